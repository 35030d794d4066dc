import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  looseRecord,
  recordOf,
  resealed,
} from '../../../../../test/support/recorded-count.factory.js';
import { CASES, shuffled, smallElection } from '../../../../../test/support/small-elections.js';
import { counted, GREEDY, tallyElection } from '../../../../../test/support/tally.factory.js';
import { TALLY_RULES, type TallyRule } from '../tally-rule.js';
import { recordText } from './tally-record.js';

const street = tallyElection({
  budget: 10n,
  projects: [
    ['a', 6n],
    ['b', 6n],
  ],
  ballots: [['a', 'b'], ['b'], ['a']],
});

describe('a tally record', () => {
  it('says what was counted, what came out and how ties went', () => {
    const record = recordOf(street, GREEDY);

    expect(record).toMatchObject({
      format: 'wijkkas-tally-record/1',
      ballotCount: 3,
      winners: ['a'],
      leftoverCents: 4n,
      projects: [
        { id: 'a', votes: 2, fate: 'funded' },
        { id: 'b', votes: 2, fate: 'does-not-fit' },
      ],
      ties: [{ step: 1, candidates: ['a', 'b'], decidedBy: 'id' }],
      trace: null,
      certificates: {
        feasible: { isFeasible: true },
        exhaustive: { isExhaustive: true },
        prices: { kind: 'none', reason: 'rule-without-prices' },
      },
    });
  });

  it('gives the prices of Equal Shares as exact fractions, and votes rounded down', () => {
    const election = tallyElection({
      budget: 10n,
      projects: [['a', 6n]],
      ballots: [['a'], ['a'], []],
    });

    const { trace } = recordOf(election, { ...GREEDY, rule: 'equal-shares-cost@1' });

    expect(trace).toMatchObject({
      endowment: '10/3',
      increments: 0n,
      steps: [{ price: '3', rho: '1/2' }],
    });
    expect(trace).toMatchObject({
      steps: [{ effectiveVotes: '2.00', fullPayers: 2, shortPayers: 0 }],
    });
  });

  it('has a text with its keys in order, without spaces, and amounts as text', () => {
    const text = recordText(recordOf(street, GREEDY));

    expect(text.startsWith('{"ballotCount":3,"budgetCents":"10","certificates":{')).toBe(true);
    expect(text).not.toContain(' ');
  });

  it('has the hash of its own text without the hash', () => {
    const loose = looseRecord(recordOf(street, GREEDY));

    expect(resealed(loose)).toEqual(loose);
  });

  it('is the same in whatever order projects and ballots come', () => {
    fc.assert(
      fc.property(
        smallElection(),
        fc.constantFrom(...TALLY_RULES),
        fc.nat(),
        (election, name, seed) => {
          const threshold = name === 'greedy-threshold@1' ? 1 : null;
          const rule: TallyRule = { ...GREEDY, rule: name, threshold };

          expect(recordOf(shuffled(election, seed), rule)).toEqual(recordOf(election, rule));
          expect(recordOf(election, rule).winners).toEqual(counted(election, rule).winners);
        },
      ),
      { numRuns: CASES / 3 },
    );
  });
});
