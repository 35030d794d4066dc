import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import { BALLOT_TYPES, type BallotRules, ballotRulesFaults, hasPoints } from './ballot-rules.js';

const APPROVAL: BallotRules = {
  type: 'approval',
  choicesMin: 1,
  choicesMax: 5,
  costMaxCents: null,
  pointsMax: null,
  pointsTotalMax: null,
};
const SOUND: Readonly<Record<BallotRules['type'], BallotRules>> = {
  approval: APPROVAL,
  'choose-1': { ...APPROVAL, type: 'choose-1', choicesMax: 1 },
  ordinal: { ...APPROVAL, type: 'ordinal', choicesMax: null },
  cumulative: { ...APPROVAL, type: 'cumulative', pointsTotalMax: 10 },
  scoring: { ...APPROVAL, type: 'scoring', pointsMax: 5 },
};

describe('ballot rules', () => {
  it.each(BALLOT_TYPES)('can be sound for the type %s', (type) => {
    expect(ballotRulesFaults(SOUND[type])).toEqual([]);
  });

  it.each<[string, Partial<BallotRules>, string]>([
    ['no choice is needed', { choicesMin: 0 }, 'ballot.choicesMin'],
    ['fewer choices fit than are needed', { choicesMin: 3, choicesMax: 2 }, 'ballot.choicesMax'],
    [
      'a choose-1 ballot has room for two',
      { type: 'choose-1', choicesMax: 2 },
      'ballot.choicesMax',
    ],
    ['a choose-1 ballot has no limit', { type: 'choose-1', choicesMax: null }, 'ballot.choicesMax'],
    ['the choices may cost nothing', { costMaxCents: cents(0n) }, 'ballot.costMaxCents'],
    ['a cumulative ballot has no total', { type: 'cumulative' }, 'ballot.pointsTotalMax'],
    ['an approval ballot has points', { pointsMax: 3 }, 'ballot.pointsMax'],
    ['an approval ballot has a total of points', { pointsTotalMax: 3 }, 'ballot.pointsMax'],
    ['no point can be given', { type: 'scoring', pointsMax: 0 }, 'ballot.pointsMax'],
    ['the total is nothing', { type: 'cumulative', pointsTotalMax: 0 }, 'ballot.pointsMax'],
  ])('cannot be used when %s', (_, change, name) => {
    const faults = ballotRulesFaults({ ...APPROVAL, ...change });

    expect(faults.map((fault) => fault.name)).toEqual([name]);
  });

  it('name all their faults at once', () => {
    const faults = ballotRulesFaults({ ...APPROVAL, choicesMin: 0, choicesMax: -1, pointsMax: 1 });

    expect(faults).toHaveLength(3);
  });

  it('know which ballots carry points', () => {
    expect(BALLOT_TYPES.filter(hasPoints)).toEqual(['cumulative', 'scoring']);
  });
});
