import type { TallyElection, TieCriterion } from '#domain';
import { fraction } from './fraction.js';
import { type NaiveShares, naiveShares } from './naive-equal-shares.js';
import { pointTable } from './small-elections.js';

export type NaivePlan = {
  readonly utility: 'cost' | 'cardinality';
  readonly ties: readonly TieCriterion[];
  readonly start: 'exact' | 'floor';
  readonly unit: bigint;
  readonly isExhaustive: boolean;
  readonly isOpen?: (place: number, winners: readonly number[]) => boolean;
};

/** Add1 by the book: one unit per voter more, count everything anew, until it would overspend. */
export function naiveAddOne(
  election: TallyElection,
  plan: NaivePlan,
): NaiveShares & { readonly increments: number } {
  const voters = BigInt(election.ballots.size);
  const points = pointTable(election);
  const { isOpen = () => true } = plan;
  const supported = election.projects
    .map((project, place) => ({ ...project, place }))
    .filter(({ place }) => points.some((row) => row[place]! > 0));
  let outcome: (NaiveShares & { readonly increments: number }) | null = null;
  for (let increments = 0; ; increments += 1) {
    const shares = naiveShares(election, plan, endowmentOf(increments));
    if (shares.spent > election.budget && outcome !== null) return outcome;
    outcome = { ...shares, increments };
    const open = supported.filter(
      ({ place }) => !shares.winners.includes(place) && isOpen(place, shares.winners),
    );
    const left = election.budget - shares.spent;
    if (open.length === 0 || (plan.isExhaustive && open.every(({ cost }) => cost > left))) {
      return outcome;
    }
  }

  function endowmentOf(increments: number): ReturnType<typeof fraction> {
    const extra = BigInt(increments) * plan.unit;
    if (voters === 0n) return fraction(0n);
    if (plan.start === 'exact') return fraction(election.budget + extra * voters, voters);
    return fraction((election.budget / (voters * plan.unit)) * plan.unit + extra);
  }
}
