import type { Cents } from '../../money/cents.js';
import { compareCodePoints } from '../compare-code-points.js';
import { isScored } from '../score-projects.js';
import type { AuditedOutcome } from './audited-outcome.js';

/** What a voter gets out of a funded choice: its cost in cents, or 1. */
export type AuditUtility = 'cost' | 'cardinality';

/** An unfunded project whose supporters could have paid for it, and got too little instead. */
export type EjrPlusViolation = {
  readonly id: string;
  /** The smallest group of supporters that has reason to complain. */
  readonly voters: number;
  /** What the best served voter of that group gets out of its funded choices: cents, or projects. */
  readonly utility: bigint;
  /** What kept the project out of the count, if anything: the complaint is then about the rule. */
  readonly barredBy: 'threshold' | 'limit' | null;
};

/** EJR+ up to one project, for both utilities; or why it says nothing here. */
export type EjrPlus =
  | {
      readonly applies: true;
      readonly cost: readonly EjrPlusViolation[];
      readonly cardinality: readonly EjrPlusViolation[];
    }
  | { readonly applies: false; readonly reason: 'ballots-with-points' };

/** EJR+ up to one project; it is defined for ballots that name projects without points. */
export function ejrPlusOf(outcome: AuditedOutcome): EjrPlus {
  if (isScored(outcome.election.form)) return { applies: false, reason: 'ballots-with-points' };
  return {
    applies: true,
    cost: ejrPlusViolations(outcome, 'cost'),
    cardinality: ejrPlusViolations(outcome, 'cardinality'),
  };
}

/**
 * The violations of EJR+ up to one project (after Brill and Peters, arXiv 2302.01989), by id.
 *
 * A group of j supporters of an unfunded project p is entitled to it when their shares of the budget, j·B/n,
 * pay for it; none of them may then get as little as u with u + u(p) ≤ (j·B/n)·u(p)/cost(p). So a voter
 * who gets u belongs to complaining groups of j and more, j being ⌈(u + u(p))·cost(p)·n / (B·u(p))⌉,
 * and there is a group of j when j supporters have such a number of j or less. A project that
 * costs more than the budget would need more than n voters: nobody is entitled to it. A project that
 * costs nothing is worth nothing in cost; in number, any supporter can complain about it.
 *
 * Exact; linear in the approvals, but for ordering the voters of one number j in violating projects.
 */
export function ejrPlusViolations(
  outcome: AuditedOutcome,
  utility: AuditUtility,
): EjrPlusViolation[] {
  const { election, isFunded, isBelowThreshold, limits } = outcome;
  const gained = gainedBy(outcome, utility);
  return election.projects
    .map(({ id, cost }, place) => ({ id, cost, place }))
    .filter(({ place, cost }) => isFunded[place] === 0 && (utility !== 'cost' || cost > 0n))
    .sort((one, other) => compareCodePoints(one.id, other.id))
    .flatMap(({ id, cost, place }) => {
      const group = smallestGroup(outcome, gained, place, termsOf(outcome, cost, utility));
      if (group === null) return [];
      const barredBy =
        isBelowThreshold[place] === 1 ? 'threshold' : limits.isShutOut(place) ? 'limit' : null;
      return [{ id, ...group, barredBy }];
    });
}

/** What each class gets out of the winners: exactly, and as floats where these hold it exactly. */
type Gained = { readonly floats: Float64Array | null; readonly exact: readonly bigint[] };

function gainedBy({ election, merged, winners }: AuditedOutcome, utility: AuditUtility): Gained {
  const { byProject, weights } = merged;
  const worth = (place: number): bigint =>
    utility === 'cost' ? (election.projects[place]?.cost ?? 0n) : 1n;
  const most = winners.reduce((total, place) => total + worth(place), 0n);
  const isSafe = most <= BigInt(Number.MAX_SAFE_INTEGER);
  const floats = new Float64Array(isSafe ? weights.length : 0);
  const exact: bigint[] = isSafe ? [] : Array.from(weights, () => 0n);
  for (const place of winners) {
    const gain = worth(place);
    const gainFloat = Number(gain);
    const to = byProject.starts[place + 1] as number;
    for (let at = byProject.starts[place] as number; at < to; at += 1) {
      const one = byProject.columns[at] as number;
      if (isSafe) floats[one] = (floats[one] as number) + gainFloat;
      else exact[one] = (exact[one] as bigint) + gain;
    }
  }
  return { floats: isSafe ? floats : null, exact };
}

/** The number j of a voter who gets u is ⌈(u + gain)·factor / budget⌉. */
type Terms = { readonly gain: bigint; readonly factor: bigint; readonly budget: bigint };

function termsOf({ election, merged }: AuditedOutcome, cost: Cents, utility: AuditUtility): Terms {
  const voters = BigInt(merged.voterCount);
  return utility === 'cost'
    ? { gain: cost, factor: voters, budget: election.budget }
    : { gain: 1n, factor: voters * cost, budget: election.budget };
}

function smallestGroup(
  { merged, supporters }: AuditedOutcome,
  gained: Gained,
  place: number,
  terms: Terms,
): { voters: number; utility: bigint } | null {
  const { byProject, weights } = merged;
  const from = byProject.starts[place] as number;
  const to = byProject.starts[place + 1] as number;
  const most = supporters[place] as number;
  const numberOf = numberer(gained, terms, most);
  const counts = new Float64Array(most + 2);
  for (let at = from; at < to; at += 1) {
    const one = byProject.columns[at] as number;
    const number = numberOf(one);
    counts[number] = (counts[number] as number) + (weights[one] as number);
  }
  let total = 0;
  for (let voters = 1; voters <= most; voters += 1) {
    const before = total;
    total += counts[voters] as number;
    if (total < voters) continue;
    const last = Array.from(byProject.columns.subarray(from, to))
      .filter((one) => numberOf(one) === voters)
      .map((one) => ({ gain: gainOf(gained, one), weight: weights[one] as number }));
    return { voters, utility: smallestAt(last, voters - before) };
  }
  return null;
}

function gainOf({ floats, exact }: Gained, one: number): bigint {
  return floats === null ? (exact[one] as bigint) : BigInt(floats[one] as number);
}

/** The number j of a class, from 1; those beyond `most` are all the same. */
function numberer(
  gained: Gained,
  { gain, factor, budget }: Terms,
  most: number,
): (one: number) => number {
  const beyond = most + 1;
  if (budget === 0n) return () => (factor === 0n ? 1 : beyond);
  const { floats } = gained;
  const safe = BigInt(Number.MAX_SAFE_INTEGER);
  if (floats === null || budget > safe || (largest(floats) + gain) * factor > safe) {
    return (one) => {
      const number = ((gainOf(gained, one) + gain) * factor + budget - 1n) / budget;
      return number > BigInt(most) ? beyond : number < 1n ? 1 : Number(number);
    };
  }
  const [add, times, by] = [Number(gain), Number(factor), Number(budget)];
  return (one) => {
    const top = ((floats[one] as number) + add) * times;
    const rest = top % by;
    const number = (top - rest) / by + (rest > 0 ? 1 : 0);
    return number > most ? beyond : number < 1 ? 1 : number;
  };
}

function largest(numbers: Float64Array): bigint {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return BigInt(most);
}

/** What the voter at this rank (from 1) gets, the least served first. */
function smallestAt(
  voters: readonly { readonly gain: bigint; readonly weight: number }[],
  rank: number,
): bigint {
  let passed = 0;
  const inOrder = voters.toSorted((one, other) =>
    one.gain === other.gain ? 0 : one.gain < other.gain ? -1 : 1,
  );
  for (const { gain, weight } of inOrder) {
    passed += weight;
    if (passed >= rank) return gain;
  }
  return 0n;
}
