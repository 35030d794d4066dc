import type { ReactNode } from 'react';
import { NotNow, Waiting } from '../layout/reading-section.js';
import { useLanguage } from '../messages/language.js';
import type { Session } from './read-session.js';
import { useSession } from './session-provider.js';
import { signInAddress } from './sign-in-address.js';

type Props = {
  readonly municipality: string;
  /** Why somebody has to sign in before there is anything to see. */
  readonly why: string;
  readonly children: (session: Session) => ReactNode;
};

/** What only somebody who is signed in can see; for everybody else the way to sign in and come back. */
export function SignedIn({ municipality, why, children }: Props): ReactNode {
  const { messages } = useLanguage();
  const { reading, retry } = useSession();
  if (reading.kind === 'loading') return <Waiting />;
  if (reading.kind !== 'ready') return <NotNow onRetry={retry} />;
  if (reading.value !== null) return children(reading.value);
  const here = `${location.pathname}${location.search}${location.hash}`;
  return (
    <div className="flow">
      <p>{why}</p>
      <p className="actions">
        <a className="btn" href={signInAddress(municipality, here)}>
          {messages.menu.signIn}
        </a>
      </p>
    </div>
  );
}
