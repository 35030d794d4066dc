import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../domain-error.js';
import type { Actor } from './authorise.js';
import {
  changeLastDay,
  giveRole,
  membershipFaults,
  MembershipOverlapError,
  OwnRoleError,
  type RecordedMembership,
  RolesExcludeError,
  rolesExclude,
} from './membership.js';
import { type Role, ROLES } from './role.js';
import { isSeat } from './seat.js';

const administrator: Actor = { kind: 'person', id: 'admin', memberships: [] };

function aMembership(given: Partial<RecordedMembership> = {}): RecordedMembership {
  return {
    id: 'm1',
    personId: 'p1',
    role: 'member',
    wijkteamId: 'w1',
    validFromOn: '2026-01-01',
    validUntilOn: '2026-06-30',
    cameIn: isSeat(given.role ?? 'member') ? 'appointment' : null,
    areaId: null,
    isNamePublic: false,
    version: 1,
    ...given,
  };
}

const MUNICIPAL: readonly Role[] = [
  'contact-person',
  'counter-clerk',
  'finance-officer',
  'auditor',
  'administrator',
];

describe('a membership by itself', () => {
  it.each(ROLES)('of a %s belongs to a wijkteam, or to none', (role) => {
    const isOfWijkteam = !MUNICIPAL.includes(role);

    const within = membershipFaults(aMembership({ role, wijkteamId: 'w1' }));
    const above = membershipFaults(aMembership({ role, wijkteamId: null }));

    expect(within.map(({ code }) => code)).toEqual(isOfWijkteam ? [] : ['role-scope']);
    expect(above.map(({ code }) => code)).toEqual(isOfWijkteam ? ['role-scope'] : []);
  });

  it('may last one day and not less', () => {
    const oneDay = aMembership({ validFromOn: '2026-03-01', validUntilOn: '2026-03-01' });

    expect(membershipFaults(oneDay)).toEqual([]);
    expect(membershipFaults({ ...oneDay, validUntilOn: '2026-02-28' })).toMatchObject([
      { name: 'validUntilOn', code: 'period-order' },
    ]);
  });

  it('names every day that does not exist', () => {
    const faults = membershipFaults(
      aMembership({ validFromOn: '2026-02-30', validUntilOn: 'tomorrow' }),
    );

    expect(faults.map(({ name }) => name)).toEqual(['validFromOn', 'validUntilOn']);
  });
});

describe('giving a role', () => {
  it('is fine for somebody without any', () => {
    expect(() => {
      giveRole(administrator, 'p1', aMembership(), []);
    }).not.toThrow();
  });

  it.each([
    ['the day after the last', '2026-07-01', null, true],
    ['until the day before the first', '2025-01-01', '2025-12-31', true],
    ['from the last day on', '2026-06-30', null, false],
    ['until the first day', '2025-01-01', '2026-01-01', false],
    ['around it', '2025-01-01', '2027-01-01', false],
    ['within it', '2026-02-01', '2026-03-01', false],
    ['without end, from before', '2025-01-01', null, false],
  ])('twice: %s', (_, validFromOn, validUntilOn, isFine) => {
    const give = (): void => {
      giveRole(administrator, 'p1', aMembership({ validFromOn, validUntilOn }), [aMembership()]);
    };

    if (isFine) expect(give).not.toThrow();
    else expect(give).toThrow(MembershipOverlapError);
  });

  it('of the same name in two wijkteams is fine', () => {
    const elsewhere = aMembership({ id: 'm2', wijkteamId: 'w2' });

    expect(() => {
      giveRole(administrator, 'p1', elsewhere, [aMembership()]);
    }).not.toThrow();
  });

  it('that excludes another is refused on the same day, and fine afterwards', () => {
    const auditor = aMembership({ role: 'auditor', wijkteamId: null });
    const officer = aMembership({ id: 'm2', role: 'finance-officer', wijkteamId: null });

    expect(() => {
      giveRole(administrator, 'p1', officer, [auditor]);
    }).toThrow(RolesExcludeError);
    expect(() => {
      giveRole(administrator, 'p1', { ...officer, validFromOn: '2026-07-01', validUntilOn: null }, [
        auditor,
      ]);
    }).not.toThrow();
  });

  it('to oneself is refused', () => {
    const self: Actor = { kind: 'person', id: 'p1', memberships: [] };

    expect(() => {
      giveRole(self, 'p1', aMembership(), []);
    }).toThrow(OwnRoleError);
  });

  it('with a fault names the fault first', () => {
    expect(() => {
      giveRole(administrator, 'p1', aMembership({ wijkteamId: null }), []);
    }).toThrow(InvalidInputError);
  });
});

describe('the last day of a membership', () => {
  it('can be brought forward, also one’s own', () => {
    const self: Actor = { kind: 'person', id: 'p1', memberships: [] };

    expect(() => {
      changeLastDay(self, aMembership(), '2026-02-01', [aMembership()]);
    }).not.toThrow();
  });

  it.each(['2026-12-31', null])('cannot be put off to %p by whoever has the role', (day) => {
    const self: Actor = { kind: 'person', id: 'p1', memberships: [] };

    expect(() => {
      changeLastDay(self, aMembership(), day, [aMembership()]);
    }).toThrow(OwnRoleError);
  });

  it('cannot be before the first', () => {
    expect(() => {
      changeLastDay(administrator, aMembership(), '2025-12-31', []);
    }).toThrow(InvalidInputError);
  });

  it('cannot be put off into the next membership of the same role', () => {
    const next = aMembership({ id: 'm2', validFromOn: '2026-09-01', validUntilOn: null });

    expect(() => {
      changeLastDay(administrator, aMembership(), '2026-08-31', [aMembership(), next]);
    }).not.toThrow();
    expect(() => {
      changeLastDay(administrator, aMembership(), '2026-09-01', [aMembership(), next]);
    }).toThrow(MembershipOverlapError);
  });
});

describe('roles that exclude each other', () => {
  it('do so in both directions, and none excludes itself', () => {
    for (const one of ROLES) {
      expect(rolesExclude(one, one)).toBe(false);
      for (const other of ROLES) expect(rolesExclude(one, other)).toBe(rolesExclude(other, one));
    }
  });

  it('keep paying apart from handing out roles, leading a wijkteam and checking', () => {
    const excluded = ROLES.filter((role) => rolesExclude('finance-officer', role));

    expect(excluded).toEqual(['chair', 'secretary', 'treasurer', 'auditor', 'administrator']);
  });

  it('let everybody be a resident', () => {
    expect(ROLES.filter((role) => rolesExclude('resident', role))).toEqual([]);
  });
});
