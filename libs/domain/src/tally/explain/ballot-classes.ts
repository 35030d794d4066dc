import type { LooseBallot } from '../ballot-set.js';
import { compareCodePoints } from '../compare-code-points.js';
import type { TallyElection } from '../tally-election.js';

/** Ballots that are the same from beginning to end, put together; `weights` tells how many each one is. */
export type BallotClasses = {
  readonly ballots: readonly LooseBallot[];
  readonly weights: Float64Array;
};

/**
 * The different ballots of an election, as they were filled in: negative points and the order on ranked
 * ballots are kept. Their order follows from what was voted and the ids of the projects alone.
 */
export function ballotClasses({ ballots, projects, form }: TallyElection): BallotClasses {
  const isRanked = form.type === 'ordinal';
  const ids = projects.map(({ id }) => id);
  const found = new Map<string, { readonly ballot: LooseBallot; weight: number }>();
  for (let ballot = 0; ballot < ballots.size; ballot += 1) {
    const [from, to] = [ballots.starts[ballot] ?? 0, ballots.starts[ballot + 1] ?? 0];
    const entries = Array.from(ballots.choices.subarray(from, to), (choice, index) => ({
      choice,
      points: ballots.points?.[from + index] ?? 0,
    }));
    if (!isRanked) {
      entries.sort((one, other) =>
        compareCodePoints(ids[one.choice] ?? '', ids[other.choice] ?? ''),
      );
    }
    const key = JSON.stringify(entries.map(({ choice, points }) => [ids[choice], points]));
    const known = found.get(key);
    if (known !== undefined) known.weight += 1;
    else {
      const choices = entries.map(({ choice }) => choice);
      const points = ballots.points === null ? null : entries.map((entry) => entry.points);
      found.set(key, { ballot: { choices, points }, weight: 1 });
    }
  }
  const sorted = [...found].sort(([left], [right]) => compareCodePoints(left, right));
  return {
    ballots: sorted.map(([, { ballot }]) => ballot),
    weights: Float64Array.from(sorted, ([, { weight }]) => weight),
  };
}
