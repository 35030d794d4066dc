import { cents, type Cents } from '../../money/cents.js';
import { fewestApprovals, type RichestFirst } from './added-approvals.js';
import { forEachEntry } from './entries-of.js';
import { largestPassing } from './search-boundary.js';
import { isShutOutAt, winsAtPrice } from './round-standing.js';
import {
  heldBy,
  type OnPayment,
  replayShares,
  type SharesAccount,
  type SharesRound,
} from './shares-account.js';

/** What one project was missing in one run, as far as it can be read off that run. */
export type RunMeasures = {
  /** The largest price that wins; null: none does. */
  readonly price: Cents | null;
  /** The fewest existing voters who had to approve it as well; null: no number is enough. */
  readonly addedApprovals: number | null;
  /** In whole percents, rounded down; see `ExplainedInitiative`. */
  readonly effectiveSupport: number;
  /** cost / price when the supporters could last pay it; null: they never could. */
  readonly effectiveVotes: number | null;
};

/** Who else watches the replay. */
export type RunWatch = {
  readonly onRound: (round: SharesRound) => void;
  readonly onPayment: OnPayment;
};

type Progress = {
  price: bigint | null;
  addedApprovals: number | null;
  effectiveSupport: number | null;
  effectiveVotes: number | null;
};

/**
 * Measures every project that a run did not buy, in one replay of it (the measures of Boehmer et al.,
 * "Evaluation of Project Performance in Participatory Budgeting", IJCAI 2024, arXiv 2312.14723).
 *
 * As long as the project is not bought, all other purchases stay as they were, whatever its price and its
 * approvals; so it wins when there is a round in which it would come before what was bought then, or
 * after the last purchase when its supporters hold its price. Exact, by place.
 */
export function measureLosers(
  account: SharesAccount,
  losers: readonly number[],
  { onRound, onPayment }: RunWatch,
): Map<number, RunMeasures> {
  const measured = new Map(losers.map((project) => [project, openProgress(account, project)]));
  const takesApprovals = account.merged.byClass.values === null;
  replayShares(
    account,
    (round) => {
      onRound(round);
      const richest: RichestFirst | null = takesApprovals ? { round, order: null } : null;
      for (const [project, progress] of measured) {
        raisePrice(round, project, progress);
        noteSupport(round, project, progress);
        if (richest !== null) lowerApprovals(richest, project, progress);
      }
    },
    onPayment,
  );
  return new Map([...measured].map(([project, progress]) => [project, asMeasures(progress)]));
}

function openProgress({ candidates, scoreMin, merged }: SharesAccount, project: number): Progress {
  const { starts } = merged.byProject;
  const hasSupport = (starts[project + 1] ?? 0) > (starts[project] ?? 0);
  const isBarred = (candidates[project]?.score ?? 0) < scoreMin;
  // -1: no price is enough, not even 0.
  const price = hasSupport && !isBarred ? null : -1n;
  return { price, addedApprovals: null, effectiveSupport: null, effectiveVotes: null };
}

function asMeasures({ price, effectiveSupport, ...rest }: Progress): RunMeasures {
  return {
    ...rest,
    price: price === null || price < 0n ? null : cents(price),
    effectiveSupport: effectiveSupport ?? 0,
  };
}

function raisePrice(round: SharesRound, project: number, progress: Progress): void {
  const { price } = progress;
  if (price !== null && price < 0n) return;
  const wins = (amount: bigint): boolean =>
    !isShutOutAt(round, project, amount) && winsAtPrice(round, project, amount);
  const cost: bigint = round.account.candidates[project]?.cost ?? 0n;
  const better = largestPassing(wins, price === null ? 0n : price + 1n, cost - 1n);
  if (better !== null) progress.price = better;
}

/** The share of the cost that supporters hold, until it first falls short of the whole. */
function noteSupport(round: SharesRound, project: number, progress: Progress): void {
  if (progress.effectiveSupport !== null) return;
  const { account, budgets } = round;
  const held = heldBy(account, project, budgets);
  const cost = (account.candidates[project]?.cost ?? 0n) * account.denominator;
  if (held >= cost) progress.effectiveVotes = effectiveVotesOf(round, project);
  else progress.effectiveSupport = Number((held * 100n) / cost);
}

function lowerApprovals(richest: RichestFirst, project: number, progress: Progress): void {
  const { round } = richest;
  const { cost } = round.account.candidates[project] ?? { cost: 0n };
  if (isShutOutAt(round, project, cost)) return;
  const most = progress.addedApprovals ?? round.account.merged.voterCount + 1;
  const fewest = fewestApprovals(richest, project, most - 1);
  if (fewest !== null) progress.addedApprovals = fewest;
}

/** cost / price of a project that its supporters can pay for now, rounded to a float. */
export function effectiveVotesOf(round: SharesRound, project: number): number | null {
  const price = priceFloat(round, project);
  return price === null ? null : Number(round.account.candidates[project]?.cost ?? 0n) / price;
}

/**
 * What a supporter would pay per point now, in cents, rounded; null when they cannot pay together.
 * Newton's method from below, as in `estimatePrice`.
 */
export function priceFloat(round: SharesRound, project: number): number | null {
  const cost = Number(round.account.candidates[project]?.cost ?? 0n);
  let price = 0;
  for (;;) {
    const { poorMoney, richPoints } = sidesAt(round, project, price);
    if (richPoints === 0) return null;
    const next = (cost - poorMoney) / richPoints;
    if (next <= price * (1 + 1e-14)) return price;
    price = next;
  }
}

type Sides = { readonly poorMoney: number; readonly richPoints: number };

function sidesAt({ account, floats }: SharesRound, project: number, price: number): Sides {
  const { weights, byProject } = account.merged;
  let [poorMoney, richPoints] = [0, 0];
  forEachEntry(byProject, project, (one, points) => {
    const held = floats[one] as number;
    const weight = weights[one] as number;
    // A relative slack for rounding: who has exactly the price can pay it.
    if (held < price * points * (1 - 1e-12)) poorMoney += weight * held;
    else richPoints += weight * points;
  });
  return { poorMoney, richPoints };
}
