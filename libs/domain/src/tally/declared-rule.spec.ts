import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import { type PabulibElection, pabulibTable } from '../pabulib/pabulib-file.js';
import { packBallots } from './ballot-set.js';
import { declaredRule } from './declared-rule.js';
import { DEFAULT_TIES } from './tally-rule.js';

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

/** A file with two categories over four projects. */
const grouped = (
  meta: Readonly<Record<string, string>>,
  budgets = '100,200.50',
): PabulibElection => ({
  ...election('greedy', null, {
    categories: 'Groen, Jeugd',
    budget_per_category: budgets,
    ...meta,
  }),
  projectTable: pabulibTable(
    ['project_id', 'cost', 'category'],
    [
      ['a', '1', 'Groen'],
      ['b', '1', 'Jeugd,Groen'],
      ['c', '1', 'Anders'],
    ],
  ),
  projects: ['a', 'b', 'c'].map((id, index) => ({
    id,
    cost: cents(1n),
    name: null,
    listPosition: index + 1,
  })),
});

describe('declaredRule', () => {
  it.each([
    ['greedy', null, 'greedy@1'],
    ['greedy', 50, 'greedy-threshold@1'],
    ['greedy-threshold', 50, 'greedy-threshold@1'],
    ['greedy-no-skip', null, 'greedy-no-skip@1'],
    ['greedy-no-skip', 50, 'greedy-no-skip@1'],
    ['equalshares', null, 'equal-shares-cost@1'],
    ['equalshares-comparison', null, 'equal-shares-cost-comparison@1'],
    ['equalshares/add1', null, 'equal-shares-cost-add1-floor@1'],
    ['equalshares/add1', 50, 'equal-shares-cost-add1-floor@1'],
    ['equalshares/add1-comparison', null, 'equal-shares-cost-add1-floor-comparison@1'],
  ])('counts %s with the threshold %s by %s', (rule, threshold, counted) => {
    expect(declaredRule(election(rule, threshold))).toEqual({
      kind: 'supported',
      rule: { rule: counted, threshold, ties: DEFAULT_TIES },
      limits: [],
    });
  });

  it.each(['greedy-exclusive', 'greedy-custom', 'unknown', 'GREEDY'])(
    'refuses %s by name',
    (rule) => {
      expect(declaredRule(election(rule, null))).toMatchObject({
        kind: 'unsupported',
        declared: rule,
      });
    },
  );

  it('knows the custom rule that funds the last project from a reserve', () => {
    const comment =
      '#1: ... if the remaining budget is enough to fund at least 80% of that project';

    expect(declaredRule(election('greedy-custom', null, { comment }))).toMatchObject({
      kind: 'supported',
      rule: { rule: 'greedy-reserve-80@1' },
    });
  });

  it('takes budgets per category for limits, a project with two categories in both', () => {
    expect(declaredRule(grouped({}))).toMatchObject({
      kind: 'supported',
      limits: [
        { name: 'category Groen', members: [0, 1], costMax: 10_000n, countMax: null },
        { name: 'category Jeugd', members: [1], costMax: 20_050n, countMax: null },
      ],
    });
  });

  it('divides leftover money by score where the file says so, and refuses other ways', () => {
    const byScore = 'Fund additional projects that fit within leftover budget ordered by score';

    expect(declaredRule(grouped({ leftover_budget: byScore }))).toMatchObject({
      rule: { leftoverByScore: true },
    });
    expect(declaredRule(grouped({ leftover_budget: 'A party' }))).toMatchObject({
      kind: 'unsupported',
    });
  });

  it.each([['100'], ['100,many']])(
    'refuses budgets per category that are unclear: %s',
    (budgets) => {
      expect(declaredRule(grouped({}, budgets))).toMatchObject({ kind: 'unsupported' });
    },
  );

  it.each(['budget_per_category', 'budget_per_neighborhood'])(
    'refuses a file with %s for groups that it does not name',
    (limit) => {
      const declared = declaredRule(election('greedy', null, { [limit]: '100,200' }));

      expect(declared).toMatchObject({ kind: 'unsupported' });
      expect(declared.kind === 'unsupported' && declared.reason).toContain(limit);
    },
  );

  it('knows our own rules by their published names', () => {
    expect(declaredRule(election('sequential-phragmen@1', 2))).toMatchObject({
      rule: { rule: 'sequential-phragmen@1', threshold: 2, ties: DEFAULT_TIES },
    });
  });

  it('takes all settings from the field in which our exports state them', () => {
    const rule = 'equal-shares-cost-add1@1';
    const settings = { rule, threshold: 3, ties: ['lot', 'id'], unitCents: '50', seed: 'loting' };

    const declared = declaredRule(election(rule, null, { wijkkas_rule: JSON.stringify(settings) }));

    expect(declared).toEqual({
      kind: 'supported',
      rule: { ...settings, unitCents: 50n },
      limits: [],
    });
  });

  it.each([
    ['of another rule', { rule: 'greedy@1', threshold: null, ties: ['id'] }],
    ['with limits on groups that the file does not hold', { limits: [] }],
    ['with ties that nobody knows', { ties: ['luck', 'id'] }],
    ['with a unit that is no amount', { unitCents: '1e2' }],
    ['with a lot but no seed', { ties: ['lot', 'id'] }],
    ['with half a vote as threshold', { threshold: 0.5 }],
  ])('refuses settings %s', (_, changes) => {
    const rule = 'equal-shares-cost-add1@1';
    const settings = { rule, threshold: null, ties: ['id'], ...changes };

    expect(
      declaredRule(election(rule, null, { wijkkas_rule: JSON.stringify(settings) })),
    ).toMatchObject({ kind: 'unsupported' });
  });

  it('refuses settings that are no JSON', () => {
    expect(
      declaredRule(election('equal-shares-cost@1', null, { wijkkas_rule: '{' })),
    ).toMatchObject({ kind: 'unsupported' });
  });
});
