import { type ReactNode, useCallback, useEffect } from 'react';
import { NoMunicipality } from '../layout/no-municipality.js';
import { PageFrame } from '../layout/page-frame.js';
import { NotNow, Waiting } from '../layout/reading-section.js';
import { readOne, pathOf } from '../service/read-service.js';
import { useReading } from '../service/use-reading.js';
import { FoundList } from './found-list.js';
import { readFound } from './read-found.js';
import type { Search } from './search-address.js';
import { SearchForm } from './search-form.js';
import { useInitiativesMessages } from './use-initiatives-messages.js';

/** All public initiatives of a municipality, to look through and to search. */
export function InitiativesPage({ search }: { readonly search: Search }): ReactNode {
  const { words, messages } = useInitiativesMessages();
  const { municipality } = search;
  const town = useReading(
    useCallback(
      (signal: AbortSignal) =>
        readOne<{ readonly name: string }>(pathOf({ municipality }, ''), signal),
      [municipality],
    ),
  );
  useEffect(() => {
    document.title = `${words.heading} – ${messages.brand}`;
  }, [words, messages]);
  if (town.reading.kind === 'missing') return <NoMunicipality />;
  return (
    <PageFrame
      municipalityName={town.reading.kind === 'ready' ? town.reading.value.name : null}
      municipality={municipality}
      current="initiatives"
    >
      <div className="intro">
        <h1>{words.heading}</h1>
        <p className="lead">{words.lead}</p>
      </div>
      <SearchForm search={search} />
      <Found search={search} />
    </PageFrame>
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
