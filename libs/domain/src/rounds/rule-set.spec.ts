import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import { DEFAULT_TIES, TALLY_RULES } from '../tally/tally-rule.js';
import { type RuleSet, ruleSetFaults } from './rule-set.js';

const RULES: RuleSet = {
  budgetCents: cents(5_000_000n),
  ballot: {
    type: 'approval',
    choicesMin: 1,
    choicesMax: 5,
    costMaxCents: null,
    pointsMax: null,
    pointsTotalMax: null,
  },
  tally: { rule: 'greedy@1', threshold: null, ties: ['cost', 'votes', 'id'] },
};

describe('a rule set', () => {
  it('can be used when nothing is wrong with it', () => {
    expect(ruleSetFaults(RULES)).toEqual([]);
  });

  it.each<[string, Partial<RuleSet['tally']>, string]>([
    ['a threshold stands by another rule', { threshold: 5 }, 'tally.threshold'],
    ['the threshold is missing', { rule: 'greedy-threshold@1' }, 'tally.threshold'],
    ['the threshold bars nobody', { rule: 'greedy-threshold@1', threshold: 0 }, 'tally.threshold'],
    ['ties could stay undecided', { ties: ['cost', 'votes'] }, 'tally.ties'],
    ['ties come to an id too early', { ties: ['id', 'cost'] }, 'tally.ties'],
    ['a tie is decided twice the same way', { ties: ['cost', 'cost', 'id'] }, 'tally.ties'],
    ['nothing decides ties', { ties: [] }, 'tally.ties'],
    [
      'a cost is to be both lower and higher',
      { ties: ['cost', 'cost-descending', 'id'] },
      'tally.ties',
    ],
    ['a lot has no seed', { ties: ['lot', 'id'] }, 'tally.seed'],
    ['a seed is for no lot', { seed: 'x' }, 'tally.seed'],
    ['nobody can read the seed', { ties: ['lot', 'id'], seed: 'a\u0007' }, 'tally.seed'],
    ['the rule counts in no unit', { unitCents: cents(100n) }, 'tally.unitCents'],
    ['nothing is left over by limits', { leftoverByScore: true }, 'tally.leftoverByScore'],
    [
      'a limit sets nothing',
      { limits: [{ per: 'area', costMaxCents: null, countMax: null }] },
      'tally.limits[0]',
    ],
  ])('cannot be used when %s', (_, change, name) => {
    const faults = ruleSetFaults({ ...RULES, tally: { ...RULES.tally, ...change } });

    expect(faults.map((fault) => fault.name)).toEqual([name]);
  });

  it('has one fault, not two, for a seed that is too long', () => {
    const tally = { ...RULES.tally, ties: ['lot', 'id'] as const, seed: 'x'.repeat(201) };

    expect(ruleSetFaults({ ...RULES, tally })).toHaveLength(1);
  });

  it.each(TALLY_RULES)('can be held under the rule %s', (rule) => {
    const threshold = rule === 'greedy-threshold@1' ? 1 : null;

    expect(ruleSetFaults({ ...RULES, tally: { rule, threshold, ties: DEFAULT_TIES } })).toEqual([]);
  });

  it('divides more than nothing', () => {
    expect(ruleSetFaults({ ...RULES, budgetCents: cents(0n) })).toHaveLength(1);
  });
});
