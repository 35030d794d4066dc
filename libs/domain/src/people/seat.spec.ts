import { describe, expect, it } from '@jest/globals';
import { type Actor, ForbiddenError } from './authorise.js';
import { ROLES } from './role.js';
import {
  buurtFaults,
  isSeat,
  isSingleSeat,
  nameFaults,
  requireOwnName,
  requireSeatFree,
  seatFaults,
  SeatTakenError,
  type TakenSeat,
} from './seat.js';
import { vacanciesOf } from './team-page.js';
import { BuurtenRepresentedError, moveToArea } from './wijkteam.js';

const CHAIR: TakenSeat = {
  ...{ id: 'm1', role: 'chair' },
  ...{ validFromOn: '2026-01-01', validUntilOn: '2026-06-30' },
};

const codesOf = (faults: readonly { readonly code: string }[]): string[] =>
  faults.map(({ code }) => code);

describe('a seat', () => {
  it('is every role in a wijkteam but that of a resident', () => {
    expect(ROLES.filter(isSeat)).toEqual([
      ...['member', 'chair', 'secretary', 'treasurer', 'professional', 'sub-representative'],
    ]);
    expect(ROLES.filter(isSingleSeat)).toEqual(['chair', 'secretary', 'treasurer']);
  });

  it.each(ROLES)('says how a %s came in, and where, only when that means something', (role) => {
    const areaId = role === 'sub-representative' ? 'b1' : null;
    const seat = {
      role,
      areaId,
      isNamePublic: false,
      cameIn: isSeat(role) ? 'lot' : null,
    } as const;

    expect(seatFaults(seat)).toEqual([]);
    expect(codesOf(seatFaults({ ...seat, cameIn: isSeat(role) ? null : 'lot' }))).toEqual([
      'came-in',
    ]);
    expect(codesOf(seatFaults({ ...seat, areaId: areaId === null ? 'b1' : null }))).toEqual([
      'seat-buurt',
    ]);
    expect(codesOf(nameFaults({ role, isNamePublic: true }))).toEqual(
      isSeat(role) ? [] : ['name-of-seat'],
    );
  });

  it.each([
    ['a buurt in the wijk', { id: 'b1', kind: 'buurt', parentId: 'w1' }, []],
    ['the buurt of the team itself', { id: 'w1', kind: 'buurt', parentId: 'w9' }, []],
    [
      'a buurt of another wijk',
      { id: 'b1', kind: 'buurt', parentId: 'w2' },
      ['seat-buurt-elsewhere'],
    ],
    ['the wijk', { id: 'w1', kind: 'wijk', parentId: null }, ['seat-buurt-elsewhere']],
  ] as const)('of a sub-representative is for %s', (_, area, expected) => {
    expect(codesOf(buurtFaults(area, 'w1'))).toEqual(expected);
  });
});

describe('one chair at a time', () => {
  it.each([
    ['from the day after', '2026-07-01', null, true],
    ['from the last day', '2026-06-30', null, false],
    ['until the first day', '2025-01-01', '2026-01-01', false],
    ['until the day before', '2025-01-01', '2025-12-31', true],
  ])('means another one %s', (_, validFromOn, validUntilOn, isFine) => {
    const ask = (): void => {
      requireSeatFree({ role: 'chair', validFromOn, validUntilOn }, [CHAIR]);
    };

    if (isFine) expect(ask).not.toThrow();
    else expect(ask).toThrow(SeatTakenError);
  });

  it('keeps neither a secretary nor a second member out', () => {
    const days = { validFromOn: '2026-01-01', validUntilOn: null };

    expect(() => {
      requireSeatFree({ ...days, role: 'secretary' }, [CHAIR]);
      requireSeatFree({ ...days, role: 'member' }, [{ ...CHAIR, role: 'member' }]);
    }).not.toThrow();
  });
});

describe('a name', () => {
  it('is shown or not as the one whose it is says, and nobody else', () => {
    const person = (id: string): Actor => ({ kind: 'person', id, memberships: [] });
    const machine: Actor = { kind: 'machine', id: 'p1', permissions: ['use-own-session'] };

    expect(() => {
      requireOwnName(person('p1'), { personId: 'p1' });
    }).not.toThrow();
    for (const other of [person('p2'), machine]) {
      expect(() => {
        requireOwnName(other, { personId: 'p1' });
      }).toThrow(ForbiddenError);
    }
  });
});

describe('what is vacant', () => {
  it('is chair, secretary and treasurer where nobody is', () => {
    expect(vacanciesOf([{ role: 'secretary', areaId: null }], ['b1'])).toEqual([
      { role: 'chair', areaId: null },
      { role: 'treasurer', areaId: null },
    ]);
  });

  it('is each buurt without a voice, once another has one', () => {
    const held = [
      ...(['chair', 'secretary', 'treasurer'] as const).map((role) => ({ role, areaId: null })),
      { role: 'sub-representative', areaId: 'b2' } as const,
    ];

    expect(vacanciesOf(held, ['b1', 'b2', 'b3'])).toEqual([
      { role: 'sub-representative', areaId: 'b1' },
      { role: 'sub-representative', areaId: 'b3' },
    ]);
  });
});

describe('the area of a wijkteam', () => {
  it('does not leave a buurt behind that somebody speaks for', () => {
    const buurt = { id: 'b1', parentId: 'w1' };

    expect(() => {
      moveToArea({ id: 't1' }, 'w1', [buurt]);
      moveToArea({ id: 't1' }, 'b1', [buurt]);
      moveToArea({ id: 't1' }, 'w2', []);
    }).not.toThrow();
    expect(() => {
      moveToArea({ id: 't1' }, 'w2', [buurt]);
    }).toThrow(BuurtenRepresentedError);
  });
});
