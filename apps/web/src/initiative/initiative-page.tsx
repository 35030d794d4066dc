import { type ReactNode, useCallback, useEffect } from 'react';
import { PageFrame } from '../layout/page-frame.js';
import { NotNow, Waiting } from '../layout/reading-section.js';
import type { PageAddress } from '../service/page-address.js';
import { useReading } from '../service/use-reading.js';
import { InitiativeParts } from './initiative-parts.js';
import { readInitiative } from './initiative-api.js';
import { useInitiativeMessages } from './use-initiative-messages.js';

/** The public page of an initiative: the plan, its costs, its route, and all that is said and done about it. */
export function InitiativePage({ address }: { readonly address: PageAddress | null }): ReactNode {
  return address === null ? <NoSuchInitiative /> : <KnownInitiative address={address} />;
}

function KnownInitiative({ address }: { readonly address: PageAddress }): ReactNode {
  const { messages } = useInitiativeMessages();
  const { reading, retry } = useReading(
    useCallback((signal: AbortSignal) => readInitiative(address, signal), [address]),
  );
  const title = reading.kind === 'ready' ? reading.value.initiative.title : null;
  useEffect(() => {
    document.title = title === null ? messages.brand : `${title} – ${messages.brand}`;
  }, [title, messages]);
  switch (reading.kind) {
    case 'missing':
      return <NoSuchInitiative municipality={address.municipality} />;
    case 'ready':
      return <InitiativeParts address={address} whole={reading.value} />;
    case 'loading':
    case 'failed':
      return (
        <PageFrame
          municipalityName={null}
          municipality={address.municipality}
          current="initiatives"
        >
          <div className="intro">
            <h1>{messages.brand}</h1>
          </div>
          <div aria-busy={reading.kind === 'loading'}>
            {reading.kind === 'loading' ? <Waiting /> : <NotNow onRetry={retry} />}
          </div>
        </PageFrame>
      );
  }
}

/** There is no such initiative, or it is not public: says so, and where to look. */
function NoSuchInitiative({ municipality }: { readonly municipality?: string }): ReactNode {
  const { words, messages } = useInitiativeMessages();
  useEffect(() => {
    document.title = `${words.missing.heading} – ${messages.brand}`;
  }, [words, messages]);
  const back =
    municipality === undefined
      ? '/'
      : `/initiatives?${new URLSearchParams({ municipality }).toString()}`;
  return (
    <PageFrame municipalityName={null}>
      <div className="intro">
        <h1>{words.missing.heading}</h1>
        <p className="lead">{words.missing.help}</p>
        <p>
          <a href={back}>{words.missing.back}</a>
        </p>
      </div>
    </PageFrame>
  );
}
