import type { Fault } from '../domain-error.js';
import type { RoundMode } from '../phases/round-phase.js';

/** When a round's phases are planned. Null: not planned, or not part of this mode. */
export type Timeline = {
  /** Inclusive, as every opening moment. */
  readonly submissionOpensAt: Date | null;
  /** Exclusive: what comes at this very instant is late. Support or screening begins. */
  readonly submissionClosesAt: Date | null;
  /** From then on nobody can support an initiative any more, and the screening begins. */
  readonly supportClosesAt: Date | null;
  /** From then on rules and ballot paper are fixed, before anybody votes. */
  readonly ballotFixedAt: Date | null;
  /** Inclusive. */
  readonly votingOpensAt: Date | null;
  /** Exclusive: a ballot at this very instant is late. */
  readonly votingClosesAt: Date | null;
  readonly decidingOpensAt: Date | null;
  readonly accountingOpensAt: Date | null;
  readonly evaluatingOpensAt: Date | null;
  readonly closesAt: Date | null;
};

/** One of the moments of a timeline, by its name. */
export type Moment = keyof Timeline;

/** The moments of a timeline in the order in which they come. */
export const MOMENTS = [
  'submissionOpensAt',
  'submissionClosesAt',
  'supportClosesAt',
  'ballotFixedAt',
  'votingOpensAt',
  'votingClosesAt',
  'decidingOpensAt',
  'accountingOpensAt',
  'evaluatingOpensAt',
  'closesAt',
] as const satisfies readonly Moment[];

/** The timeline of a round that is moved by hand only. */
export const NOTHING_PLANNED: Timeline = {
  submissionOpensAt: null,
  submissionClosesAt: null,
  supportClosesAt: null,
  ballotFixedAt: null,
  votingOpensAt: null,
  votingClosesAt: null,
  decidingOpensAt: null,
  accountingOpensAt: null,
  evaluatingOpensAt: null,
  closesAt: null,
};

const OF_A_VOTE: readonly Moment[] = ['ballotFixedAt', 'votingOpensAt', 'votingClosesAt'];
const NOT_FIRST_COME: readonly Moment[] = ['supportClosesAt', 'decidingOpensAt', ...OF_A_VOTE];

/** The moments that a round of this mode can have, in their order. */
export function momentsOfMode(mode: RoundMode): readonly Moment[] {
  if (mode === 'resident-vote') return MOMENTS;
  const absent = mode === 'first-come' ? NOT_FIRST_COME : OF_A_VOTE;
  return MOMENTS.filter((moment) => !absent.includes(moment));
}

/** Every pair of planned moments that stands in the wrong order. */
export function timelineFaults(timeline: Timeline): Fault[] {
  const planned = MOMENTS.flatMap((name) => {
    const at = timeline[name];
    return at === null ? [] : [{ name, at }];
  });
  return planned.slice(1).flatMap(({ name, at }, index) => {
    const before = planned[index];
    return before !== undefined && before.at >= at
      ? [{ name, code: 'timeline-order', reason: `This comes after ${before.name}.` }]
      : [];
  });
}

/** Every planned moment that the mode has not. */
export function momentFaults(mode: RoundMode, timeline: Timeline): Fault[] {
  const possible = momentsOfMode(mode);
  return MOMENTS.filter((name) => timeline[name] !== null && !possible.includes(name)).map(
    (name) => ({
      name,
      code: 'timeline-mode',
      reason: OF_A_VOTE.includes(name)
        ? 'This mode has no vote.'
        : 'A round of this mode has no such step.',
    }),
  );
}
