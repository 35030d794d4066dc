import { type ReactNode, useCallback, useEffect } from 'react';
import { NoMunicipality } from '../layout/no-municipality.js';
import { PageFrame } from '../layout/page-frame.js';
import { useReading } from '../service/use-reading.js';
import { SignedIn } from '../session/signed-in.js';
import { BeginPart } from './begin-part.js';
import { DraftPart } from './draft-part.js';
import { readTown } from './propose-api.js';
import { useProposeMessages } from './use-propose-messages.js';

type Props = {
  readonly municipality: string;
  /** The draft to go on with; null to begin. */
  readonly id: string | null;
};

/** Where a resident writes a plan, with what the rules of play say of it while typing. */
export function ProposePage({ municipality, id }: Props): ReactNode {
  const { words, messages } = useProposeMessages();
  const { reading } = useReading(
    useCallback((signal: AbortSignal) => readTown({ municipality }, signal), [municipality]),
  );
  useEffect(() => {
    document.title = `${words.heading} – ${messages.brand}`;
  }, [words, messages]);
  if (reading.kind === 'missing') return <NoMunicipality />;
  return (
    <PageFrame
      municipalityName={reading.kind === 'ready' ? reading.value.name : null}
      municipality={municipality}
      current="propose"
    >
      <div className="intro">
        <h1>{words.heading}</h1>
        <p className="lead">{words.lead}</p>
      </div>
      <SignedIn municipality={municipality} why={words.signIn}>
        {(session) =>
          id === null ? (
            <BeginPart municipality={municipality} session={session} />
          ) : (
            <DraftPart municipality={municipality} id={id} />
          )
        }
      </SignedIn>
    </PageFrame>
  );
}
