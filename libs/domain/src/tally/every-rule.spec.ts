import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { naiveTally } from '../../../../test/support/naive-tally.js';
import { CASES, limitedElection, shuffled } from '../../../../test/support/small-elections.js';
import { counted } from '../../../../test/support/tally.factory.js';
import { cents } from '../money/cents.js';
import { canonicalTallyInput } from './canonical-tally-input.js';
import { withLots } from './drawn-order.js';
import { countsInUnits } from './tally-rule-faults.js';
import { DEFAULT_TIES, TALLY_RULES, type TallyRule, type TallyRuleName } from './tally-rule.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A rule with settings of all kinds that go with it. */
const settings = (rule: TallyRuleName): fc.Arbitrary<TallyRule> =>
  fc
    .record({
      threshold: fc.option(fc.constantFrom(1, 2, 3)),
      ties: fc.constantFrom<TallyRule['ties']>(
        DEFAULT_TIES,
        ['id'],
        ['cost-descending', 'id'],
        ['votes', 'list-order', 'id'],
        ['lot', 'id'],
      ),
      unit: fc.constantFrom(1n, 3n),
    })
    .map(({ threshold, ties, unit }) => ({
      rule,
      threshold: rule === 'greedy-threshold@1' ? (threshold ?? 1) : threshold,
      ties,
      ...(countsInUnits(rule) ? { unitCents: cents(unit) } : {}),
      ...(ties.includes('lot') ? { seed: 'openbare trekking' } : {}),
    }));

describe.each(TALLY_RULES)('%s', (name) => {
  it('gives the winners of an exact count by the book, in their order, within all limits', () => {
    fc.assert(
      fc.property(limitedElection(40), settings(name), (drawn, rule) => {
        const input = withLots(drawn, rule, sha256);

        expect(counted(input, rule).winners).toEqual(naiveTally(input, rule));
      }),
      { numRuns: CASES },
    );
  });

  it('does not depend on the order of projects and ballots, and neither does the text to hash', () => {
    fc.assert(
      fc.property(limitedElection(40), settings(name), fc.nat(), (drawn, rule, seed) => {
        const input = withLots(drawn, rule, sha256);
        const other = shuffled(input, seed);

        expect(counted(other, rule)).toEqual(counted(input, rule));
        expect(canonicalTallyInput(other, rule)).toBe(canonicalTallyInput(input, rule));
      }),
      { numRuns: CASES / 2 },
    );
  });
});
