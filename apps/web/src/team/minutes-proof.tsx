import type { ReactNode } from 'react';
import { CheckCode } from './check-code.js';
import type { DecisionsData } from './read-decisions.js';
import { pathOf } from '../service/read-service.js';
import type { PageAddress } from '../service/page-address.js';
import { useTeamMessages } from './use-team-messages.js';
import { useWrongPages } from './use-wrong-pages.js';
import { Verdict } from './verdict.js';

type Props = {
  readonly data: Pick<DecisionsData, 'minutes' | 'verification'>;
  readonly address: PageAddress;
};

/** Whether the minutes book still is what it was, by the service and by this device; and its last code. */
export function MinutesProof({ data: { minutes, verification }, address }: Props): ReactNode {
  const { words } = useTeamMessages();
  const ownWrong = useWrongPages(minutes);
  const { pageCount, faults, lastHash } = verification;
  if (pageCount === 0) return null;
  const wrong = [...new Set([...faults.map(({ number }) => number), ...(ownWrong ?? [])])];
  const isSound = verification.isSound && wrong.length === 0;
  return (
    <>
      <h4>{words.minutes.proof}</h4>
      <Verdict isSound={isSound}>
        {isSound
          ? words.minutes.sound(pageCount, ownWrong !== null)
          : words.minutes.broken(wrong.toSorted((one, other) => one - other).join(', '))}
      </Verdict>
      {lastHash !== null && <CheckCode label={words.minutes.lastHash} hash={lastHash} />}
      <p className="small">
        <a href={pathOf(address, `/wijkteams/${address.id}/minutes`)}>{words.minutes.data}</a>
      </p>
    </>
  );
}
