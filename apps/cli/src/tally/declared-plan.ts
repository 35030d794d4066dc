import {
  declaredRule,
  type PabulibElection,
  type PabulibFault,
  type SharesSettings,
  type TieCriterion,
} from '#domain';
import { fault } from './read-election.js';
import { CURRENCY_UNIT, type TallyPlan } from './tally-plan.js';

type DeclaredShares = Pick<SharesSettings, 'completion' | 'start' | 'comparison'>;

const ADD1 = { completion: 'add1', start: 'floor' } as const;

/**
 * What files mean by the Equal Shares rules that they declare.
 *
 * Add1 is what cities count by: everybody starts with whole units, and only the next overspend ends it.
 */
const DECLARED_SHARES: Readonly<Partial<Record<string, DeclaredShares>>> = {
  equalshares: { completion: 'none', start: 'exact', comparison: 'none' },
  'equalshares/add1': { ...ADD1, comparison: 'none' },
  'equalshares/add1-comparison': { ...ADD1, comparison: 'greedy' },
};

/**
 * The rule that a file declares, with its threshold and limits; ties by the given criteria, as files
 * do not declare any. What cannot be counted is refused by name, never counted as something else.
 */
export function declaredPlan(
  election: PabulibElection,
  ties: readonly TieCriterion[],
): TallyPlan | PabulibFault {
  const shares = Object.hasOwn(DECLARED_SHARES, election.rule)
    ? DECLARED_SHARES[election.rule]
    : undefined;
  // Limits that no rule knows are refused for Equal Shares as they are for greedy.
  const declared = declaredRule(shares === undefined ? election : { ...election, rule: 'greedy' });
  if (declared.kind === 'unsupported') return refused(declared.reason);
  if (shares === undefined) return { kind: 'greedy', rule: { ...declared.rule, ties } };
  if (election.scoreMin !== null) {
    return refused(
      `The file sets min_project_score_threshold, which ${election.rule} does not count by.`,
    );
  }
  const settings = { utility: 'cost', unit: CURRENCY_UNIT, ...shares, ties } as const;
  return { kind: 'equal-shares', settings };
}

function refused(reason: string): PabulibFault {
  return fault('rule-unsupported', `Not counted. ${reason}`);
}
