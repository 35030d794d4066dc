import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  distanceBetween,
  SIMILAR_MAX,
  type SimilarCandidate,
  similarOnes,
  tellingWords,
  type WrittenPlan,
} from './similar.js';

const HERE = { longitude: 5.1, latitude: 52.1 };
const PLAN: WrittenPlan = {
  title: 'Moestuin voor de buurt',
  summary: 'Samen groente telen bij de school.',
  location: null,
  areaId: null,
  roundId: 'now',
};

function aCandidate(given: Partial<SimilarCandidate> = {}): SimilarCandidate {
  return {
    id: 'a',
    roundId: 'before',
    title: 'Een tuin',
    state: 'funded',
    location: null,
    areaId: null,
    submittedAt: new Date(0),
    sharedInTitle: [],
    sharedInText: [],
    ...given,
  };
}

const found = (candidates: readonly SimilarCandidate[], plan = PLAN) =>
  similarOnes(plan, tellingWords(plan), candidates);
const scores = (...given: Partial<SimilarCandidate>[]): number[] =>
  given.map((each) => found([aCandidate(each)])[0]?.score ?? 0);

describe('the words that a plan is recognised by', () => {
  it('are those that not every plan holds, once, by where they stand', () => {
    expect(tellingWords(PLAN)).toEqual({
      inTitle: ['moestuin'],
      inText: ['groente', 'telen', 'school'],
    });
    expect(
      tellingWords({ title: 'Iets leuks voor iedereen in de wijk', summary: 'IJs, ijs en IJS!' }),
    ).toEqual({ inTitle: ['leuks'], inText: ['ijs'] });
  });

  it('are few, and none of a text without words', () => {
    const long = Array.from({ length: 100 }, (_, index) => `woord${index}`).join(' ');

    expect(tellingWords({ title: long, summary: long }).inTitle).toHaveLength(8);
    expect(tellingWords({ title: '', summary: long }).inText).toHaveLength(30);
    expect(tellingWords({ title: '!?', summary: '\u{1F600}' })).toEqual({
      inTitle: [],
      inText: [],
    });
  });
});

describe('initiatives that are like what somebody writes', () => {
  it('count for more by where both have the word', () => {
    expect(
      scores(
        { sharedInTitle: ['moestuin'] },
        { sharedInTitle: ['groente'] },
        { sharedInText: ['moestuin'] },
        { sharedInText: ['groente', 'telen', 'school', 'moestuin'] },
        { sharedInText: ['groente', 'telen', 'school'] },
      ),
    ).toEqual([60, 20, 20, 38, 0]);
  });

  it('count a word once, and up to a hundred', () => {
    expect(
      scores(
        { sharedInTitle: ['moestuin'], sharedInText: ['moestuin'] },
        { sharedInTitle: ['moestuin', 'groente', 'telen'] },
      ),
    ).toEqual([60, 100]);
  });

  it('count for more close by, and a place alone makes nothing alike', () => {
    const near = (metres: number) => ({
      location: { ...HERE, latitude: HERE.latitude + metres / 111_250 },
    });
    const words = { sharedInTitle: ['groente'] };
    const plan = { ...PLAN, location: HERE, areaId: 'wijk' };
    const scoreOf = (given: Partial<SimilarCandidate>): number =>
      found([aCandidate(given)], plan)[0]?.score ?? 0;

    expect([100, 101, 500, 501].map((metres) => scoreOf({ ...words, ...near(metres) }))).toEqual([
      45, 30, 30, 20,
    ]);
    expect(scoreOf({ ...words, areaId: 'wijk' })).toBe(25);
    expect(scoreOf(near(0))).toBe(0);
  });

  it('count little by a word that many of them share', () => {
    const many = Array.from({ length: 6 }, (_, index) =>
      aCandidate({ id: `${index}`, sharedInTitle: ['moestuin'] }),
    );

    expect(found(many).map(({ score }) => score)).toEqual([20, 20, 20, 20, 20, 20]);
    expect(found(many.slice(0, 5)).map(({ score }) => score)).toEqual([60, 60, 60, 60, 60]);
  });

  it('come with why: shared words, distance, area and round', () => {
    const plan = { ...PLAN, location: HERE, areaId: 'wijk', roundId: 'before' };
    const candidate = aCandidate({
      sharedInTitle: ['moestuin'],
      sharedInText: ['groente'],
      location: HERE,
      areaId: 'wijk',
    });

    expect(found([candidate], plan)).toMatchObject([
      {
        sharedWords: ['groente', 'moestuin'],
        distanceMetres: 0,
        isInSameArea: true,
        isInSameRound: true,
        state: 'funded',
      },
    ]);
  });

  it('are at most ten, the most alike first, then the newest, then by id', () => {
    const day = (number: number) => ({ submittedAt: new Date(number * 86_400_000) });
    const mixed = [
      aCandidate({ id: 'old', sharedInTitle: ['moestuin'], ...day(1) }),
      aCandidate({ id: 'b', sharedInTitle: ['moestuin'], ...day(2) }),
      aCandidate({ id: 'a', sharedInTitle: ['moestuin'], ...day(2) }),
      aCandidate({ id: 'best', sharedInTitle: ['moestuin', 'groente'], ...day(0) }),
    ];

    expect(found(mixed).map(({ id }) => id)).toEqual(['best', 'a', 'b', 'old']);
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 30 }), (days) => {
        const list = days.map((number, index) =>
          aCandidate({ id: `${index}`, sharedInTitle: ['moestuin', 'groente'], ...day(number) }),
        );

        expect(found(list).length).toBeLessThanOrEqual(SIMILAR_MAX);
        expect(found(list)).toEqual(found(list.toReversed()));
      }),
    );
  });
});

describe('the distance between places', () => {
  it('is known to the percent within a municipality, and unknown without both', () => {
    const dom = { longitude: 5.1214, latitude: 52.0907 };
    const station = { longitude: 5.1103, latitude: 52.0893 };

    expect(distanceBetween(dom, station)).toBe(776);
    expect(distanceBetween(dom, null)).toBeNull();
    expect(distanceBetween(null, dom)).toBeNull();
  });
});
