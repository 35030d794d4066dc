import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compare,
  fraction,
  type Fraction,
  over,
  sum,
} from '../../../../../test/support/fraction.js';
import { CASES, smallElection } from '../../../../../test/support/small-elections.js';
import { counted, tallyElection } from '../../../../../test/support/tally.factory.js';
import type { Rational } from '../arithmetic/rational.js';
import type { TallyElection } from '../tally-election.js';
import { DEFAULT_TIES, type TallyRule } from '../tally-rule.js';
import { type OwnChoice, shareOfBallot } from './share-of-ballot.js';

const SHARES: TallyRule = { rule: 'equal-shares-cost@1', threshold: null, ties: DEFAULT_TIES };

const asFraction = ({ numerator, denominator }: Rational): Fraction =>
  over(fraction(numerator), fraction(denominator));

/** What each ballot of an election says, as its voter remembers it. */
const ownChoices = ({ ballots, projects }: TallyElection): OwnChoice[][] =>
  Array.from({ length: ballots.size }, (_, ballot) => {
    const [from = 0, to = 0] = [ballots.starts[ballot], ballots.starts[ballot + 1]];
    return Array.from(ballots.choices.subarray(from, to), (place, index) => ({
      id: projects[place]!.id,
      points: ballots.points?.[from + index] ?? 1,
    }));
  });

describe('where my share went', () => {
  it('tells what I paid for which choice, and what was not spent', () => {
    const election = tallyElection({
      budget: 1000n,
      projects: [
        ['bench', 300n],
        ['tree', 300n],
        ['pond', 900n],
      ],
      ballots: [['bench', 'tree'], ['bench'], ['bench', 'pond'], ['tree', 'pond']],
    });

    const share = shareOfBallot(election, counted(election, SHARES), [
      { id: 'tree' },
      { id: 'bench' },
      { id: 'pond' },
      { id: 'unknown' },
    ]);

    expect(share).toEqual({
      funded: ['bench', 'tree'],
      notFunded: ['pond'],
      money: {
        endowment: { numerator: 250n, denominator: 1n },
        payments: [
          { id: 'bench', amount: { numerator: 100n, denominator: 1n } },
          { id: 'tree', amount: { numerator: 150n, denominator: 1n } },
        ],
        unspent: { numerator: 0n, denominator: 1n },
      },
    });
  });

  it('names the funded choices only where voters hold no money', () => {
    const election = tallyElection({
      budget: 300n,
      projects: [
        ['bench', 300n],
        ['tree', 300n],
      ],
      ballots: [['bench', 'tree'], ['bench']],
    });
    const greedy = counted(election, { ...SHARES, rule: 'greedy@1' });

    const share = shareOfBallot(election, greedy, [{ id: 'tree' }, { id: 'bench' }]);

    expect(share).toEqual({ funded: ['bench'], notFunded: ['tree'], money: null });
  });

  it('adds up over all voters to what the winners cost', () => {
    fc.assert(
      fc.property(smallElection(), (election) => {
        const result = counted(election, SHARES);
        const shares = ownChoices(election).map(
          (own) => shareOfBallot(election, result, own).money!,
        );

        for (const id of result.winners) {
          const paid = shares.flatMap(({ payments }) =>
            payments.filter((payment) => payment.id === id).map(({ amount }) => asFraction(amount)),
          );
          const { cost } = election.projects.find((project) => project.id === id)!;
          expect(compare(sum(paid), fraction(cost))).toBe(0);
        }
        for (const { payments, unspent, endowment } of shares) {
          const parts = [unspent, ...payments.map(({ amount }) => amount)].map(asFraction);
          expect(compare(sum(parts), asFraction(endowment))).toBe(0);
        }
      }),
      { numRuns: CASES },
    );
  });
});
