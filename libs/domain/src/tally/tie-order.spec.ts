import { describe, expect, it } from '@jest/globals';
import {
  counted,
  GREEDY,
  NO_SKIP,
  tallyElection,
  type TallySketch,
} from '../../../../test/support/tally.factory.js';
import type { TallyResult } from './tally-result.js';
import { DEFAULT_TIES, type TieCriterion } from './tally-rule.js';

describe('countTally on ties', () => {
  const tied = (
    budget: bigint,
    projects: TallySketch['projects'],
    ties: readonly TieCriterion[] = DEFAULT_TIES,
  ): TallyResult => {
    const ballots = [projects.map(([id]) => id)];
    return counted(tallyElection({ budget, projects, ballots }), { ...GREEDY, ties });
  };

  it('takes the cheaper first, then the lower id, and logs which decided', () => {
    const result = tied(100n, [
      ['b', 20n],
      ['c', 20n],
      ['a', 30n],
    ]);

    expect(result.winners).toEqual(['b', 'c', 'a']);
    expect(result.ties).toEqual([
      { step: 1, candidates: ['b', 'c', 'a'], score: 1, decidedBy: 'id' },
      { step: 2, candidates: ['c', 'a'], score: 1, decidedBy: 'cost' },
    ]);
  });

  it('compares ids by code point, not as numbers', () => {
    expect(
      tied(10n, [
        ['9', 10n],
        ['10', 10n],
      ]).winners,
    ).toEqual(['10']);
    expect(
      tied(10n, [
        ['\u{1F333}', 10n],
        ['\uFF01', 10n],
      ]).winners,
    ).toEqual(['\uFF01']);
  });

  it('follows the order of criteria that the rule publishes', () => {
    expect(
      tied(
        20n,
        [
          ['a', 20n],
          ['b', 10n],
        ],
        ['id'],
      ).winners,
    ).toEqual(['a']);
    expect(
      tied(
        20n,
        [
          ['a', 20n],
          ['b', 10n],
        ],
        ['cost', 'id'],
      ).winners,
    ).toEqual(['b']);
  });

  it('logs no tie between a project that fits and one that would be passed by anyway', () => {
    expect(
      tied(20n, [
        ['a', 10n],
        ['b', 30n],
      ]).ties,
    ).toEqual([]);
  });

  it('logs a tie that decides where a count without skipping stops', () => {
    const projects = [
      ['a', 30n],
      ['b', 10n],
    ] as const;
    const input = tallyElection({ budget: 20n, projects, ballots: [['a', 'b']] });

    const result = counted(input, { ...NO_SKIP, ties: ['id'] });

    expect(result.winners).toEqual([]);
    expect(result.ties).toEqual([{ step: 1, candidates: ['a', 'b'], score: 1, decidedBy: 'id' }]);
  });
});
