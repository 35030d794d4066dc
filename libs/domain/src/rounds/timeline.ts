import type { Fault } from '../domain-error.js';

/** When a round's phases are planned. Null: not planned, or not part of this mode. */
export type Timeline = {
  readonly submissionOpensAt: Date | null;
  readonly submissionClosesAt: Date | null;
  /** Inclusive. */
  readonly votingOpensAt: Date | null;
  /** Exclusive: a ballot at this very instant is late. */
  readonly votingClosesAt: Date | null;
};

const ORDER = [
  'submissionOpensAt',
  'submissionClosesAt',
  'votingOpensAt',
  'votingClosesAt',
] as const satisfies readonly (keyof Timeline)[];

/** Every pair of planned moments that stands in the wrong order. */
export function timelineFaults(timeline: Timeline): Fault[] {
  const planned = ORDER.flatMap((name) => {
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
