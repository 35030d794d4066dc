import type { ReactNode } from 'react';
import { money } from '../messages/format.js';
import { pageAddressOf } from '../service/page-address.js';
import { type FoundInitiative, type FoundPage, PER_PAGE } from './read-found.js';
import { addressOfPage, isNarrowed, type Search } from './search-address.js';
import { useInitiativesMessages } from './use-initiatives-messages.js';

type Props = { readonly search: Search; readonly found: FoundPage };

/** What was found, page by page; or why there is nothing. */
export function FoundList({ search, found }: Props): ReactNode {
  const { words, locale } = useInitiativesMessages();
  if (found.items.length === 0) return <Nothing search={search} />;
  const amount = money(
    locale,
    found.items.map(({ requestedCents }) => requestedCents),
  );
  const { totalCount, isTotalAtLeast } = found;
  return (
    <section className="section" aria-labelledby="gevonden">
      <h2 id="gevonden">
        {totalCount === 1 && !isTotalAtLeast
          ? words.found.one
          : words.found.count(totalCount.toLocaleString(locale), isTotalAtLeast)}
      </h2>
      <ul className="rows rows--money">
        {found.items.map((each) => (
          <Row key={each.id} municipality={search.municipality} found={each} amount={amount} />
        ))}
      </ul>
      <Paging search={search} found={found} />
    </section>
  );
}

type RowProps = {
  readonly municipality: string;
  readonly found: FoundInitiative;
  readonly amount: (cents: number) => string;
};

function Row({ municipality, found, amount }: RowProps): ReactNode {
  const { words, themes } = useInitiativesMessages();
  const { id, title, summary, state, areaName, theme, requestedCents } = found;
  const place = [areaName ?? words.found.noPlace, theme === null ? null : themes[theme]];
  return (
    <li>
      <h3>
        <a href={pageAddressOf('/initiative', { municipality, id })}>{title}</a>
      </h3>
      <p className="soft small">{place.filter((part) => part !== null).join(', ')}</p>
      <p>{shortened(summary)}</p>
      <div className="side">
        <p className="num">{words.found.asked(amount(requestedCents))}</p>
        <p className="state">{words.states[state]}</p>
      </div>
    </li>
  );
}

const SUMMARY_SHOWN_MAX = 180;

/** The beginning of a text, to the end of a word. */
function shortened(text: string): string {
  if (text.length <= SUMMARY_SHOWN_MAX) return text;
  const start = text.slice(0, SUMMARY_SHOWN_MAX);
  const end = start.lastIndexOf(' ');
  return `${end > 0 ? start.slice(0, end) : start}…`;
}

function Nothing({ search }: { readonly search: Search }): ReactNode {
  const { words } = useInitiativesMessages();
  const { municipality } = search;
  const address = `/propose?${new URLSearchParams({ municipality }).toString()}`;
  return (
    <section className="section flow">
      <p>{isNarrowed(search) ? words.found.none : words.found.empty}</p>
      <p>
        <a href={address}>{words.found.propose}</a>
      </p>
    </section>
  );
}

function Paging({ search, found }: Props): ReactNode {
  const { words } = useInitiativesMessages();
  const { page } = search;
  const pages = Math.max(1, Math.ceil(found.totalCount / PER_PAGE));
  if (page === 1 && !found.hasNext) return null;
  return (
    <nav className="actions" aria-label={words.found.paging}>
      {page > 1 && (
        <a rel="prev" href={addressOfPage(search, page - 1)}>
          {words.found.previous}
        </a>
      )}
      <span>
        {found.isTotalAtLeast ? words.found.pageOnly(page) : words.found.page(page, pages)}
      </span>
      {found.hasNext && (
        <a rel="next" href={addressOfPage(search, page + 1)}>
          {words.found.next}
        </a>
      )}
    </nav>
  );
}
