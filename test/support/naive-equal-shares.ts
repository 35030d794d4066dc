import {
  candidatesOf,
  compareTied,
  scoreProjects,
  type TallyElection,
  type TieCriterion,
} from '#domain';
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

export type NaiveTerms = {
  readonly utility: 'cost' | 'cardinality';
  readonly ties: readonly TieCriterion[];
  /** Whether a project may still be funded beside these winners. */
  readonly isOpen?: (place: number, winners: readonly number[]) => boolean;
};

/**
 * The Method of Equal Shares by the book: every voter apart, every project at every step, exact
 * fractions throughout. Slow, and meant to be read.
 */
export function naiveShares(
  election: TallyElection,
  { utility, ties, isOpen = () => true }: NaiveTerms,
  endowment: Fraction,
): NaiveShares {
  const points = pointTable(election);
  const candidates = candidatesOf(election, scoreProjects(election))
    .map(({ cost, ...candidate }, place) => {
      const gains = points.map((row) =>
        fraction(BigInt(row[place]!) * (utility === 'cost' ? cost : 1n)),
      );
      return { ...candidate, cost, place, gains };
    })
    .toSorted((left, right) => compareTied(ties, left, right));
  let budgets = points.map(() => endowment);
  const winners: number[] = [];
  let tieCount = 0;
  for (;;) {
    const offers = candidates
      .filter(({ place }) => !winners.includes(place) && isOpen(place, winners))
      .flatMap(({ place, cost, gains }) => {
        const rho = rhoOf(fraction(cost), budgets, gains);
        return rho === null ? [] : [{ place, rho, gains }];
      });
    const best = offers.filter(({ rho }) => offers.every((one) => compare(rho, one.rho) <= 0));
    const [first] = best;
    if (first === undefined) break;
    winners.push(first.place);
    if (best.length > 1) tieCount += 1;
    budgets = budgets.map((budget, voter) =>
      minus(budget, least(budget, times(first.rho, first.gains[voter]!))),
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
