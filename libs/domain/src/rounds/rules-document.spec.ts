import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents } from '../money/cents.js';
import type { RoundTally } from './round-limits.js';
import type { BallotPaperLine, RuleSet } from './rule-set.js';
import { rulesDocument, tallyRulesFrom, tallyRulesJson } from './rules-document.js';

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
const ALL_SET: RoundTally = {
  rule: 'greedy@1',
  threshold: 3,
  ties: ['lot', 'id'],
  unitCents: cents(50n),
  seed: 'Ronde 1',
  leftoverByScore: true,
  limits: [
    { per: 'initiator', costMaxCents: null, countMax: 2 },
    { per: 'area', costMaxCents: cents(70n), countMax: null },
  ],
};

describe('the rules document', () => {
  it('is this text, whose hash is published', () => {
    expect(rulesDocument(RULES, PAPER)).toBe(
      '{"format":"wijkkas-rules/1","budgetCents":"5000000",' +
        '"ballot":{"type":"approval","choicesMin":1,"choicesMax":5,"costMaxCents":null,"pointsMax":null,"pointsTotalMax":null},' +
        '"tally":{"rule":"greedy@1","threshold":null,"ties":["cost","votes","id"]},' +
        '"paper":[{"number":1,"initiativeId":"park","code":"1","costCents":"100"},{"number":2,"initiativeId":"lamp","code":"2","costCents":"200"}]}',
    );
  });

  it('has every setting of the count, and the groups where limits are set', () => {
    const paper = PAPER.map((line, index) =>
      index === 0 ? { ...line, groups: ['area noord', 'initiator 1'] } : line,
    );

    const { tally, paper: lines } = JSON.parse(
      rulesDocument({ ...RULES, tally: ALL_SET }, paper),
    ) as Record<string, unknown>;

    expect(JSON.stringify(tally)).toBe(
      '{"rule":"greedy@1","threshold":3,"ties":["lot","id"],"unitCents":"50","seed":"Ronde 1","leftoverByScore":true,' +
        '"limits":[{"per":"initiator","costMaxCents":null,"countMax":2},{"per":"area","costMaxCents":"70","countMax":null}]}',
    );
    expect(lines).toEqual([
      {
        number: 1,
        initiativeId: 'park',
        code: '1',
        costCents: '100',
        groups: ['area noord', 'initiator 1'],
      },
      { number: 2, initiativeId: 'lamp', code: '2', costCents: '200', groups: [] },
    ]);
  });

  it('is the same whether a setting is left out or set to nothing', () => {
    const tally = { ...RULES.tally, leftoverByScore: false, limits: [] };
    const paper = PAPER.map((line) => ({ ...line, groups: [] }));

    expect(rulesDocument({ ...RULES, tally }, paper)).toBe(rulesDocument(RULES, PAPER));
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

describe('the rules of a count as JSON', () => {
  it.each([[ALL_SET], [RULES.tally]])('are read as they were written: %#', (tally) => {
    const json = JSON.parse(JSON.stringify(tallyRulesJson(tally))) as ReturnType<
      typeof tallyRulesJson
    >;

    expect(tallyRulesFrom(json)).toEqual(tally);
  });
});
