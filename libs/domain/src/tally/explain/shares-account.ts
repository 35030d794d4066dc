import {
  greatestCommonDivisor,
  type Rational,
  rational,
  reduce,
  toFloat,
} from '../arithmetic/rational.js';
import { type MergedBallots, mergeBallots } from '../merge/merge-ballots.js';
import { forEachEntry } from './entries-of.js';
import type { ShareUtility } from '../equal-shares/proportional-rules.js';
import { type LimitKeeper, openLimits } from '../limits.js';
import { scoreProjects } from '../score-projects.js';
import type { TallyElection } from '../tally-election.js';
import type { TallyDetail } from '../tally-result.js';
import type { TieCriterion } from '../tally-rule.js';
import { type Candidate, candidatesOf } from '../tie-order.js';

export type SharesDetail = Extract<TallyDetail, { readonly kind: 'equal-shares' }>;

/** What every measure of one count by Equal Shares starts from. */
export type SharesAccount = {
  readonly election: TallyElection;
  readonly merged: MergedBallots;
  readonly candidates: readonly Candidate[];
  readonly ties: readonly TieCriterion[];
  readonly utility: ShareUtility;
  /** Projects with a lower score take no part. */
  readonly scoreMin: number;
  readonly detail: SharesDetail;
  /** All amounts of the count are whole multiples of 1/denominator cent. */
  readonly denominator: bigint;
};

/** Prepares the account of a count. */
export function openAccount(
  election: TallyElection,
  detail: SharesDetail,
  terms: Pick<SharesAccount, 'ties' | 'utility' | 'scoreMin'>,
): SharesAccount {
  return {
    ...terms,
    election,
    merged: mergeBallots(election),
    candidates: candidatesOf(election, scoreProjects(election)),
    detail,
    denominator: detail.trace.reduce(
      (common, { price }) => leastCommonMultiple(common, price.denominator),
      detail.endowment.denominator,
    ),
  };
}

function leastCommonMultiple(left: bigint, right: bigint): bigint {
  return (left / greatestCommonDivisor(left, right)) * right;
}

/** The moment before one purchase of the count, or after the last one. */
export type SharesRound = {
  readonly account: SharesAccount;
  /** What each class holds per voter, in units of 1/denominator cent; exact. */
  readonly budgets: readonly bigint[];
  /** The same in cents, rounded. */
  readonly floats: Float64Array;
  readonly limits: LimitKeeper;
  /** The places of the projects funded so far, those that cost nothing among them. */
  readonly funded: ReadonlySet<number>;
  /** The purchase that follows; null after the last one. */
  readonly next: RoundPurchase | null;
};

export type RoundPurchase = {
  /** Its number in the trace, from 0. */
  readonly index: number;
  readonly project: number;
  readonly candidate: Candidate;
  /** The price per point, in units of 1/denominator cent, and in cents, rounded. */
  readonly price: bigint;
  readonly priceFloat: number;
};

/** What a purchase takes from one voter of a class, in units of 1/denominator cent. */
export type OnPayment = (purchase: RoundPurchase, one: number, amount: bigint) => void;

/**
 * Goes through a count again from its published endowment and prices alone, exactly, and stops before
 * each purchase and after the last one.
 */
export function replayShares(
  account: SharesAccount,
  onRound: (round: SharesRound) => void,
  onPayment: OnPayment = () => undefined,
): void {
  const { election, merged, candidates, detail } = account;
  const budgets = Array<bigint>(merged.weights.length).fill(inUnits(account, detail.endowment));
  const floats = new Float64Array(budgets.length).fill(toFloat(detail.endowment));
  const limits = openLimits(election);
  const funded = new Set<number>();
  const places = new Map(candidates.map(({ id }, place) => [id, place]));
  const fund = (project: number): void => {
    limits.fund(project);
    funded.add(project);
  };
  for (const project of freeProjects(account)) fund(project);
  detail.trace.forEach(({ id, price }, index) => {
    const project = places.get(id) ?? -1;
    const candidate = candidates[project];
    if (candidate === undefined) throw new RangeError(`The count funded ${id}, which is not here.`);
    const next: RoundPurchase = {
      index,
      project,
      candidate,
      price: inUnits(account, price),
      priceFloat: toFloat(price),
    };
    onRound({ account, budgets, floats, limits, funded, next });
    pay(account, next, { budgets, floats }, onPayment);
    fund(project);
  });
  onRound({ account, budgets, floats, limits, funded, next: null });
}

type Purses = { readonly budgets: bigint[]; readonly floats: Float64Array };

function pay(
  { merged, denominator }: SharesAccount,
  purchase: RoundPurchase,
  { budgets, floats }: Purses,
  onPayment: OnPayment,
): void {
  forEachEntry(merged.byProject, purchase.project, (one, points) => {
    const held = budgets[one] as bigint;
    if (held === 0n) return;
    const asked = points === 1 ? purchase.price : purchase.price * BigInt(points);
    const paid = asked < held ? asked : held;
    const rest = held - paid;
    budgets[one] = rest;
    floats[one] = rest === 0n ? 0 : toFloat({ numerator: rest, denominator });
    onPayment(purchase, one, paid);
  });
}

/** Projects that cost nothing and have support are funded before all others; their order means nothing here. */
function freeProjects({ candidates, merged, scoreMin }: SharesAccount): number[] {
  return candidates.flatMap(({ cost, score }, place) =>
    cost === 0n && score >= scoreMin && hasSupport(merged, place) ? [place] : [],
  );
}

/** Whether any ballot supports a project. */
export function hasSupport({ byProject }: MergedBallots, place: number): boolean {
  return (byProject.starts[place + 1] ?? 0) > (byProject.starts[place] ?? 0);
}

/** An amount of the count in units of 1/denominator cent. */
export function inUnits({ denominator }: SharesAccount, amount: Rational): bigint {
  return (amount.numerator * denominator) / amount.denominator;
}

/** What the supporters of a project hold together, in units of 1/denominator cent. */
export function heldBy(
  { merged }: SharesAccount,
  project: number,
  budgets: readonly bigint[],
): bigint {
  let held = 0n;
  forEachEntry(merged.byProject, project, (one) => {
    held += BigInt(merged.weights[one] as number) * (budgets[one] as bigint);
  });
  return held;
}

/** An amount of a count in cents, from its units of 1/denominator cent. */
export function inCents({ denominator }: SharesAccount, units: bigint): Rational {
  return reduce(rational(units, denominator));
}
