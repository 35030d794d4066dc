import { describe, expect, it } from '@jest/globals';
import {
  approvals,
  counted,
  GREEDY,
  tallyElection,
} from '../../../../../test/support/tally.factory.js';

const RESERVE = { ...GREEDY, rule: 'greedy-reserve-80@1' } as const;

/** Three projects with 3, 2 and 1 votes; the first always fits. */
const election = (budget: bigint, second: bigint) =>
  tallyElection({
    budget,
    projects: [
      ['a', 50n],
      ['b', second],
      ['c', 5n],
    ],
    ballots: approvals({ a: 3, b: 2, c: 1 }),
  });

describe('greedy-reserve-80@1', () => {
  it('funds the first project that does not fit when 80 % of its cost is left, and ends', () => {
    const result = counted(election(130n, 100n), RESERVE);

    expect(result.winners).toEqual(['a', 'b']);
    expect(result.leftover).toBe(-20n);
    expect(result.outcomes.map(({ fate }) => fate)).toEqual(['funded', 'funded', 'not-reached']);
  });

  it('ends without it when one cent less is left', () => {
    const result = counted(election(129n, 100n), RESERVE);

    expect(result.winners).toEqual(['a']);
    expect(result.leftover).toBe(79n);
    expect(result.outcomes.map(({ fate }) => fate)).toEqual([
      'funded',
      'does-not-fit',
      'not-reached',
    ]);
  });
});

describe('greedy-no-skip@1', () => {
  it('logs a tie with a project that does not fit: first, it would have ended the count', () => {
    const tied = tallyElection({
      budget: 25n,
      projects: [
        ['a', 30n],
        ['b', 15n],
      ],
      ballots: [['a', 'b']],
    });

    const result = counted(tied, { ...GREEDY, rule: 'greedy-no-skip@1' });

    expect(result.winners).toEqual(['b']);
    expect(result.ties).toEqual([{ step: 1, candidates: ['b', 'a'], score: 1, decidedBy: 'cost' }]);
    expect(counted(tied, GREEDY).ties).toEqual([]);
  });
});

describe('greedy-per-cost@1', () => {
  it('takes most votes per euro first', () => {
    const result = counted(election(60n, 8n), { ...GREEDY, rule: 'greedy-per-cost@1' });

    expect(result.winners).toEqual(['b', 'c']);
  });
});

describe('ties by place and by higher cost', () => {
  const tied = tallyElection({
    budget: 60n,
    projects: [
      ['z', 20n],
      ['m', 40n],
      ['a', 30n],
    ],
    ballots: [['z', 'm', 'a']],
  });

  it('take the project higher on the paper first', () => {
    const result = counted(tied, { ...GREEDY, ties: ['list-order', 'id'] });

    expect(result.winners).toEqual(['z', 'm']);
    expect(result.ties[0]).toMatchObject({ candidates: ['z', 'm', 'a'], decidedBy: 'list-order' });
  });

  it('take the dearer project first', () => {
    const result = counted(tied, { ...GREEDY, ties: ['cost-descending', 'id'] });

    expect(result.winners).toEqual(['m', 'z']);
  });
});
