import { cents, type Cents } from '../../money/cents.js';
import type { ShareUtility } from '../equal-shares/proportional-rules.js';
import { compareCodePoints } from '../compare-code-points.js';
import { scoreProjects } from '../score-projects.js';
import type { TallyElection } from '../tally-election.js';

/** The most welfare that a budget can buy; null winners say that the search was given up. */
export type WelfareResult =
  | {
      readonly kind: 'solved';
      /** A set with the most welfare, by id in code-point order; others may have as much. */
      readonly winners: readonly string[];
      readonly spent: Cents;
      /** Σ score (times cost, for cost utilities), in units of 10^-scoreDecimals (and cents). */
      readonly welfare: bigint;
    }
  | {
      readonly kind: 'too-hard';
      /** No set has more welfare than this. */
      readonly welfareMax: bigint;
    };

/** The search is given up when it would have to keep more partial sets than this. */
export const PARTIAL_SETS_MAX = 200_000;

type Item = {
  readonly id: string;
  readonly cost: bigint;
  readonly value: bigint;
};

/** A set of the items so far that no other beats: the last item taken and the set before it. */
type Partial = {
  readonly cost: bigint;
  readonly value: bigint;
  readonly item: Item | null;
  readonly before: Partial | null;
};

/**
 * The set of projects within the budget with the most welfare: the sum of what all voters gain.
 *
 * A yardstick for what another rule left on the table, not a rule to count by. Exact: Nemhauser and
 * Ullmann's lists of partial sets of which none costs less and is worth as much as another, items in
 * order of value per cost, cut off where the best that may still follow (fractions allowed) is worth
 * no more than a set already found.
 */
export function maxWelfare(election: TallyElection, utility: ShareUtility): WelfareResult {
  const items = itemsOf(election, utility);
  let list: readonly Partial[] = [{ cost: 0n, value: 0n, item: null, before: null }];
  const { budget } = election;
  for (const [index, item] of items.entries()) {
    const rest = items.slice(index + 1);
    const floor = bestGreedy(list, rest, budget);
    list = merged(list, item, budget).filter(
      (partial) => ceilingOf(partial, rest, budget) >= floor,
    );
    if (list.length > PARTIAL_SETS_MAX) {
      const ceilings = list.map((partial) => ceilingOf(partial, rest, budget));
      return {
        kind: 'too-hard',
        welfareMax: ceilings.reduce((most, one) => (one > most ? one : most)),
      };
    }
  }
  const best = list.reduce((most, one) => (one.value > most.value ? one : most));
  return { kind: 'solved', ...setOf(best), welfare: best.value };
}

function itemsOf(election: TallyElection, utility: ShareUtility): Item[] {
  const scores = scoreProjects(election);
  return election.projects
    .map(({ id, cost }, place) => {
      const score = BigInt(scores[place] ?? 0);
      return { id, cost, value: utility === 'cost' ? score * cost : score };
    })
    .filter(({ value, cost }) => value > 0n && cost <= election.budget)
    .sort((left, right) => {
      const gap = right.value * left.cost - left.value * right.cost;
      return gap === 0n ? compareCodePoints(left.id, right.id) : gap < 0n ? -1 : 1;
    });
}

/** The sets with and without the item, by rising cost and value, less those that another beats. */
function merged(list: readonly Partial[], item: Item, budget: bigint): Partial[] {
  const taken = list
    .filter(({ cost }) => cost + item.cost <= budget)
    .map((before) => ({
      cost: before.cost + item.cost,
      value: before.value + item.value,
      item,
      before,
    }));
  const all: Partial[] = [];
  let [left, right] = [0, 0];
  while (left < list.length || right < taken.length) {
    const one = list[left];
    const other = taken[right];
    const isOne = other === undefined || (one !== undefined && comesFirst(one, other));
    const next = isOne ? one : other;
    if (isOne) left += 1;
    else right += 1;
    const last = all.at(-1);
    if (next !== undefined && (last === undefined || next.value > last.value)) all.push(next);
  }
  return all;
}

function comesFirst(one: Partial, other: Partial): boolean {
  return one.cost < other.cost || (one.cost === other.cost && one.value >= other.value);
}

/** The most that a set can become with the items that follow, when a part of one may be taken; rounded up. */
function ceilingOf({ cost, value }: Partial, rest: readonly Item[], budget: bigint): bigint {
  let left = budget - cost;
  let ceiling = value;
  for (const item of rest) {
    if (item.cost > left) return ceiling + (item.value * left + item.cost - 1n) / item.cost;
    left -= item.cost;
    ceiling += item.value;
  }
  return ceiling;
}

/** What the list's sets become when filled up with the items that follow, in order: a value that can be had. */
function bestGreedy(list: readonly Partial[], rest: readonly Item[], budget: bigint): bigint {
  return list.reduce((most, { cost, value }) => {
    let left = budget - cost;
    let total = value;
    for (const item of rest) {
      if (item.cost > left) continue;
      left -= item.cost;
      total += item.value;
    }
    return total > most ? total : most;
  }, 0n);
}

function setOf(best: Partial): { winners: string[]; spent: Cents } {
  const winners: string[] = [];
  for (let at: Partial | null = best; at !== null; at = at.before) {
    if (at.item !== null) winners.push(at.item.id);
  }
  return { winners: winners.sort(compareCodePoints), spent: cents(best.cost) };
}
