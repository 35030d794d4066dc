import { describe, expect, it } from '@jest/globals';
import {
  AnswerAwaitedError,
  type DrawPlace,
  nextToInvite,
  PlaceAnsweredError,
  type PlaceState,
  requireAnswerable,
} from './draw-places.js';

const places = (...states: PlaceState[]) =>
  states.map((state, index) => ({ code: `L${index + 1}`, place: index + 1, state }));

const invited: DrawPlace = {
  ...{ code: 'L1', stratum: '', place: 1, state: 'invited' },
  answerByOn: '2026-12-20',
};

describe('who is invited next', () => {
  it.each<[string, PlaceState[], number, string[]]>([
    ['those who are drawn', ['reserve', 'reserve', 'reserve'], 2, ['L1', 'L2']],
    ['nobody while all are asked', ['invited', 'accepted', 'reserve'], 2, []],
    [
      'the first reserve after a refusal',
      ['declined', 'accepted', 'reserve', 'reserve'],
      2,
      ['L3'],
    ],
    ['the first reserve after silence', ['lapsed', 'invited', 'reserve'], 2, ['L3']],
    ['nobody when there are no more', ['declined', 'accepted'], 2, []],
    ['nobody for no seats', ['reserve'], 0, []],
  ])('is %s', (_, states, seats, expected) => {
    expect(nextToInvite(places(...states), seats)).toEqual(expected);
    expect(nextToInvite(places(...states).toReversed(), seats)).toEqual(expected);
  });
});

describe('an answer', () => {
  it('is not recorded for whoever is not asked, or answered before', () => {
    for (const state of ['reserve', 'accepted', 'declined', 'lapsed'] as const) {
      expect(() => {
        requireAnswerable({ ...invited, state }, 'accepted', '2026-12-10');
      }).toThrow(PlaceAnsweredError);
    }
  });

  it('lapses after the last day, and counts until that was said', () => {
    expect(() => {
      requireAnswerable(invited, 'lapsed', '2026-12-20');
    }).toThrow(AnswerAwaitedError);
    expect(() => {
      requireAnswerable(invited, 'lapsed', '2026-12-21');
      requireAnswerable(invited, 'accepted', '2026-12-21');
    }).not.toThrow();
  });
});
