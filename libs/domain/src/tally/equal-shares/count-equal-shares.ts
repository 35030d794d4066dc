import { cents, type Cents } from '../../money/cents.js';
import type { Rational } from '../arithmetic/rational.js';
import type { TallyElection } from '../tally-election.js';
import type { Tie } from '../tally-result.js';
import type { TieCriterion } from '../tally-rule.js';
import type { OutcomeComparison } from './compare-with-greedy.js';
import {
  equalSharesName,
  type EqualSharesRuleName,
  type SharesVariant,
} from './proportional-rules.js';
import { costOf } from './run-shares.js';
import { sharesProblem, type SharesProblem } from './shares-problem.js';
import { shareOut } from './share-out.js';
import { openState } from './shares-state.js';
import { type SharesTraceStep, traceOf } from './shares-trace.js';

/** Everything that makes Equal Shares one definite rule. */
export type SharesSettings = SharesVariant & {
  /** The unit of money of Add1 and of the floor start, per voter: one euro, commonly. */
  readonly unit: Cents;
  readonly ties: readonly TieCriterion[];
  /** Projects with a lower score take no part, in units of 10^-scoreDecimals; absent: all take part. */
  readonly scoreMin?: number;
};

/** The result of one count by Equal Shares: a function of the election and the settings alone. */
export type SharesResult = {
  readonly rule: EqualSharesRuleName;
  /** Ids in order of selection. */
  readonly winners: readonly string[];
  readonly spent: Cents;
  readonly leftover: Cents;
  /** What every voter started with in the count that stands, in cents. */
  readonly endowment: Rational;
  /** How many units Add1 added to it. */
  readonly increments: bigint;
  /** How many endowments were counted. */
  readonly runCount: number;
  /** The purchases in order. Projects that cost nothing were funded before them. */
  readonly trace: readonly SharesTraceStep[];
  /** The winners that the utilitarian completion added; no price certificate covers them. */
  readonly completed: readonly string[];
  readonly comparison: OutcomeComparison | null;
  /** Every tie of the count that stands and of its completion, in order. */
  readonly ties: readonly Tie[];
};

/**
 * Counts an election by the Method of Equal Shares (Peters, Pierczyński, Skowron, arXiv 2008.13276).
 *
 * Every voter gets an equal share of the budget; at each step the project is funded whose supporters,
 * each paying in proportion to its utility or all it has left, pay least per unit of utility.
 * The result equals exact rational arithmetic always. Empty ballots count as voters. Projects
 * with support that cost nothing are funded first; projects without support only by a
 * utilitarian completion. Equal projects go by the tie criteria, the same at every endowment. A project
 * that a limit shuts out leaves the count, and its supporters keep their money.
 *
 * @throws {RangeError} on a unit that is not positive, on a negative budget or cost, or on points beyond 2^53
 */
export function countEqualShares(
  election: TallyElection,
  settings: SharesSettings,
  onProgress?: (countsSoFar: number) => void,
): SharesResult {
  if (settings.unit <= 0n) throw new RangeError('The unit of money is more than nothing.');
  if (election.budget < 0n) throw new RangeError('A budget is not negative.');
  const problem = sharesProblem(election, settings);
  const state = openState(problem);
  const outcome = shareOut(state, election.budget, settings, onProgress);
  const { winners, completed, comparison, run, increments, runCount } = outcome;
  const spent = winners.reduce((total, place) => total + costOf(problem, place), 0n);
  return {
    rule: equalSharesName(settings),
    winners: idsOf(problem, winners),
    spent: cents(spent),
    leftover: cents(election.budget - spent),
    endowment: run.endowment,
    increments,
    runCount,
    trace: traceOf(outcome.state),
    completed: idsOf(problem, completed.added),
    comparison,
    ties: [...tiesAfterFree(problem, run.ties), ...completed.ties],
  };
}

function tiesAfterFree({ free }: SharesProblem, ties: readonly Tie[]): Tie[] {
  return ties.map((tie) => ({ ...tie, step: tie.step + free.length }));
}

function idsOf({ candidates }: SharesProblem, places: readonly number[]): string[] {
  return places.flatMap((place) => candidates[place]?.id ?? []);
}
