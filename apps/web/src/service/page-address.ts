/** What a page is about, as its address says: something in a municipality. */
export type PageAddress = { readonly municipality: string; readonly id: string };

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62})$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is the id of something. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** The municipality in `?municipality=…`, or null when the address names none that can exist. */
export function municipalityIn(search: string): string | null {
  const municipality = new URLSearchParams(search).get('municipality') ?? '';
  return SLUG.test(municipality) ? municipality : null;
}

/** The thing in `?municipality=…&id=…`, or null when the address names none that can exist. */
export function pageAddressIn(search: string): PageAddress | null {
  const municipality = municipalityIn(search);
  const id = new URLSearchParams(search).get('id') ?? '';
  return municipality !== null && isId(id) ? { municipality, id } : null;
}

/** The address of a page about something, such as `/wijkteam`. */
export function pageAddressOf(path: string, { municipality, id }: PageAddress): string {
  return `${path}?${new URLSearchParams({ municipality, id }).toString()}`;
}
