import type { Cents } from '../../money/cents.js';
import { rational } from '../arithmetic/rational.js';
import { addOne, type AddOnePlan, type AddOneResult, plainRun } from './add-one.js';
import { compareWithGreedy, type OutcomeComparison } from './compare-with-greedy.js';
import { completeByScore, type Completion } from './complete-by-score.js';
import type { SharesVariant } from './proportional-rules.js';
import type { SharesProblem } from './shares-problem.js';
import type { SharesState } from './shares-state.js';

/** What decides the outcome beside the problem and the budget. */
export type ShareOutSettings = Pick<SharesVariant, 'completion' | 'start' | 'comparison'> & {
  readonly unit: Cents;
};

/** The outcome in places in the list of projects, with the run that stands. */
export type SharedOut = AddOneResult & {
  /** In order of selection. */
  readonly winners: readonly number[];
  readonly completed: Completion;
  readonly comparison: OutcomeComparison | null;
};

/**
 * Counts a problem by one variant of Equal Shares: the run or runs, the completion, the comparison.
 *
 * @param onProgress is told between the runs of Add1 how many were made; what it throws comes through
 */
export function shareOut(
  state: SharesState,
  budget: Cents,
  settings: ShareOutSettings,
  onProgress?: (countsSoFar: number) => void,
): SharedOut {
  const { problem } = state;
  const plan = { ...planOf(problem, budget, settings), ...progressOf(onProgress) };
  const result = settings.completion.startsWith('add1')
    ? addOne(state, plan)
    : { run: plainRun(state, plan.first), increments: 0n, runCount: 1, state };
  const bought = [...problem.free, ...result.run.steps.map(({ project }) => project)];
  const completed = settings.completion.endsWith('utilitarian')
    ? completeByScore(problem, bought, budget - result.run.spent)
    : { added: [], ties: [] };
  const shares = [...bought, ...completed.added];
  if (settings.comparison === 'none') {
    return { ...result, winners: shares, completed, comparison: null };
  }
  const greedy = completeByScore(problem, [], budget).added;
  const comparison = compareWithGreedy(problem.merged, shares, greedy);
  const winners = comparison.chosen === 'greedy' ? greedy : shares;
  return { ...result, winners, completed, comparison };
}

function progressOf(onProgress?: (countsSoFar: number) => void): Pick<AddOnePlan, 'onProgress'> {
  if (onProgress === undefined) return {};
  return {
    onProgress: (_increments, runCount) => {
      onProgress(runCount);
    },
  };
}

function planOf(
  { merged }: SharesProblem,
  budget: Cents,
  { start, unit, completion }: ShareOutSettings,
): AddOnePlan {
  const voters = BigInt(merged.voterCount === 0 ? 1 : merged.voterCount);
  const units = budget / (voters * unit);
  return {
    first: start === 'exact' ? rational(budget, voters) : rational(units * unit * voters, voters),
    unit,
    budget,
    isExhaustive: completion.startsWith('add1-exhaustive'),
  };
}
