import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import { DEFAULT_TIES, TALLY_RULES, type TallyRule } from './tally-rule.js';
import { tallyRuleFaults } from './tally-rule-faults.js';

const GREEDY: TallyRule = { rule: 'greedy@1', threshold: null, ties: DEFAULT_TIES };
const ADD1: TallyRule = { ...GREEDY, rule: 'equal-shares-cost-add1@1' };

const namesOf = (rule: TallyRule): string[] => tallyRuleFaults(rule).map(({ name }) => name);

describe('a tally rule', () => {
  it.each(TALLY_RULES)('%s can be set with the standard ties', (rule) => {
    const threshold = rule === 'greedy-threshold@1' ? 10 : null;

    expect(tallyRuleFaults({ rule, threshold, ties: DEFAULT_TIES })).toEqual([]);
  });

  it('may have a threshold with every rule but plain greedy, which then has another name', () => {
    expect(namesOf({ ...GREEDY, threshold: 5 })).toEqual(['tally.threshold']);
    expect(namesOf({ ...GREEDY, rule: 'greedy-threshold@1' })).toEqual(['tally.threshold']);
    expect(namesOf({ ...ADD1, threshold: 5 })).toEqual([]);
    expect(namesOf({ ...ADD1, threshold: 0 })).toEqual(['tally.threshold']);
  });

  it('names a unit of money only where it counts in units', () => {
    expect(namesOf({ ...ADD1, unitCents: cents(100n) })).toEqual([]);
    expect(namesOf({ ...ADD1, rule: 'equal-shares-cost-floor@1', unitCents: cents(1n) })).toEqual(
      [],
    );
    expect(namesOf({ ...ADD1, unitCents: cents(0n) })).toEqual(['tally.unitCents']);
    expect(namesOf({ ...GREEDY, unitCents: cents(100n) })).toEqual(['tally.unitCents']);
    expect(namesOf({ ...ADD1, rule: 'equal-shares-cost@1', unitCents: cents(1n) })).toEqual([
      'tally.unitCents',
    ]);
  });

  it('draws a lot only from a seed, and has a seed only for a lot', () => {
    expect(namesOf({ ...GREEDY, ties: ['lot', 'id'], seed: 'trekking 12 mei' })).toEqual([]);
    expect(namesOf({ ...GREEDY, ties: ['lot', 'id'] })).toEqual(['tally.seed']);
    expect(namesOf({ ...GREEDY, ties: ['lot', 'id'], seed: ' ' })).toEqual(['tally.seed']);
    expect(namesOf({ ...GREEDY, seed: 'trekking' })).toEqual(['tally.seed']);
  });

  it('ends its ties with the id, and names each criterion once', () => {
    expect(namesOf({ ...GREEDY, ties: ['cost', 'votes'] })).toEqual(['tally.ties']);
    expect(namesOf({ ...GREEDY, ties: ['cost', 'cost', 'id'] })).toEqual(['tally.ties']);
    expect(namesOf({ ...GREEDY, ties: ['cost', 'cost-descending', 'id'] })).toEqual(['tally.ties']);
    expect(namesOf({ ...GREEDY, ties: ['cost-descending', 'list-order', 'id'] })).toEqual([]);
  });

  it('divides leftover money by score only in the greedy family', () => {
    expect(namesOf({ ...GREEDY, leftoverByScore: true })).toEqual([]);
    expect(namesOf({ ...ADD1, leftoverByScore: true })).toEqual(['tally.leftoverByScore']);
  });
});
