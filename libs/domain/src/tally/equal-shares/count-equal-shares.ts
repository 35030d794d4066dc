import { cents, type Cents } from '../../money/cents.js';
import type { TieCriterion } from '../../rounds/rule-set.js';
import { type Rational, rational } from '../arithmetic/rational.js';
import type { TallyElection } from '../tally-election.js';
import type { Tie } from '../tally-result.js';
import { addOne, type AddOnePlan, plainRun } from './add-one.js';
import { compareWithGreedy, type OutcomeComparison } from './compare-with-greedy.js';
import { completeByScore } from './complete-by-score.js';
import {
  equalSharesName,
  type EqualSharesRuleName,
  type SharesCompletion,
} from './proportional-rules.js';
import type { SharesRun } from './run-shares.js';
import { sharesProblem, type SharesProblem, type ShareUtility } from './shares-problem.js';
import { openState, type SharesState } from './shares-state.js';
import { type SharesTraceStep, traceOf } from './shares-trace.js';

/** Everything that makes Equal Shares one definite rule. */
export type SharesSettings = {
  readonly utility: ShareUtility;
  readonly completion: SharesCompletion;
  /** Every voter starts with budget / voters, exactly; or rounded down to whole units. */
  readonly start: 'exact' | 'floor';
  /** The unit of money of Add1 and of the floor start, per voter: one euro, commonly. */
  readonly unit: Cents;
  /** Whether the outcome is compared with that of `greedy@1` at the end. */
  readonly comparison: 'none' | 'greedy';
  readonly ties: readonly TieCriterion[];
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
 * utilitarian completion. Equal projects go by the tie criteria, the same at every endowment.
 *
 * @throws {RangeError} on a unit that is not positive, on a negative budget or cost, or on points beyond 2^53
 */
export function countEqualShares(election: TallyElection, settings: SharesSettings): SharesResult {
  if (settings.unit <= 0n) throw new RangeError('The unit of money is more than nothing.');
  if (election.budget < 0n) throw new RangeError('A budget is not negative.');
  const problem = sharesProblem(election, settings.utility, settings.ties);
  const state = openState(problem);
  const plan = planOf(election, settings);
  const { run, increments, runCount } = settings.completion.startsWith('add1')
    ? addOne(state, plan)
    : { run: plainRun(state, plan.first), increments: 0n, runCount: 1 };
  const bought = [...problem.free, ...run.steps.map(({ project }) => project)];
  const completion = settings.completion.endsWith('utilitarian')
    ? completeByScore(problem, bought, election.budget - run.spent)
    : { added: [], ties: [] };
  const shares = [...bought, ...completion.added];
  const greedy = settings.comparison === 'greedy' ? greedyOf(problem, election.budget) : null;
  const comparison = greedy && compareWithGreedy(problem.merged, shares, greedy);
  const winners = comparison?.chosen === 'greedy' && greedy ? greedy : shares;
  const spent = winners.reduce(
    (total, place) => total + (problem.candidates[place]?.cost ?? 0n),
    0n,
  );
  return {
    rule: equalSharesName(settings.utility, settings.completion),
    winners: idsOf(problem, winners),
    spent: cents(spent),
    leftover: cents(election.budget - spent),
    endowment: run.endowment,
    increments,
    runCount,
    trace: traceAt(state, run),
    completed: idsOf(problem, completion.added),
    comparison,
    ties: [...tiesAfterFree(problem, run.ties), ...completion.ties],
  };
}

function planOf({ budget, ballots }: TallyElection, settings: SharesSettings): AddOnePlan {
  const { start, unit, completion } = settings;
  const voters = BigInt(ballots.size === 0 ? 1 : ballots.size);
  const units = budget / (voters * unit);
  return {
    first: start === 'exact' ? rational(budget, voters) : rational(units * unit * voters, voters),
    unit,
    budget,
    isExhaustive: completion.startsWith('add1-exhaustive'),
  };
}

function greedyOf(problem: SharesProblem, budget: Cents): readonly number[] {
  return completeByScore(problem, [], budget).added;
}

/** The exact trace of a run; it is run again when the state holds another one. */
function traceAt(state: SharesState, run: SharesRun): readonly SharesTraceStep[] {
  if (state.endowment.numerator !== run.endowment.numerator) plainRun(state, run.endowment);
  return traceOf(state);
}

function tiesAfterFree({ free }: SharesProblem, ties: readonly Tie[]): Tie[] {
  return ties.map((tie) => ({ ...tie, step: tie.step + free.length }));
}

function idsOf({ candidates }: SharesProblem, places: readonly number[]): string[] {
  return places.flatMap((place) => candidates[place]?.id ?? []);
}
