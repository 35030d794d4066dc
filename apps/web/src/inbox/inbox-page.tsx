import type { ReactNode } from 'react';
import { TownPage } from '../layout/town-page.js';
import { SignedIn } from '../session/signed-in.js';
import { BuurtBlock } from './buurt-block.js';
import type { InboxAddress } from './inbox-address.js';
import { NoticePart } from './notice-part.js';
import { NoticesSection } from './notices-section.js';
import { PlansBlock } from './plans-block.js';
import { SettingsSection } from './settings-section.js';
import { useInboxMessages } from './use-inbox-messages.js';

type Props = { readonly at: InboxAddress };

/** What somebody was told, and what they choose about being told. */
export function InboxPage({ at }: Props): ReactNode {
  const { words } = useInboxMessages();
  const { municipality, noticeId } = at;
  return (
    <TownPage municipality={municipality} current="my-notices" title={words.heading}>
      {noticeId === null ? (
        <Inbox at={at} />
      ) : (
        <SignedIn municipality={municipality} why={words.signIn}>
          {() => <NoticePart municipality={municipality} id={noticeId} />}
        </SignedIn>
      )}
    </TownPage>
  );
}

function Inbox({ at }: Props): ReactNode {
  const { words } = useInboxMessages();
  const { municipality } = at;
  return (
    <>
      <div className="intro">
        <h1>{words.heading}</h1>
        <p className="lead">{words.lead}</p>
      </div>
      <SignedIn municipality={municipality} why={words.signIn}>
        {() => (
          <>
            <Jump />
            <div className="cols cols--2-1">
              <NoticesSection at={at} />
              <aside className="inbox-side">
                <PlansBlock municipality={municipality} />
                <BuurtBlock municipality={municipality} />
              </aside>
            </div>
            <SettingsSection municipality={municipality} />
          </>
        )}
      </SignedIn>
    </>
  );
}

/** On a phone the rest is far below. */
function Jump(): ReactNode {
  const { words } = useInboxMessages();
  const { name, ...parts } = words.jump;
  return (
    <nav className="jump" aria-label={name}>
      <ul>
        {Object.entries(parts).map(([id, label]) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
