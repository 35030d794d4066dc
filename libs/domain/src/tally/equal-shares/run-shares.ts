import type { Rational } from '../arithmetic/rational.js';
import type { Tie } from '../tally-result.js';
import { decidingCriterion } from '../tie-order.js';
import { buy } from './buy.js';
import { type Choice, choosePurchase } from './choose-purchase.js';
import type { SharesProblem } from './shares-problem.js';
import { beginCount, type SharesState } from './shares-state.js';

/** One step of a count. */
export type SharesStep = {
  readonly project: number;
  /** Rho, to within its error, and a number that it certainly does not exceed. */
  readonly rhoHigh: number;
  /** Nobody was short: the price is cost / points, at any larger endowment as well. */
  readonly isFlat: boolean;
};

/** What one endowment comes to. */
export type SharesRun = {
  readonly endowment: Rational;
  readonly steps: readonly SharesStep[];
  readonly spent: bigint;
  readonly ties: readonly Tie[];
  /** See `Guard`; false when there was none. */
  readonly isProven: boolean;
  /**
   * How much further than from the guard's run to this one the next proof may reach, as things look: a
   * guess that no result depends on.
   */
  readonly reach: number;
};

/**
 * The run at a smaller endowment, against which a run is checked.
 *
 * With one and the same order of purchases, more money to begin with leaves every voter at least as
 * much after each purchase, by induction: it lowers the price, or leaves it. So for every endowment
 * between the two, a project bought at step k has a rho there of at most that in the earlier run, and
 * every other project one of at least that in this run. When the latter is larger, for all steps
 * and projects, the order of purchases is proven to be the same at every endowment between. A flat
 * step has one rho at all of them, and is proven by being chosen here.
 */
export type Guard = {
  readonly run: SharesRun;
  /** Break off as soon as the proof fails. */
  readonly isStrict: boolean;
};

/**
 * Counts by the Method of Equal Shares at one endowment per voter, without completion; null when a
 * strict guard broke it off.
 */
export function runShares(
  state: SharesState,
  endowment: Rational,
  guard: Guard | null = null,
): SharesRun | null {
  beginCount(state, endowment);
  const steps: SharesStep[] = [];
  const ties: Tie[] = [];
  let spent = 0n;
  let isProven = guard !== null;
  let reach = Infinity;
  for (;;) {
    const expected = isProven ? expectedStep(guard, steps.length) : undefined;
    const choice = choosePurchase(state, limitOf(expected));
    isProven &&= isAsExpected(choice, expected);
    if (isBrokenOff(guard, isProven)) return null;
    if (choice === null) return { endowment, steps, spent, ties, isProven, reach };
    reach = lesser(reach, reachOf(choice, expected));
    const { project, rhoHigh, isFlat } = choice.offer;
    if (choice.tied.length > 1) ties.push(tieOf(state.problem, choice, steps.length + 1));
    buy(state, choice.offer);
    steps.push({ project, rhoHigh, isFlat });
    spent += costOf(state.problem, project);
  }
}

/** What a project costs, exactly. */
export function costOf({ candidates }: SharesProblem, project: number): bigint {
  return candidates[project]?.cost ?? 0n;
}

function expectedStep(guard: Guard | null, index: number): SharesStep | undefined {
  return guard?.run.steps[index];
}

function isBrokenOff(guard: Guard | null, isProven: boolean): boolean {
  return guard !== null && guard.isStrict && !isProven;
}

/** The rho that no other project may have, at any endowment between the two runs. */
function limitOf(expected: SharesStep | undefined): number {
  return expected === undefined || expected.isFlat ? 0 : expected.rhoHigh;
}

function isAsExpected(choice: Choice | null, expected: SharesStep | undefined): boolean {
  if (choice === null || expected === undefined) return choice === null && expected === undefined;
  if (choice.offer.project !== expected.project) return false;
  return expected.isFlat || choice.nextRho > expected.rhoHigh;
}

/** How often rho can fall again as far as it did, before it meets the next project's as it is now. */
function reachOf({ offer, nextRho }: Choice, expected: SharesStep | undefined): number {
  if (expected === undefined || expected.isFlat) return Infinity;
  const fall = expected.rhoHigh - offer.rhoHigh;
  return fall > 0 ? (nextRho - offer.rhoHigh) / fall : Infinity;
}

function lesser(left: number, right: number): number {
  return left < right ? left : right;
}

function tieOf(problem: SharesProblem, { offer, tied }: Choice, step: number): Tie {
  const candidates = tied.flatMap((project) => problem.candidates[project] ?? []);
  const [first, second] = candidates;
  return {
    step,
    candidates: candidates.map(({ id }) => id),
    score: problem.candidates[offer.project]?.score ?? 0,
    decidedBy: first && second ? decidingCriterion(problem.ties, first, second) : 'id',
  };
}
