import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents } from '../money/cents.js';
import { ROUND_PHASES } from '../phases/round-phase.js';
import type { BallotRules } from '../rounds/ballot-rules.js';
import {
  BallotRejectedError,
  castBallot,
  type Choice,
  VotingClosedError,
  type VotingRound,
} from './ballot.js';

const NOW = new Date(Date.UTC(2026, 4, 12));
const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const IDS = ['park', 'lamp', 'bench', 'tree', 'swing'];

function aRound(ballot: Partial<BallotRules> = {}, given: Partial<VotingRound> = {}): VotingRound {
  return {
    id: 'round',
    phase: 'voting',
    votingOpensAt: null,
    votingClosesAt: null,
    ballot: {
      type: 'approval',
      choicesMin: 1,
      choicesMax: 3,
      costMaxCents: null,
      pointsMax: null,
      pointsTotalMax: null,
      ...ballot,
    },
    paper: IDS.map((initiativeId, index) => ({
      number: index + 1,
      initiativeId,
      code: (index + 1).toString(),
      costCents: cents(BigInt(index + 1) * 100n),
    })),
    ...given,
  };
}

const choices = (...ids: readonly string[]): Choice[] =>
  ids.map((initiativeId) => ({ initiativeId, points: null }));
const points = (...each: readonly (number | null)[]): Choice[] =>
  each.map((given, index) => ({ initiativeId: IDS[index] ?? '', points: given }));

function faultsOf(round: VotingRound, chosen: readonly Choice[]): string[] {
  try {
    castBallot(round, chosen, NOW);
    return [];
  } catch (error) {
    if (!(error instanceof BallotRejectedError)) throw error;
    return error.faults.map(({ name, code }) => `${name} ${code}`);
  }
}

describe('casting a ballot', () => {
  it('keeps the places of the choices in the order in which they were marked', () => {
    expect(castBallot(aRound(), choices('bench', 'park'), NOW)).toEqual({
      roundId: 'round',
      choices: [3, 1],
      points: null,
    });
  });

  it('keeps the points beside the choices', () => {
    const round = aRound({ type: 'cumulative', pointsTotalMax: 10 });

    expect(castBallot(round, points(7, 3), NOW)).toMatchObject({
      choices: [1, 2],
      points: [7, 3],
    });
  });

  it.each(ROUND_PHASES.filter((phase) => phase !== 'voting'))(
    'is refused in the phase %s',
    (phase) => {
      expect(() => castBallot(aRound({}, { phase }), choices('park'), NOW)).toThrow(
        VotingClosedError,
      );
    },
  );

  it.each([
    ['at the very opening', { votingOpensAt: NOW }, true],
    ['a millisecond before the opening', { votingOpensAt: later(1) }, false],
    ['a millisecond before the closing', { votingClosesAt: later(1) }, true],
    ['at the very closing', { votingClosesAt: NOW }, false],
  ])('%s: %o counts %s', (_, window, counts) => {
    const casting = () => castBallot(aRound({}, window), choices('park'), NOW);

    if (counts) expect(casting).not.toThrow();
    else expect(casting).toThrow(VotingClosedError);
  });

  it.each<[string, Partial<BallotRules>, Choice[], string[]]>([
    ['no choice', {}, [], ['choices too-few-choices']],
    ['too few', { choicesMin: 2 }, choices('park'), ['choices too-few-choices']],
    ['too many', { choicesMax: 1 }, choices('park', 'lamp'), ['choices too-many-choices']],
    ['one that is not there', {}, choices('moon'), ['choices[0].initiativeId unknown-choice']],
    ['one twice', {}, choices('park', 'park'), ['choices[1].initiativeId repeated-choice']],
    [
      'more than they may cost',
      { costMaxCents: cents(299n) },
      choices('park', 'lamp'),
      ['choices over-budget'],
    ],
    ['points for nothing', {}, points(1), ['choices[0].points points-not-used']],
    ['no points', { type: 'scoring' }, points(null), ['choices[0].points points-missing']],
    ['half a point', { type: 'scoring' }, points(0.5), ['choices[0].points points-missing']],
    ['negative points', { type: 'scoring' }, points(-1), ['choices[0].points points-missing']],
    [
      'too many points for one',
      { type: 'scoring', pointsMax: 5 },
      points(6),
      ['choices[0].points too-many-points'],
    ],
    [
      'too many points in all',
      { type: 'cumulative', pointsTotalMax: 5 },
      points(3, 3),
      ['choices too-many-points'],
    ],
  ])('is rejected with %s', (_, rules, chosen, faults) => {
    expect(faultsOf(aRound(rules), chosen)).toEqual(faults);
  });

  it('names all broken rules at once', () => {
    const chosen = [
      { initiativeId: 'moon', points: 2 },
      { initiativeId: 'park', points: null },
      { initiativeId: 'park', points: null },
    ];

    expect(faultsOf(aRound({ choicesMax: 2, costMaxCents: cents(199n) }), chosen)).toEqual([
      'choices too-many-choices',
      'choices[0].initiativeId unknown-choice',
      'choices[2].initiativeId repeated-choice',
      'choices over-budget',
      'choices[0].points points-not-used',
    ]);
  });

  it('allows what is exactly at each limit', () => {
    const rules = { type: 'cumulative', pointsMax: 3, pointsTotalMax: 5, choicesMax: 2 } as const;
    const round = aRound({ ...rules, costMaxCents: cents(300n) });

    expect(faultsOf(round, points(3, 2))).toEqual([]);
  });
});

describe('any ballot that is accepted', () => {
  const anyChoice = fc.record({
    initiativeId: fc.constantFrom(...IDS, 'moon'),
    points: fc.option(fc.integer({ min: -1, max: 6 })),
  });
  const anyRules = fc.record({
    type: fc.constantFrom('approval', 'ordinal', 'cumulative', 'scoring'),
    choicesMin: fc.integer({ min: 1, max: 3 }),
    choicesMax: fc.option(fc.integer({ min: 3, max: 5 })),
    costMaxCents: fc.option(fc.integer({ min: 1, max: 1_000 }).map((each) => cents(BigInt(each)))),
    pointsMax: fc.option(fc.integer({ min: 1, max: 5 })),
    pointsTotalMax: fc.option(fc.integer({ min: 1, max: 9 })),
  });

  it('keeps every rule of its round, and the rest is rejected with a reason', () => {
    fc.assert(
      fc.property(anyRules, fc.array(anyChoice, { maxLength: 6 }), (rules, chosen) => {
        const round = aRound(rules);
        const faults = faultsOf(round, chosen);
        if (faults.length > 0) return;
        const ballot = castBallot(round, chosen, NOW);
        const cost = ballot.choices.reduce((sum, each) => sum + each * 100, 0);

        expect(new Set(ballot.choices).size).toBe(chosen.length);
        expect(chosen.length).toBeGreaterThanOrEqual(rules.choicesMin);
        expect(chosen.length).toBeLessThanOrEqual(rules.choicesMax ?? IDS.length);
        expect(BigInt(cost)).toBeLessThanOrEqual(rules.costMaxCents ?? 10_000n);
        expect(ballot.points === null).toBe(['approval', 'ordinal'].includes(rules.type));
        if (ballot.points === null) return;
        expect(Math.min(...ballot.points)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...ballot.points)).toBeLessThanOrEqual(rules.pointsMax ?? 6);
        const total = ballot.points.reduce((sum, each) => sum + each, 0);
        expect(total).toBeLessThanOrEqual(rules.pointsTotalMax ?? 36);
      }),
      { numRuns: 2_000 },
    );
  });
});
