import { type ReactNode, useState } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import { moment } from '../messages/format.js';
import type { PageAddress } from '../service/page-address.js';
import { send } from '../service/send.js';
import type { Retryable } from '../service/use-reading.js';
import { signInAddress } from '../session/sign-in-address.js';
import { CommandLine } from './command-line.js';
import { initiativePath } from './initiative-api.js';
import type { Support, SupportCount } from './initiative-types.js';
import { ShareStrip } from './share-strip.js';
import { useCommand } from './use-command.js';
import { type InitiativeWording, useInitiativeMessages } from './use-initiative-messages.js';

type Props = Retryable<Support> & { readonly address: PageAddress };

/** How many support it, how many are needed, and whether you do; who does is told to nobody. */
export function SupportSection({ address, ...read }: Props): ReactNode {
  const { words } = useInitiativeMessages();
  return (
    <ReadingSection id="steun" heading={words.support.heading} {...read}>
      {(support) => <Standing key={support.initiativeId} address={address} read={support} />}
    </ReadingSection>
  );
}

type StandingProps = { readonly address: PageAddress; readonly read: Support };

function Standing({ address, read }: StandingProps): ReactNode {
  const wording = useInitiativeMessages();
  const { words } = wording;
  const [support, setSupport] = useState(read);
  const { count, needed } = support;
  return (
    <div className="flow">
      <p className="say">{howMany(support, wording).join(' ')}</p>
      {needed !== null && needed > 0 && <ShareStrip part={count} whole={needed} />}
      <p>{conditions(support, wording).join(' ')}</p>
      <SupportButton address={address} support={support} onChange={setSupport} />
      <p className="small soft">{words.support.secret}</p>
    </div>
  );
}

function howMany(support: Support, { words }: InitiativeWording): readonly string[] {
  const { count, needed, isReached, outcome, isOpen } = support;
  if (!isOpen && needed === null && count === 0) return [words.support.notAsked];
  const counted = words.support.count(count);
  if (needed === null) return isOpen ? [counted, words.support.noneNeeded] : [counted];
  if (outcome === 'not-reached') {
    return [counted, words.support.needed(needed), words.support.notReached];
  }
  const isEnough = isReached || outcome === 'reached';
  return [counted, words.support.needed(needed), ...(isEnough ? [words.support.reached] : [])];
}

function conditions(support: Support, wording: InitiativeWording): readonly string[] {
  const { words } = wording;
  const { isOpen, untilAt, ageMin, needsRegisterTie } = support;
  if (!isOpen) return [words.support.closed];
  return [
    untilAt === null
      ? words.support.openEnd
      : words.support.until(moment(wording, new Date(untilAt))),
    ...(ageMin === null ? [] : [words.support.age(ageMin)]),
    ...(needsRegisterTie ? [words.support.tie] : []),
  ];
}

type ButtonProps = {
  readonly address: PageAddress;
  readonly support: Support;
  readonly onChange: (support: Support) => void;
};

/** One button that stays where it is, whatever is pressed, so that the focus does too. */
function SupportButton({ address, support, onChange }: ButtonProps): ReactNode {
  const { words } = useInitiativeMessages();
  const { state, run } = useCommand();
  const { isOpen, isSupportedByYou } = support;
  if (!isOpen) return isSupportedByYou === true ? <p>{words.support.yours}</p> : null;
  if (isSupportedByYou === null) return <SignIn address={address} label={words.support.signIn} />;

  async function press(): Promise<void> {
    const path = initiativePath(address);
    if (isSupportedByYou === true) {
      await run({ name: 'taken-back' }, async () => {
        await send({ method: 'DELETE', path: `${path}/supports/own` });
        onChange({ ...support, count: support.count - 1, isSupportedByYou: false });
      });
      return;
    }
    await run({ name: 'given' }, async (key) => {
      const { body } = await send<SupportCount>({ method: 'POST', path: `${path}/supports`, key });
      onChange({ ...support, count: body.count, isSupportedByYou: true });
    });
  }

  const label = isSupportedByYou ? words.support.takeBack : words.support.give;
  return (
    <>
      <p className="actions">
        <button
          className={isSupportedByYou ? 'btn btn--second' : 'btn'}
          type="button"
          aria-disabled={state.kind === 'busy'}
          onClick={() => void press()}
        >
          {state.kind === 'busy' ? words.support.busy : label}
        </button>
      </p>
      <CommandLine
        state={state}
        done={{ given: words.support.given, 'taken-back': words.support.takenBack }}
      />
    </>
  );
}

type SignInProps = { readonly address: PageAddress; readonly label: string };

/** The way to sign in, and from there back to this page. */
export function SignIn({ address, label }: SignInProps): ReactNode {
  const here = `${location.pathname}${location.search}`;
  return (
    <p className="actions">
      <a className="btn btn--second" href={signInAddress(address.municipality, here)}>
        {label}
      </a>
    </p>
  );
}
