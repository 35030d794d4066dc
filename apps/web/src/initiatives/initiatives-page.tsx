import { type ReactNode, useCallback } from 'react';
import { NotNow, Waiting } from '../layout/reading-section.js';
import { TownPage } from '../layout/town-page.js';
import { useReading } from '../service/use-reading.js';
import { FoundList } from './found-list.js';
import { readFound } from './read-found.js';
import type { Search } from './search-address.js';
import { SearchForm } from './search-form.js';
import { useInitiativesMessages } from './use-initiatives-messages.js';

/** All public initiatives of a municipality, to look through and to search. */
export function InitiativesPage({ search }: { readonly search: Search }): ReactNode {
  const { words } = useInitiativesMessages();
  return (
    <TownPage municipality={search.municipality} current="initiatives" title={words.heading}>
      <div className="intro">
        <h1>{words.heading}</h1>
        <p className="lead">{words.lead}</p>
      </div>
      <SearchForm search={search} />
      <Found search={search} />
    </TownPage>
  );
}

function Found({ search }: { readonly search: Search }): ReactNode {
  const { reading, retry } = useReading(
    useCallback((signal: AbortSignal) => readFound(search, signal), [search]),
  );
  return (
    <div aria-live="polite" aria-busy={reading.kind === 'loading'}>
      {reading.kind === 'ready' && <FoundList search={search} found={reading.value} />}
      {reading.kind === 'loading' && <Waiting />}
      {(reading.kind === 'failed' || reading.kind === 'missing') && <NotNow onRetry={retry} />}
    </div>
  );
}
