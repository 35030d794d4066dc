import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import { type PabulibElection, pabulibTable } from '../pabulib/pabulib-file.js';
import { packBallots } from './ballot-set.js';
import { declaredRule } from './declared-rule.js';
import { DEFAULT_TIES } from './tally-result.js';

const election = (
  rule: string,
  scoreMin: number | null,
  meta: Readonly<Record<string, string>> = {},
): PabulibElection => ({
  meta: Object.entries(meta).map(([key, value]) => ({ key, value })),
  projectTable: pabulibTable(['project_id', 'cost'], []),
  voteTable: pabulibTable(['voter_id', 'vote'], []),
  voteType: 'approval',
  rule,
  budget: cents(1n),
  limits: {
    lengthMin: null,
    lengthMax: null,
    sumCostMax: null,
    sumPointsMin: null,
    sumPointsMax: null,
  },
  scoreMin,
  defaultScore: 0,
  pointDecimals: 0,
  projects: [],
  ballots: packBallots([], 0, false),
});

describe('declaredRule', () => {
  it.each([
    ['greedy', null, 'greedy@1'],
    ['greedy', 50, 'greedy-threshold@1'],
    ['greedy-threshold', 50, 'greedy-threshold@1'],
    ['greedy-no-skip', null, 'greedy-no-skip@1'],
    ['greedy-no-skip', 50, 'greedy-no-skip@1'],
  ])('counts %s with the threshold %s by %s', (rule, threshold, counted) => {
    expect(declaredRule(election(rule, threshold))).toEqual({
      kind: 'supported',
      rule: { rule: counted, threshold, ties: DEFAULT_TIES },
    });
  });

  it.each([
    'greedy-exclusive',
    'greedy-custom',
    'equalshares',
    'equalshares/add1',
    'equalshares/add1-comparison',
    'unknown',
    'GREEDY',
  ])('refuses %s by name', (rule) => {
    expect(declaredRule(election(rule, null))).toMatchObject({
      kind: 'unsupported',
      declared: rule,
    });
  });

  it.each(['budget_per_category', 'budget_per_neighborhood'])('refuses a file with %s', (limit) => {
    const declared = declaredRule(election('greedy', null, { [limit]: '100,200' }));

    expect(declared).toMatchObject({ kind: 'unsupported' });
    expect(declared.kind === 'unsupported' && declared.reason).toContain(limit);
  });
});
