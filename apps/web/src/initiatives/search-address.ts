import { isId } from '../service/page-address.js';

/** What somebody looks for, as the address of the page says. */
export type Search = {
  readonly municipality: string;
  /** Only those of this round; empty for all. */
  readonly roundId: string;
  readonly query: string;
  readonly theme: string;
  readonly state: string;
  readonly page: number;
};

const QUERY_LENGTH_MAX = 200;
const PAGE_MAX = 1_000_000;

/** Reads the search in an address. A page that is no number is the first. */
export function searchIn(municipality: string, search: string): Search {
  const asked = new URLSearchParams(search);
  const page = Number(asked.get('page') ?? '1');
  const roundId = asked.get('roundId') ?? '';
  return {
    municipality,
    roundId: isId(roundId) ? roundId : '',
    query: (asked.get('query') ?? '').slice(0, QUERY_LENGTH_MAX),
    theme: asked.get('theme') ?? '',
    state: asked.get('state') ?? '',
    page: Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : 1,
  };
}

/** The part of an address that says what is looked for, without what is not. */
export function queryOf({
  roundId,
  query,
  theme,
  state,
  page,
}: Omit<Search, 'municipality'>): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries({ roundId, query, theme, state })) {
    if (value.trim() !== '') asked.set(name, value.trim());
  }
  if (page > 1) asked.set('page', String(page));
  return asked.toString();
}

/** Whether anything is looked for. */
export function isNarrowed({ roundId, query, theme, state }: Search): boolean {
  return [roundId, query, theme, state].some((value) => value.trim() !== '');
}

/** The address of the page that shows the same search from another page on. */
export function addressOfPage(search: Search, page: number): string {
  const { municipality } = search;
  const rest = queryOf({ ...search, page });
  return `/initiatives?municipality=${municipality}${rest === '' ? '' : `&${rest}`}`;
}
