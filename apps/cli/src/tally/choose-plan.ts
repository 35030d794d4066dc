import type { PabulibElection, PabulibFault } from '#domain';
import { declaredPlan } from './declared-plan.js';
import type { TallyOptions } from './tally-options.js';
import { CURRENCY_UNIT, type TallyPlan } from './tally-plan.js';

/** The plan that the options ask for, taking from the file what they leave to it; or why there is none. */
export function planFor(
  election: PabulibElection,
  options: TallyOptions,
): TallyPlan | PabulibFault {
  const { rule, ties } = options;
  switch (rule) {
    case 'declared':
      return declaredPlan(election, ties);
    case 'mes':
      return equalSharesPlan(options);
    case 'phragmen':
      return { kind: 'sequential-phragmen', ties };
    case 'maximin-support':
      return { kind: 'maximin-support', ties };
    case 'max-welfare':
      return { kind: 'max-welfare', utility: options.utility ?? 'cost' };
    case 'greedy':
    case 'greedy-no-skip':
    case 'greedy-threshold':
      return greedyPlan(rule, election, options);
  }
}

function greedyPlan(
  rule: 'greedy' | 'greedy-no-skip' | 'greedy-threshold',
  election: PabulibElection,
  { order, ties }: TallyOptions,
): TallyPlan {
  if (order === 'votes-per-cost') return { kind: 'greedy-per-cost', ties };
  const threshold = rule === 'greedy-threshold' ? election.scoreMin : null;
  return { kind: 'greedy', rule: { rule: `${rule}@1`, threshold, ties } };
}

function equalSharesPlan(options: TallyOptions): TallyPlan {
  const { utility = 'cost', completion = 'none', start = 'exact', ties } = options;
  const settings = { utility, completion, start, comparison: 'none', ties } as const;
  return { kind: 'equal-shares', settings: { ...settings, unit: CURRENCY_UNIT } };
}
