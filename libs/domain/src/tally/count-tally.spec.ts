import { describe, expect, it } from '@jest/globals';
import {
  approvals,
  counted,
  GREEDY,
  NO_SKIP,
  tallyElection,
  threshold,
  type TallySketch,
} from '../../../../test/support/tally.factory.js';
import type { BallotForm } from './tally-election.js';

const PARK_LAMP_BENCH = {
  projects: [
    ['park', 80n],
    ['lamp', 30n],
    ['bench', 20n],
  ],
  ballots: approvals({ park: 9, lamp: 7, bench: 5 }),
} as const;

describe('countTally by greedy', () => {
  it('passes by a project that does not fit and funds a cheaper one below it', () => {
    const result = counted(tallyElection({ budget: 100n, ...PARK_LAMP_BENCH }), GREEDY);

    expect(result.winners).toEqual(['park', 'bench']);
    expect(result).toMatchObject({ rule: 'greedy@1', spent: 100n, leftover: 0n, ties: [] });
    expect(result.outcomes.map(({ fate }) => fate)).toEqual(['funded', 'does-not-fit', 'funded']);
  });

  it('funds a project that costs exactly what is left', () => {
    const result = counted(tallyElection({ budget: 110n, ...PARK_LAMP_BENCH }), GREEDY);

    expect(result.winners).toEqual(['park', 'lamp']);
  });

  it('funds a project without votes last, when money is left', () => {
    const projects = [
      ['none', 1n],
      ['park', 80n],
    ] as const;

    const result = counted(tallyElection({ budget: 100n, projects, ballots: [['park']] }), GREEDY);

    expect(result.winners).toEqual(['park', 'none']);
  });

  it('funds nothing when nothing fits, and counts an election without projects', () => {
    expect(counted(tallyElection({ budget: 5n, ...PARK_LAMP_BENCH }), GREEDY).winners).toEqual([]);
    expect(
      counted(tallyElection({ budget: 5n, projects: [], ballots: [[]] }), GREEDY),
    ).toMatchObject({
      winners: [],
      spent: 0n,
    });
  });
});

describe('countTally by greedy-no-skip', () => {
  it('stops at the first project that does not fit', () => {
    const result = counted(tallyElection({ budget: 100n, ...PARK_LAMP_BENCH }), NO_SKIP);

    expect(result.winners).toEqual(['park']);
    expect(result.leftover).toBe(20n);
    expect(result.outcomes.map(({ fate }) => fate)).toEqual([
      'funded',
      'does-not-fit',
      'not-reached',
    ]);
  });

  it('takes projects below a threshold out before it counts', () => {
    const projects = [
      ['a', 50n],
      ['b', 500n],
      ['c', 10n],
    ] as const;
    const input = tallyElection({
      budget: 100n,
      projects,
      ballots: approvals({ a: 9, b: 3, c: 3 }),
    });

    const result = counted(input, { ...NO_SKIP, threshold: 4 });

    expect(result.winners).toEqual(['a']);
    expect(result.outcomes.map(({ id, fate }) => `${id} ${fate}`)).toEqual([
      'a funded',
      'c below-threshold',
      'b below-threshold',
    ]);
  });
});

describe('countTally by greedy-threshold', () => {
  it('counts the threshold itself as enough', () => {
    const input = tallyElection({ budget: 1000n, ...PARK_LAMP_BENCH });

    expect(counted(input, threshold(7)).winners).toEqual(['park', 'lamp']);
    expect(counted(input, threshold(8)).winners).toEqual(['park']);
  });

  it('gives the result of greedy when there is no threshold', () => {
    const input = tallyElection({ budget: 100n, ...PARK_LAMP_BENCH });

    expect(counted(input, threshold(null)).winners).toEqual(counted(input, GREEDY).winners);
  });

  it('reads the threshold in whole points where points have decimals', () => {
    const form: BallotForm = { type: 'cumulative', pointDecimals: 2 };
    const projects = [
      ['a', 1n],
      ['b', 1n],
    ] as const;
    const ballots = [[['a', 299] as const, ['b', 300] as const]];

    const result = counted(tallyElection({ budget: 9n, projects, ballots, form }), threshold(3));

    expect(result.winners).toEqual(['b']);
  });
});

describe('countTally on the five kinds of ballots', () => {
  const projects = [
    ['a', 1n],
    ['b', 1n],
    ['c', 1n],
  ] as const;
  const scores = (form: BallotForm, ballots: TallySketch['ballots']): unknown =>
    Object.fromEntries(
      counted(tallyElection({ budget: 3n, projects, ballots, form }), GREEDY).outcomes.map(
        ({ id, score }) => [id, score],
      ),
    );

  it('gives one vote to every project that an approval names', () => {
    expect(scores({ type: 'approval' }, [['a', 'b'], ['b'], []])).toEqual({ a: 1, b: 2, c: 0 });
  });

  it('gives one vote to the project that a choose-1 ballot names', () => {
    expect(scores({ type: 'choose-1' }, [['a'], ['b'], ['b']])).toEqual({ a: 1, b: 2, c: 0 });
  });

  it('gives the first of three ranks 3 points, also on a ballot that ranks fewer', () => {
    const form: BallotForm = { type: 'ordinal', lengthMax: 3 };

    expect(scores(form, [['a', 'b', 'c'], ['c']])).toEqual({ a: 3, b: 2, c: 4 });
  });

  it('gives no points to ranks beyond the longest ballot that is allowed', () => {
    expect(scores({ type: 'ordinal', lengthMax: 1 }, [['a', 'b', 'c']])).toEqual({
      a: 1,
      b: 0,
      c: 0,
    });
  });

  it('adds up the points of cumulative ballots', () => {
    const form: BallotForm = { type: 'cumulative', pointDecimals: 0 };

    expect(
      scores(form, [
        [
          ['a', 3],
          ['b', 2],
        ],
        [['b', 5]],
      ]),
    ).toEqual({ a: 3, b: 7, c: 0 });
  });

  it('gives the default score to what a scoring ballot does not name', () => {
    const form: BallotForm = { type: 'scoring', pointDecimals: 0, defaultPoints: 2 };

    expect(
      scores(form, [
        [['a', 5]],
        [
          ['a', -1],
          ['b', 0],
        ],
        [],
      ]),
    ).toEqual({ a: 6, b: 4, c: 6 });
  });

  it('never funds a project whose score is negative', () => {
    const form: BallotForm = { type: 'scoring', pointDecimals: 0, defaultPoints: 0 };
    const input = tallyElection({ budget: 3n, projects, ballots: [[['a', -1]]], form });

    expect(counted(input, GREEDY).winners).toEqual(['b', 'c']);
  });
});
