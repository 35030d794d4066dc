import { type ReactNode, useCallback, useEffect } from 'react';
import { NoMunicipality } from '../layout/no-municipality.js';
import { PageFrame } from '../layout/page-frame.js';
import { pathOf, readOne } from '../service/read-service.js';
import { useReading } from '../service/use-reading.js';
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
  const { words, messages } = useInboxMessages();
  const { municipality, noticeId } = at;
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
      current="my-notices"
    >
      {noticeId === null ? (
        <Inbox at={at} />
      ) : (
        <SignedIn municipality={municipality} why={words.signIn}>
          {() => <NoticePart municipality={municipality} id={noticeId} />}
        </SignedIn>
      )}
    </PageFrame>
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
