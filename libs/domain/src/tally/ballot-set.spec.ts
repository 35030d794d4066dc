import { describe, expect, it } from '@jest/globals';
import { packBallots } from './ballot-set.js';

describe('packBallots', () => {
  it('packs ballots in order, empty ones too', () => {
    const ballots = [
      { choices: [2, 0], points: null },
      { choices: [], points: null },
      { choices: [1], points: null },
    ];

    expect(packBallots(ballots, 3, false)).toEqual({
      size: 3,
      starts: Uint32Array.of(0, 2, 2, 3),
      choices: Uint32Array.of(2, 0, 1),
      points: null,
    });
  });

  it('keeps a repeated project once, at its first place, and adds its points up', () => {
    const packed = packBallots([{ choices: [1, 0, 1], points: [3, 1, 2] }], 2, true);

    expect([...packed.choices]).toEqual([1, 0]);
    expect([...(packed.points ?? [])]).toEqual([5, 1]);
  });

  it('keeps the same project on the next ballot', () => {
    const packed = packBallots(
      [0, 0, 0].map((choice) => ({ choices: [choice], points: null })),
      1,
      false,
    );

    expect([...packed.choices]).toEqual([0, 0, 0]);
  });

  it.each([
    ['a choice outside the list', { choices: [2], points: null }, false],
    ['a choice that is no place', { choices: [0.5], points: null }, false],
    ['missing points', { choices: [0, 1], points: [1] }, true],
    ['no points at all', { choices: [0], points: null }, true],
  ])('refuses %s', (_what, ballot, hasPoints) => {
    expect(() => packBallots([ballot], 2, hasPoints)).toThrow(RangeError);
  });
});
