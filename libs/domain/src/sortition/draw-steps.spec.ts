import { describe, expect, it } from '@jest/globals';
import { PUBLIC_VALUE, SECRET, sha256, strataOf } from '../../../../test/support/draw-lists.js';
import { InvalidInputError } from '../domain-error.js';
import type { Actor } from '../people/authorise.js';
import { strataFaults } from './draw-announcement.js';
import { announcementOf, holdersHash } from './draw-documents.js';
import {
  cancelDraw,
  DRAW_STATES,
  DrawStepRefusedError,
  DrawTooEarlyError,
  DrawTooLateError,
  freezeList,
  OwnDrawError,
  requireDrawable,
  requireOutsider,
  SealBrokenError,
} from './draw-steps.js';

const PUBLIC_AT = new Date('2026-12-05T20:00:00Z');
const before = new Date(PUBLIC_AT.getTime() - 1);
const DRAW = {
  strata: strataOf({ Noord: 2 }),
  publicAt: PUBLIC_AT,
  publicForm: 'digits',
  seal: sha256(SECRET),
  state: 'announced',
} as const;
const TWO = ['N1', 'N2'].map((code) => ({ code, stratum: 'Noord' }));
const VALUES = { secret: SECRET, publicValue: PUBLIC_VALUE };

describe('freezing a list', () => {
  it('is done before the public value can be known, not at that moment', () => {
    expect(() => {
      freezeList(DRAW, TWO, before);
    }).not.toThrow();
    expect(() => {
      freezeList(DRAW, TWO, PUBLIC_AT);
    }).toThrow(DrawTooLateError);
  });

  it('wants as many entries as seats in every stratum', () => {
    expect(() => {
      freezeList(DRAW, TWO.slice(1), before);
    }).toThrow(InvalidInputError);
  });

  it.each(DRAW_STATES.filter((state) => state !== 'announced'))('is not done when %s', (state) => {
    expect(() => {
      freezeList({ ...DRAW, state }, TWO, before);
    }).toThrow(DrawStepRefusedError);
  });

  it('hashes whose lots they are, whatever the order, and says nothing of nobody', () => {
    const holders = ['N2', 'N1'].map((code) => ({ code, personId: `person-${code}` }));
    const draw = {
      ...DRAW,
      title: 'x',
      role: 'member',
      answerDays: 14,
      publicSource: 'x',
    } as const;

    const announcement = announcementOf(
      draw,
      { entries: TWO, holders },
      { frozenAt: before, sha256 },
    );

    expect(announcement.holdersHash).toBe(sha256('N1,person-N1\nN2,person-N2\n'));
    expect(holdersHash(holders.toReversed(), sha256)).toBe(announcement.holdersHash);
    expect(holdersHash([], sha256)).toBeNull();
    expect(announcement).toMatchObject({ entryCount: 2, strata: [{ entryCount: 2, seats: 2 }] });
  });
});

describe('carrying out a draw', () => {
  const frozen = { ...DRAW, state: 'frozen' } as const;
  const at = (now: Date) => ({ now, sha256 });

  it('is done from the announced moment on, with what was sealed', () => {
    expect(() => {
      requireDrawable(frozen, VALUES, at(PUBLIC_AT));
    }).not.toThrow();
    expect(() => {
      requireDrawable(frozen, VALUES, at(before));
    }).toThrow(DrawTooEarlyError);
    expect(() => {
      requireDrawable(frozen, { ...VALUES, secret: `${SECRET}x` }, at(PUBLIC_AT));
    }).toThrow(SealBrokenError);
    expect(() => {
      requireDrawable(frozen, { ...VALUES, publicValue: 'zes' }, at(PUBLIC_AT));
    }).toThrow(InvalidInputError);
  });

  it.each(DRAW_STATES.filter((state) => state !== 'frozen'))('is not done when %s', (state) => {
    expect(() => {
      requireDrawable({ ...DRAW, state }, VALUES, at(PUBLIC_AT));
    }).toThrow(DrawStepRefusedError);
  });

  it('is cancelled before, not after', () => {
    const refusing = DRAW_STATES.filter((state) => {
      try {
        cancelDraw({ state });
        return false;
      } catch {
        return true;
      }
    });

    expect(refusing).toEqual(['drawn', 'cancelled']);
  });

  it('is not for whoever stands on the list', () => {
    const actor: Actor = { kind: 'person', id: 'p1', memberships: [] };

    expect(() => {
      requireOutsider(actor, [{ personId: 'p2' }]);
    }).not.toThrow();
    expect(() => {
      requireOutsider(actor, [{ personId: 'p2' }, { personId: 'p1' }]);
    }).toThrow(OwnDrawError);
  });
});

describe('the strata of a plan', () => {
  const stratum = (name: string, seats: number | null, population: number | null) => ({
    ...{ stratum: name, seats, population },
  });
  const codesOf = (seats: number, ...strata: ReturnType<typeof stratum>[]) =>
    strataFaults({ seats, strata }).map(({ name, code }) => `${name} ${code}`);

  it('have seats that come to the whole, or populations', () => {
    expect(codesOf(3)).toEqual([]);
    expect(codesOf(3, stratum('A', 1, null), stratum('B', 2, null))).toEqual([]);
    expect(codesOf(3, stratum('A', null, 1), stratum('B', null, 0))).toEqual([]);
  });

  it.each([
    ['no seats', codesOf(0), ['seats number-range']],
    ['half a seat', codesOf(1.5), ['seats number-range']],
    ['another sum', codesOf(3, stratum('A', 2, null)), ['seats strata-sum']],
    ['nobody at all', codesOf(3, stratum('A', null, 0)), ['strata strata-empty']],
    [
      'one without seats',
      codesOf(2, stratum('A', 2, null), stratum('B', null, null)),
      ['strata[1].seats number-range'],
    ],
    [
      'one twice, and one without a name',
      codesOf(2, stratum('A', null, 1), stratum('A', null, 1), stratum('', null, 1)),
      ['strata[1].stratum stratum-twice', 'strata[2].stratum stratum-name'],
    ],
  ])('are refused with %s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});
