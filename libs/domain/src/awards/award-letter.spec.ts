import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import type { TalliedInitiative } from '../voting/tally-run.js';
import {
  awardDocument,
  awardLetters,
  awardNumber,
  type DecidedInitiative,
  type DecidedRound,
} from './award-letter.js';

const tallied = (place: number, fate: TalliedInitiative['fate']): TalliedInitiative => ({
  code: `${place}`,
  initiativeId: `initiative-${place}`,
  costCents: cents(1_000n),
  votes: 20 - place,
  score: 20 - place,
  fate,
});
const initiative = (place: number, rejectedBecause: string | null = null): DecidedInitiative => ({
  initiativeId: `initiative-${place}`,
  title: `Plan ${place}`,
  activities: 'Iets moois.',
  costCents: cents(1_000n),
  rejectedBecause,
});
const WINNERS = Array.from({ length: 12 }, (_, index) => tallied(index + 1, 'funded'));
const ROUND: DecidedRound = {
  municipality: 'Lindestad',
  wijkteam: 'Wijkteam De Linde',
  round: 'Lenteronde',
  mode: 'resident-vote',
  legalBasis: null,
  motivation: null,
  deviations: [],
  lines: WINNERS.map(({ initiativeId, costCents }) => ({ initiativeId, amountCents: costCents })),
  count: {
    ballotCount: 40,
    outcome: {
      winners: WINNERS,
      initiatives: [...WINNERS, tallied(13, 'does-not-fit')],
      scoreDecimals: 0,
      spentCents: cents(12_000n),
      leftoverCents: cents(500n),
      ties: [],
    },
  },
  announcedOn: '2026-11-24',
};

describe('awardLetters', () => {
  it('gives each initiative one letter, numbered from the first free number', () => {
    const letters = awardLetters(ROUND, [initiative(1), initiative(13), initiative(2)], 9_999);

    expect(letters.map(({ number, kind, amountCents }) => [number, kind, amountCents])).toEqual([
      ['2026-9999', 'award', 1_000n],
      ['2026-10000', 'refusal', null],
      ['2026-10001', 'award', 1_000n],
    ]);
    expect(letters.map(({ objectionUntilOn }) => objectionUntilOn)).toEqual([
      '2027-01-05',
      '2027-01-05',
      '2027-01-05',
    ]);
  });

  it('sets conditions where there is money, and none where there is not', () => {
    const [award, refusal] = awardLetters(ROUND, [initiative(1), initiative(13)], 1);

    expect(award?.conditions).toHaveLength(3);
    expect(refusal?.conditions).toEqual([]);
  });

  it('says how an initiative stood in the count, and names the first ten that won', () => {
    const [award, refusal] = awardLetters(ROUND, [initiative(2), initiative(13)], 1);

    expect(award?.reasons.count).toMatchObject({ place: 2, votes: 18, fate: 'funded' });
    expect(refusal?.reasons.count).toMatchObject({
      place: null,
      votes: 7,
      fate: 'does-not-fit',
      ballotCount: 40,
      chosenCount: 12,
      leftoverCents: 500n,
    });
    expect(refusal?.reasons.count?.chosen).toHaveLength(10);
  });

  it('gives the reason of the screening alone to what did not pass it', () => {
    const decided = { ...ROUND, motivation: 'Goed voor de buurt.' };

    const [passed, rejected] = awardLetters(
      decided,
      [initiative(1), initiative(14, 'Te duur.')],
      1,
    );

    expect(passed?.reasons).toMatchObject({ team: 'Goed voor de buurt.', screening: null });
    expect(rejected?.reasons).toEqual({
      count: null,
      team: null,
      deviation: null,
      screening: 'Te duur.',
    });
  });
});

describe('awardLetters of a decision that leaves the count', () => {
  it('says so to those whom it treats otherwise, and to no other', () => {
    const deviations = [{ initiativeId: 'initiative-1', reason: 'De grond is verkocht.' }];
    const decided = { ...ROUND, lines: ROUND.lines.slice(1), deviations };

    const [left, kept] = awardLetters(decided, [initiative(1), initiative(2)], 1);

    expect(left).toMatchObject({ kind: 'refusal', amountCents: null });
    expect(left?.reasons).toMatchObject({
      count: { place: 1 },
      deviation: 'De grond is verkocht.',
    });
    expect(kept?.reasons.deviation).toBeNull();
  });
});

describe('awardNumber', () => {
  it.each([
    [1, '2026-0001'],
    [9_999, '2026-9999'],
    [10_000, '2026-10000'],
  ])('of %s is %s', (sequence, number) => {
    expect(awardNumber(2026, sequence)).toBe(number);
  });
});

describe('awardDocument', () => {
  it('is the same text however the facts were put together, with amounts as decimal text', () => {
    const [facts] = awardLetters(ROUND, [initiative(1)], 1);
    const turned = Object.fromEntries(Object.entries(facts!).toReversed()) as typeof facts;

    const document = awardDocument(facts!);

    expect(awardDocument(turned!)).toBe(document);
    expect(document).toContain('"amountCents":"1000"');
    expect(Object.keys(JSON.parse(document) as object)).toEqual(Object.keys(facts!).toSorted());
  });
});
