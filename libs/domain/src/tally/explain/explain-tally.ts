import { type MergedBallots, mergeBallots } from '../merge/merge-ballots.js';
import { countVotes } from '../score-projects.js';
import { scoreDecimals, type TallyElection } from '../tally-election.js';
import type { TallyResult } from '../tally-result.js';
import { isGreedyRule, type TallyRule } from '../tally-rule.js';
import { listSteps } from './explain-list.js';
import { phragmenSteps } from './explain-phragmen.js';
import { explainShares, type LoserAccount } from './explain-losers.js';
import {
  EXPLAIN_DEFAULTS,
  type ExplainTask,
  type ExplainTerms,
  type OnExplainProgress,
  recountsFor,
} from './explain-task.js';
import type { LoserFacts } from './loser-facts.js';
import { missingByRecount, missingOnList } from './missing-support.js';
import { openRecount } from './recount.js';
import { carriedGroups } from './small-groups.js';
import type {
  DecisionMargin,
  ExplainedInitiative,
  ExplainedStep,
  StepReason,
  TallyExplanation,
} from './tally-explanation.js';

/**
 * Explains a count: why each winner was chosen, what each other project was missing, how close it was.
 *
 * A function of the election, the rule and the result alone. `result` is what `countTally` gave for them.
 * For Equal Shares without completion the measures are those of Boehmer et al. (IJCAI 2024, arXiv
 * 2312.14723), exactly; see `MissingSupport` for what they promise under other rules.
 */
export function explainTally(
  election: TallyElection,
  rule: TallyRule,
  result: TallyResult,
  {
    minimumGroup,
    recountWorkMax,
    onProgress,
  }: Partial<ExplainTerms> & {
    readonly onProgress?: OnExplainProgress;
  } = {},
): TallyExplanation {
  const terms = {
    minimumGroup: minimumGroup ?? EXPLAIN_DEFAULTS.minimumGroup,
    recountWorkMax: recountWorkMax ?? EXPLAIN_DEFAULTS.recountWorkMax,
  };
  const merged = mergeBallots(election);
  const { steps, accounts } = accountOf({ election, rule, result, merged, terms }, onProgress);
  return {
    result,
    budget: election.budget,
    form: election.form,
    voters: election.ballots.size,
    steps,
    initiatives: initiativesOf({ election, rule, result, merged, terms }, accounts, steps),
    smallestMargin: smallestMargin(steps.map(({ margin }) => margin)),
    decisiveMargin: smallestMargin(
      steps.map(({ margin }) =>
        margin === null || result.winners.includes(margin.runnerUp) ? null : margin,
      ),
    ),
    minimumGroup: terms.minimumGroup,
  };
}

type Account = {
  readonly steps: readonly ExplainedStep[];
  /** By id. */
  readonly accounts: ReadonlyMap<string, LoserAccount>;
};

function accountOf(task: ExplainTask, onProgress: OnExplainProgress = () => undefined): Account {
  const { election, result, rule, merged } = task;
  const { detail } = result;
  const losers = losersOf(task);
  if (detail.kind === 'equal-shares' && detail.comparison?.chosen !== 'greedy') {
    return explainShares({ ...task, detail, losers }, onProgress);
  }
  const steps =
    detail.kind === 'sequential-phragmen'
      ? phragmenSteps(election, merged, { ...result, detail }, rule)
      : listSteps(election, result);
  const recountTerms = {
    election,
    recount: openRecount(election, rule),
    purse: { left: recountsFor(task) },
    voterPurse: { left: recountsFor(task) },
  };
  const accounts = losers.map((facts, index): [string, LoserAccount] => {
    onProgress(index, losers.length);
    const missing = isGreedyRule(rule.rule)
      ? missingOnList(recountTerms, facts, scoreMostOf(task, facts.cost))
      : missingByRecount(recountTerms, facts, rule);
    return [facts.id, { missing, money: null, effectiveSupport: null, effectiveVotes: null }];
  });
  return { steps, accounts: new Map(accounts) };
}

/** The projects that did not win, in the order of the outcomes. */
function losersOf({ election, result }: ExplainTask): LoserFacts[] {
  const places = new Map(election.projects.map(({ id }, place) => [id, place]));
  const votes = countVotes(election);
  return result.outcomes
    .filter(({ fate }) => fate !== 'funded')
    .map(({ id, cost, score }) => {
      const project = places.get(id) ?? -1;
      return { id, project, cost, score, voters: votes[project] ?? 0 };
    });
}

/** With one more than this score nothing on the list comes before a project, and the threshold is met. */
function scoreMostOf({ election, rule, result }: ExplainTask, cost: bigint): number {
  const least = (rule.threshold ?? 0) * 10 ** scoreDecimals(election.form);
  return result.outcomes.reduce((most, other) => {
    const isPerCost = rule.rule === 'greedy-per-cost@1' && other.cost > 0n;
    const level = isPerCost ? Number((cost * BigInt(other.score)) / other.cost) + 1 : other.score;
    return level > most ? level : most;
  }, least);
}

function smallestMargin(margins: readonly (DecisionMargin | null)[]): DecisionMargin | null {
  return margins.reduce<DecisionMargin | null>((smallest, margin) => {
    if (margin === null) return smallest;
    return smallest === null || margin.lead < smallest.lead ? margin : smallest;
  }, null);
}

function initiativesOf(
  { election, result, merged, terms }: ExplainTask,
  accounts: ReadonlyMap<string, LoserAccount>,
  steps: readonly ExplainedStep[],
): ExplainedInitiative[] {
  const places = new Map(election.projects.map(({ id }, place) => [id, place]));
  const winners = new Set(result.winners);
  const isWinner = Uint8Array.from(election.projects, ({ id }) => (winners.has(id) ? 1 : 0));
  const won = new Map(steps.map(({ id, reason }) => [id, accountOfWinner(reason)]));
  return result.outcomes.map((outcome) => {
    const place = places.get(outcome.id) ?? -1;
    return {
      ...outcome,
      voters: supportersOf(merged, place),
      carried: carriedGroups(merged, place, isWinner, terms.minimumGroup),
      ...(accounts.get(outcome.id) ?? won.get(outcome.id) ?? NOTHING_MISSING),
    };
  });
}

const NOTHING_MISSING: LoserAccount = {
  missing: null,
  money: null,
  effectiveSupport: null,
  effectiveVotes: null,
};

function accountOfWinner(reason: StepReason): LoserAccount {
  const effectiveVotes = reason.kind === 'shares' ? reason.effectiveVotes : null;
  return { ...NOTHING_MISSING, effectiveVotes };
}

function supportersOf({ byProject, weights }: MergedBallots, place: number): number {
  return byProject.columns
    .subarray(byProject.starts[place], byProject.starts[place + 1])
    .reduce((total, one) => total + (weights[one] ?? 0), 0);
}
