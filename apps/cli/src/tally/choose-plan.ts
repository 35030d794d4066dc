import {
  declaredRule,
  DEFAULT_TIES,
  equalSharesName,
  type PabulibElection,
  type PabulibFault,
  type TallyRule,
  type TallyRuleName,
  type Yardstick,
} from '#domain';
import { fault } from './read-election.js';
import type { TallyOptions } from './tally-options.js';
import type { TallyPlan } from './tally-plan.js';

/** The plan that the options ask for, taking from the file what they leave to it; or why there is none. */
export function planFor(
  election: PabulibElection,
  options: TallyOptions,
): TallyPlan | PabulibFault {
  const { rule } = options;
  switch (rule) {
    case 'declared':
      return declaredPlan(election, options);
    case 'mes':
      return named(sharesNameOf(options), options);
    case 'phragmen':
      return named('sequential-phragmen@1', options);
    case 'maximin-support':
      return measured('maximin-support@1', options);
    case 'max-welfare':
      return measured(`max-welfare-${options.utility ?? 'cost'}@1`, options);
    case 'greedy':
    case 'greedy-no-skip':
    case 'greedy-threshold':
      return greedyPlan(rule, election, options);
  }
}

function measured(rule: Yardstick['rule'], { ties = DEFAULT_TIES }: TallyOptions): TallyPlan {
  return { rule: { rule, ties }, limits: [] };
}

function greedyPlan(
  rule: 'greedy' | 'greedy-no-skip' | 'greedy-threshold',
  election: PabulibElection,
  options: TallyOptions,
): TallyPlan {
  if (options.order === 'votes-per-cost') return named('greedy-per-cost@1', options);
  return named(`${rule}@1`, options, rule === 'greedy-threshold' ? election.scoreMin : null);
}

function named(
  rule: TallyRuleName,
  { ties = DEFAULT_TIES, seed }: TallyOptions,
  threshold: number | null = null,
): TallyPlan {
  return { rule: withSeed({ rule, threshold, ties }, seed), limits: [] };
}

function withSeed(rule: TallyRule, seed: string | undefined): TallyRule {
  return seed === undefined ? rule : { ...rule, seed };
}

function sharesNameOf(options: TallyOptions): TallyRuleName {
  const { utility = 'cost', completion = 'none', start = 'exact' } = options;
  return equalSharesName({ utility, completion, start, comparison: 'none' });
}

/** The declared rule with its threshold and limits; other ties when they are asked for. */
function declaredPlan(
  election: PabulibElection,
  { ties, seed }: TallyOptions,
): TallyPlan | PabulibFault {
  const declared = declaredRule(election);
  if (declared.kind === 'unsupported') {
    return fault('rule-unsupported', `Not counted. ${declared.reason}`);
  }
  const rule = ties === undefined ? declared.rule : withSeed({ ...declared.rule, ties }, seed);
  return { rule, limits: declared.limits };
}
