import type { ReactNode } from 'react';
import { money, moment } from '../messages/format.js';
import { nextMomentOf } from './next-moment.js';
import type { PlannedRound } from './team-api.js';
import type { TeamRound } from './team-types.js';
import type { Reading } from '../service/use-reading.js';
import { type TeamWording, useTeamMessages } from './use-team-messages.js';

/** What everybody in the wijk can do now, when there is something: send in a plan, support one, or vote. */
export function NowBlock({
  reading,
}: {
  readonly reading: Reading<readonly PlannedRound[]>;
}): ReactNode {
  const wording = useTeamMessages();
  const { words, locale } = wording;
  if (reading.kind !== 'ready') return null;
  const open = PHASES.flatMap((phase) => {
    const found = mostPressing(reading.value, phase, reading.readAt);
    return found === undefined ? [] : [{ phase, round: found }];
  })[0];
  if (open === undefined) return null;
  const { phase, round } = open;
  const { budgetCents } = round.rules;
  return (
    <section className="now flow" aria-labelledby="nu">
      <h2 id="nu">{words.now[phase](money(locale, [budgetCents], round.currency)(budgetCents))}</h2>
      <p>
        <strong>{round.title}</strong>. {untilWhen(round, reading.readAt, wording)}
      </p>
    </section>
  );
}

/** Of the rounds in a phase the one that soonest goes on to the next; last what has no end. */
function mostPressing(
  rounds: readonly PlannedRound[],
  phase: TeamRound['phase'],
  now: Date,
): TeamRound | undefined {
  const endOf = (round: TeamRound): number => nextMomentOf(round, now)?.at.getTime() ?? Infinity;
  return rounds
    .map(({ round }) => round)
    .filter((round) => round.phase === phase)
    .toSorted((one, other) => (endOf(one) < endOf(other) ? -1 : 1))[0];
}

/** Until when it can be done; nothing when no moment is planned, or it has passed. */
function untilWhen(round: TeamRound, now: Date, wording: TeamWording): string | null {
  const next = nextMomentOf(round, now);
  if (next === null) return round.mode === 'first-come' ? wording.messages.rounds.allYear : null;
  return next.isLate ? null : wording.words.rounds.next[next.moment](moment(wording, next.at));
}

/** The phases in which residents act, the most pressing first. */
const PHASES = ['voting', 'support', 'submission'] as const;
