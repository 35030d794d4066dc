import type { Rational } from '../arithmetic/rational.js';
import type { Tie } from '../tally-result.js';
import { decidingCriterion } from '../tie-order.js';
import { buy } from './buy.js';
import { type Choice, choosePurchase } from './choose-purchase.js';
import { follow } from './follow-stretch.js';
import { repeatSteps } from './repeat-steps.js';
import type { SharesProblem } from './shares-problem.js';
import type { SharesRun, SharesStep, Stretch } from './shares-run.js';
import { beginCount, endStretch, type SharesState } from './shares-state.js';

/**
 * Counts by the Method of Equal Shares at one endowment per voter, without completion, and tells over
 * which stretch of larger endowments the purchases and their order are proven to be the same.
 */
export function runShares(
  state: SharesState,
  endowment: Rational,
  stretch: Stretch = { width: 0, least: 0, earlier: null },
): SharesRun {
  beginCount(state, endowment, stretch.width);
  const steps = stretch.earlier === null ? [] : repeatSteps(state, stretch.earlier, stretch.least);
  const repeated = steps.length;
  const ties: Tie[] = [];
  for (;;) {
    const choice = choosePurchase(state);
    const offer = choice?.offer ?? null;
    if (state.width > 0) {
      follow(state, offer);
      if (state.width < stretch.least) endStretch(state);
    }
    const { width, lines } = state;
    if (choice === null) {
      const spent = costOfSteps(state.problem, steps);
      return { endowment, steps, spent, ties, repeated, width, lines };
    }
    if (choice.tied.length > 1) ties.push(tieOf(state.problem, choice, steps.length + 1));
    buy(state, choice.offer);
    steps.push({ project: choice.offer.project, width, lines });
    state.lines = [];
  }
}

function costOfSteps(problem: SharesProblem, steps: readonly SharesStep[]): bigint {
  return steps.reduce((total, { project }) => total + costOf(problem, project), 0n);
}

/** What a project costs, exactly. */
export function costOf({ candidates }: SharesProblem, project: number): bigint {
  return candidates[project]?.cost ?? 0n;
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
