import type { ReactNode } from 'react';
import { TownPage } from '../layout/town-page.js';
import { SignedIn } from '../session/signed-in.js';
import { BeginPart } from './begin-part.js';
import { DraftPart } from './draft-part.js';
import { useProposeMessages } from './use-propose-messages.js';

type Props = {
  readonly municipality: string;
  /** The draft to go on with; null to begin. */
  readonly id: string | null;
};

/** Where a resident writes a plan, with what the rules of play say of it while typing. */
export function ProposePage({ municipality, id }: Props): ReactNode {
  const { words } = useProposeMessages();
  return (
    <TownPage municipality={municipality} current="propose" title={words.heading}>
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
    </TownPage>
  );
}
