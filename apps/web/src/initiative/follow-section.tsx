import { type ReactNode, useState } from 'react';
import type { PageAddress } from '../service/page-address.js';
import { send } from '../service/send.js';
import type { Retryable } from '../service/use-reading.js';
import { CommandLine } from './command-line.js';
import { initiativePath } from './initiative-api.js';
import type { Support } from './initiative-types.js';
import { SignIn } from './support-section.js';
import { useCommand } from './use-command.js';
import { useInitiativeMessages } from './use-initiative-messages.js';

type Props = Retryable<Support> & { readonly address: PageAddress };

/** To hear when something changes; once it is known whether you do. */
export function FollowSection({ address, reading }: Props): ReactNode {
  const { words } = useInitiativeMessages();
  if (reading.kind !== 'ready') return null;
  const { isFollowedByYou } = reading.value;
  return (
    <section className="section flow" aria-labelledby="volgen">
      <h2 id="volgen">{words.follow.heading}</h2>
      <p>{words.follow.what}</p>
      {isFollowedByYou === null ? (
        <SignIn address={address} label={words.follow.signIn} />
      ) : (
        <FollowButton address={address} isFollowedAtFirst={isFollowedByYou} />
      )}
    </section>
  );
}

type ButtonProps = { readonly address: PageAddress; readonly isFollowedAtFirst: boolean };

function FollowButton({ address, isFollowedAtFirst }: ButtonProps): ReactNode {
  const { words } = useInitiativeMessages();
  const [isFollowed, setIsFollowed] = useState(isFollowedAtFirst);
  const { state, run } = useCommand();

  async function press(): Promise<void> {
    await run({ name: isFollowed ? 'stopped' : 'following' }, async () => {
      const method = isFollowed ? 'DELETE' : 'PUT';
      await send({ method, path: initiativePath(address, '/follow') });
      setIsFollowed(!isFollowed);
    });
  }

  return (
    <>
      <p className="actions">
        <button
          className="btn btn--second"
          type="button"
          aria-disabled={state.kind === 'busy'}
          onClick={() => void press()}
        >
          {isFollowed ? words.follow.unfollow : words.follow.follow}
        </button>
      </p>
      <CommandLine
        state={state}
        done={{ following: words.follow.following, stopped: words.follow.stopped }}
      />
    </>
  );
}
