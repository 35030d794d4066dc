import { compareTied, scoreProjects, type TallyElection, type TieCriterion } from '#domain';
import { compare, type Fraction, fraction, least, minus, over, sum, times } from './fraction.js';
import { pointTable } from './small-elections.js';

export type NaiveShares = {
  /** Places in the list of projects, in order of selection. */
  readonly winners: readonly number[];
  readonly spent: bigint;
  /** What each ballot has left. */
  readonly budgets: readonly Fraction[];
  /** The number of steps at which two or more projects had the same rho. */
  readonly tieCount: number;
};

/**
 * The Method of Equal Shares by the book: every voter apart, every project at every step, exact
 * fractions throughout. Slow, and meant to be read.
 */
export function naiveShares(
  election: TallyElection,
  utility: 'cost' | 'cardinality',
  ties: readonly TieCriterion[],
  endowment: Fraction,
): NaiveShares {
  const points = pointTable(election);
  const scores = scoreProjects(election);
  const candidates = election.projects.map(({ id, cost }, place) => ({
    id,
    cost,
    place,
    score: scores[place]!,
  }));
  const byTies = candidates.toSorted((left, right) => compareTied(ties, left, right));
  let budgets = points.map(() => endowment);
  const winners: number[] = [];
  let tieCount = 0;
  for (;;) {
    let best: { place: number; rho: Fraction; gains: Fraction[] } | null = null;
    let equals = 0;
    for (const { place, cost } of byTies) {
      if (winners.includes(place)) continue;
      const gains = points.map((row) =>
        fraction(BigInt(row[place]!) * (utility === 'cost' ? cost : 1n)),
      );
      const rho = rhoOf(fraction(cost), budgets, gains);
      if (rho === null) continue;
      const order = best === null ? -1 : compare(rho, best.rho);
      if (order === 0) equals += 1;
      if (order < 0) {
        equals = 1;
        best = { place, rho, gains };
      }
    }
    if (best === null) break;
    const { place, rho, gains } = best;
    winners.push(place);
    if (equals > 1) tieCount += 1;
    budgets = budgets.map((budget, voter) =>
      minus(budget, least(budget, times(rho, gains[voter]!))),
    );
  }
  const spent = winners.reduce((total, place) => total + election.projects[place]!.cost, 0n);
  return { winners, spent, budgets, tieCount };
}

/** The rho with which the voters pay the cost together, each min(budget, rho × gain); null: they cannot. */
function rhoOf(
  cost: Fraction,
  budgets: readonly Fraction[],
  gains: readonly Fraction[],
): Fraction | null {
  const supporters = gains.flatMap((gain, voter) =>
    gain.top === 0n ? [] : [{ gain, budget: budgets[voter]! }],
  );
  supporters.sort((one, other) =>
    compare(over(one.budget, one.gain), over(other.budget, other.gain)),
  );
  let rest = cost;
  for (const [index, { budget, gain }] of supporters.entries()) {
    const rho = over(rest, sum(supporters.slice(index).map((other) => other.gain)));
    if (compare(times(rho, gain), budget) <= 0) return rho;
    rest = minus(rest, budget);
  }
  return null;
}
