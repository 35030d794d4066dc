import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents } from '../money/cents.js';
import { type BallotPaperLine, rulesDocument, type RuleSet, ruleSetFaults } from './rule-set.js';

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
const PAPER: readonly BallotPaperLine[] = [
  { number: 1, initiativeId: 'park', code: '1', costCents: cents(100n) },
  { number: 2, initiativeId: 'lamp', code: '2', costCents: cents(200n) },
];

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
  ])('cannot be used when %s', (_, change, name) => {
    const faults = ruleSetFaults({ ...RULES, tally: { ...RULES.tally, ...change } });

    expect(faults.map((fault) => fault.name)).toEqual([name]);
  });

  it('divides more than nothing', () => {
    expect(ruleSetFaults({ ...RULES, budgetCents: cents(0n) })).toHaveLength(1);
  });
});

describe('the rules document', () => {
  it('is this text, whose hash is published', () => {
    expect(rulesDocument(RULES, PAPER)).toBe(
      '{"format":"wijkkas-rules/1","budgetCents":"5000000",' +
        '"ballot":{"type":"approval","choicesMin":1,"choicesMax":5,"costMaxCents":null,"pointsMax":null,"pointsTotalMax":null},' +
        '"tally":{"rule":"greedy@1","threshold":null,"ties":["cost","votes","id"]},' +
        '"paper":[{"number":1,"initiativeId":"park","code":"1","costCents":"100"},{"number":2,"initiativeId":"lamp","code":"2","costCents":"200"}]}',
    );
  });

  it('does not depend on the order of the lines, nor on that of the fields', () => {
    const { tally, ballot, budgetCents } = RULES;
    const ballotAsRead = Object.fromEntries(Object.entries(ballot).toReversed()) as typeof ballot;

    const text = rulesDocument({ tally, ballot: ballotAsRead, budgetCents }, PAPER.toReversed());

    expect(text).toBe(rulesDocument(RULES, PAPER));
  });

  it('is another text for another rule', () => {
    const amounts = fc.bigInt({ min: 1n, max: 10n ** 12n }).map(cents);
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        const texts = [one, other].map((budgetCents) =>
          rulesDocument({ ...RULES, budgetCents }, PAPER),
        );
        expect(texts[0] === texts[1]).toBe(one === other);
      }),
    );
  });
});
