import { cents, subtractCents } from '../money/cents.js';
import { countEqualShares, type SharesSettings } from './equal-shares/count-equal-shares.js';
import { equalSharesVariant } from './equal-shares/proportional-rules.js';
import { countGreedily, type GreedyRule } from './greedy/greedy-family.js';
import { outcomesOf } from './outcomes-of.js';
import { countMaximinSupport } from './phragmen/maximin-support.js';
import { countSequentialPhragmen } from './phragmen/sequential-phragmen.js';
import { leastScore, scoreDecimals, type TallyElection } from './tally-election.js';
import { isUncountable, type TallyRefusal } from './tally-refusal.js';
import type { TallyResult } from './tally-result.js';
import { isGreedyRule, isYardstick, type TallyRule, type Yardstick } from './tally-rule.js';
import { maxWelfare } from './welfare/max-welfare.js';

/** A result, or why the election cannot be counted by this rule. */
export type TallyAnswer =
  | { readonly kind: 'counted'; readonly result: TallyResult }
  | { readonly kind: 'refused'; readonly refusal: TallyRefusal };

/** What a long count tells while it is at work; it may throw to break the count off. */
export type OnTallyProgress = (countsSoFar: number) => void;

/** Add1 and the floor start count in whole euros where the rule names no unit. */
export const UNIT_DEFAULT = cents(100n);

/**
 * Counts an election by a published rule, or measures it by a yardstick.
 *
 * The result depends on the rule, the budget, the projects with their limits, and the ballots alone; in
 * whatever order projects and ballots come, and on whatever machine, it is the same. Nothing is thrown for
 * what the ballots hold: what cannot be counted is refused with its reason.
 *
 * @param onProgress is called between the counts of Add1; what it throws comes through
 */
export function countTally(
  election: TallyElection,
  rule: TallyRule | Yardstick,
  onProgress?: OnTallyProgress,
): TallyAnswer {
  const uncountable = isUncountable(election, rule);
  if (uncountable !== null) return { kind: 'refused', refusal: uncountable };
  if (isYardstick(rule)) return measure(election, rule);
  return { kind: 'counted', result: countByRule(election, rule, onProgress) };
}

function countByRule(
  election: TallyElection,
  rule: TallyRule,
  onProgress?: OnTallyProgress,
): TallyResult {
  if (isGreedyRule(rule.rule)) return countGreedily(election, rule as GreedyRule);
  const variant = equalSharesVariant(rule.rule);
  if (variant === null) return phragmenResult(election, rule);
  const unit = rule.unitCents ?? UNIT_DEFAULT;
  const settings = {
    ...variant,
    unit,
    ties: rule.ties,
    scoreMin: leastScore(election.form, rule.threshold),
  };
  return sharesResult(election, rule, settings, onProgress);
}

function sharesResult(
  election: TallyElection,
  rule: TallyRule,
  settings: SharesSettings,
  onProgress?: OnTallyProgress,
): TallyResult {
  const { winners, spent, leftover, ties, ...detail } = countEqualShares(
    election,
    settings,
    onProgress,
  );
  const { endowment, increments, trace, completed, comparison } = detail;
  return {
    rule: rule.rule,
    winners,
    spent,
    leftover,
    scoreDecimals: scoreDecimals(election.form),
    outcomes: outcomesOf(election, rule, { winners, leftover, otherFate: 'support-spent' }),
    ties,
    detail: { kind: 'equal-shares', endowment, increments, trace, completed, comparison },
  };
}

function phragmenResult(election: TallyElection, rule: TallyRule): TallyResult {
  const scoreMin = leastScore(election.form, rule.threshold);
  const { winners, spent, leftover, ties, times, stoppedBy } = countSequentialPhragmen(
    election,
    rule.ties,
    scoreMin,
  );
  return {
    rule: rule.rule,
    winners,
    spent,
    leftover,
    scoreDecimals: scoreDecimals(election.form),
    outcomes: outcomesOf(election, rule, { winners, leftover, otherFate: 'not-reached' }),
    ties,
    detail: { kind: 'sequential-phragmen', times, stoppedBy },
  };
}

function measure(election: TallyElection, yardstick: Yardstick): TallyAnswer {
  const { rule, ties } = yardstick;
  return rule === 'maximin-support@1'
    ? maximinAnswer(election, { rule, threshold: null, ties })
    : welfareAnswer(election, { rule, threshold: null, ties });
}

type MeasuredRule<Name> = { readonly rule: Name } & Pick<TallyRule, 'threshold' | 'ties'>;

function maximinAnswer(
  election: TallyElection,
  rule: MeasuredRule<'maximin-support@1'>,
): TallyAnswer {
  const counted = countMaximinSupport(election, rule.ties);
  if (counted.kind === 'too-large') {
    const { work, workMax } = counted;
    return { kind: 'refused', refusal: { code: 'too-large', details: { work, workMax } } };
  }
  const { winners, spent, leftover, ties, loads, stoppedBy } = counted;
  const result: TallyResult = {
    rule: rule.rule,
    winners,
    spent,
    leftover,
    scoreDecimals: scoreDecimals(election.form),
    outcomes: outcomesOf(election, rule, { winners, leftover, otherFate: 'not-reached' }),
    ties,
    detail: { kind: 'maximin-support', loads, stoppedBy },
  };
  return { kind: 'counted', result };
}

function welfareAnswer(
  election: TallyElection,
  rule: MeasuredRule<'max-welfare-cost@1' | 'max-welfare-cardinality@1'>,
): TallyAnswer {
  const solved = maxWelfare(election, rule.rule === 'max-welfare-cost@1' ? 'cost' : 'cardinality');
  if (solved.kind === 'too-hard') {
    return { kind: 'refused', refusal: { code: 'too-hard', details: {} } };
  }
  const { winners, spent, welfare } = solved;
  const leftover = subtractCents(election.budget, spent);
  const result: TallyResult = {
    rule: rule.rule,
    winners,
    spent,
    leftover,
    scoreDecimals: scoreDecimals(election.form),
    outcomes: outcomesOf(election, rule, { winners, leftover, otherFate: 'not-chosen' }),
    ties: [],
    detail: { kind: 'max-welfare', welfare },
  };
  return { kind: 'counted', result };
}
