import { equalSharesVariant } from '../equal-shares/proportional-rules.js';
import type { MergedBallots } from '../merge/merge-ballots.js';
import type { TallyElection } from '../tally-election.js';
import type { TallyResult } from '../tally-result.js';
import { isGreedyRule, type TallyRule } from '../tally-rule.js';

/** How an explanation is made. */
export type ExplainTerms = {
  /** Groups of voters smaller than this are not told apart; at least 1. */
  readonly minimumGroup: number;
  /** How many choices on ballots may be gone through in recounts: bounds the time, not the result's truth. */
  readonly recountWorkMax: number;
};

export const EXPLAIN_DEFAULTS: ExplainTerms = { minimumGroup: 5, recountWorkMax: 40_000_000 };

/** Told after each project that was looked at; may throw to break the explanation off. */
export type OnExplainProgress = (done: number, total: number) => void;

/** Everything that an explanation is made from. */
export type ExplainTask = {
  readonly election: TallyElection;
  readonly rule: TallyRule;
  readonly result: TallyResult;
  readonly merged: MergedBallots;
  readonly terms: ExplainTerms;
};

/** Recounts go through all choices, or, for a list, through all projects. */
export function recountsFor({ election, rule, terms }: Omit<ExplainTask, 'result'>): number {
  const { projects, ballots } = election;
  const choices = isGreedyRule(rule.rule) ? projects.length * 8 : ballots.choices.length;
  const work = 1_000 + choices + projects.length * 20;
  // Half of them for prices, half for new voters.
  const runs = equalSharesVariant(rule.rule)?.completion.startsWith('add1') === true ? 12 : 4;
  return Number(BigInt(terms.recountWorkMax) / BigInt(work * (isGreedyRule(rule.rule) ? 1 : runs)));
}
