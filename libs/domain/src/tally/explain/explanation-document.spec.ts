import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { counted, tallyElection } from '../../../../../test/support/tally.factory.js';
import { limitedElection } from '../../../../../test/support/small-elections.js';
import { countTally } from '../count-tally.js';
import { TALLY_RULES, type TallyRule } from '../tally-rule.js';
import { explainTally } from './explain-tally.js';
import { explanationDocument, readExplanation } from './explanation-document.js';
import { robustness } from './robustness.js';

const SOURCE = { engine: 'wijkkas-tally/2', inputHash: 'ab' };
const CASES = 150;

const ruleOf = (rule: TallyRule['rule']): TallyRule => ({
  rule,
  threshold: rule === 'greedy-threshold@1' ? 1 : null,
  ties: ['cost', 'votes', 'id'],
});

describe('an explanation as a document', () => {
  it('writes amounts as decimal text and fractions as n/d, and leaves the trace to the record', () => {
    const election = tallyElection({
      budget: 100n,
      projects: [
        ['a', 50n],
        ['b', 60n],
      ],
      ballots: [['a'], ['a'], ['a', 'b']],
    });
    const rule = ruleOf('equal-shares-cost@1');

    const document = explanationDocument(SOURCE, {
      explanation: explainTally(election, rule, counted(election, rule)),
      robustness: null,
    });

    expect(document).toMatchObject({
      format: 'wijkkas-tally-explanation/1',
      ...SOURCE,
      rule: 'equal-shares-cost@1',
      winners: ['a'],
      spent: '50',
      detail: { kind: 'equal-shares', endowment: '100/3' },
      steps: [{ id: 'a', cost: '50', reason: { kind: 'shares', price: '50/3' } }],
    });
    expect(JSON.stringify(document)).not.toContain('trace');
  });

  it('is read back without loss, whatever the election and the rule', () => {
    fc.assert(
      fc.property(limitedElection(), fc.constantFrom(...TALLY_RULES), (election, name) => {
        const rule = ruleOf(name);
        const answer = countTally(election, rule);
        if (answer.kind === 'refused') return;
        const explained = {
          explanation: explainTally(election, rule, answer.result),
          robustness: robustness(election, rule, { seed: 's', samples: 2 }),
        };
        const document = explanationDocument(SOURCE, explained);

        const sent = JSON.parse(JSON.stringify(document)) as typeof document;
        const read = readExplanation(sent);

        expect(explanationDocument(SOURCE, read)).toEqual(document);
        expect(sent).toEqual(document);
        expect(read.robustness).toEqual(explained.robustness);
        const { result, ...account } = explained.explanation;
        expect(read.explanation).toMatchObject({ ...account, result: { spent: result.spent } });
      }),
      { numRuns: CASES },
    );
  });
});
