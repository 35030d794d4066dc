import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../people/authorise.js';
import { ROUND_PHASES } from '../phases/round-phase.js';
import { NOTHING_PLANNED, type Timeline } from '../rounds/timeline.js';
import { readRegisterLine, registerHeading } from './register-file.js';
import {
  ageClassOf,
  ageOn,
  identityFaults,
  identityParts,
  normaliseSurname,
} from './resident-identity.js';
import {
  checkedFinding,
  findingOf,
  type LineFacts,
  refusedLineFaults,
  refuseSheetCheck,
} from './signature-sheet.js';
import {
  refuseTooYoung,
  shortfallReason,
  type SupportCase,
  supporterOf,
  supportShortfall,
  takesSupport,
} from './support.js';

const at = (day: number): Date => new Date(Date.UTC(2026, 4, day));
const resident: Actor = {
  kind: 'person',
  id: 'noor',
  memberships: [
    { role: 'resident', wijkteamId: 'linde', validFromOn: '2026-01-01', validUntilOn: null },
  ],
};
const machine: Actor = { kind: 'machine', id: 'm', permissions: ['support-initiative'] };

function aCase(
  round: Partial<SupportCase['round']> = {},
  state: SupportCase['initiative']['state'] = 'submitted',
): SupportCase {
  const base = { wijkteamId: 'linde', phase: 'support', timeline: NOTHING_PLANNED } as const;
  return {
    round: { ...base, ...round },
    initiative: { id: 'i', state },
    initiatorIds: ['samira', 'ali'],
  };
}

describe('taking support', () => {
  it.each(ROUND_PHASES)('in the phase %s happens before the screening only', (phase) => {
    expect(takesSupport(aCase({ phase }), at(1))).toBe(['submission', 'support'].includes(phase));
  });

  it('ends at the planned end of the support, and else of the submission', () => {
    const both = { ...NOTHING_PLANNED, submissionClosesAt: at(5), supportClosesAt: at(9) };
    const first = { ...NOTHING_PLANNED, submissionClosesAt: at(5) };
    const open = (timeline: Timeline, day: number): boolean =>
      takesSupport(aCase({ timeline }), at(day));

    expect([open(both, 8), open(both, 9), open(first, 4), open(first, 5)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('is of residents of the wijk who are no initiators, and never of machines', () => {
    expect(supporterOf(resident, aCase(), at(1))).toBe('noor');
    expect(() => supporterOf(machine, aCase(), at(1))).toThrow('not allowed');
    expect(() => supporterOf(resident, aCase({ wijkteamId: 'beuk' }), at(1))).toThrow(
      'not allowed',
    );
    expect(() =>
      supporterOf(resident, { ...aCase(), initiatorIds: ['samira', 'noor'] }, at(1)),
    ).toThrow('an initiative of their own');
    expect(() => supporterOf(resident, aCase({}, 'eligible'), at(1))).toThrow(
      'cannot be supported',
    );
  });
});

describe('the threshold', () => {
  it('is reached by exactly as many, and missed by one fewer', () => {
    const needed = { count: 50, ageMin: 12 };

    expect([50, 51].map((count) => supportShortfall(needed, count))).toEqual([null, null]);
    expect(supportShortfall(needed, 49)).toEqual({
      ...{ code: 'support-not-reached', count: 49, needed: 50 },
    });
    expect(shortfallReason({ code: 'support-not-reached', count: 1, needed: 4 })).toContain(
      'steunde 1 bewoner',
    );
  });

  it('shuts out who is known to be too young, and nobody whose age is not known', () => {
    const needed = { count: 4, ageMin: 12 };

    expect(() => {
      refuseTooYoung(needed, 0);
    }).toThrow('older');
    for (const age of [12, null]) {
      expect(() => {
        refuseTooYoung(needed, age);
      }).not.toThrow();
    }
  });
});

describe('the identity of a resident', () => {
  it.each([
    ['Van der Berg', 'Berg, van der'],
    ['v.d. Berg', 'BERG'],
    ['Jansen-de Böer', 'jansen de boer'],
    ["in 't Veld", 'Veld'],
    ['IJssel', 'Ĳssel'],
  ])('takes %s and %s for one surname', (one, other) => {
    expect(normaliseSurname(one)).toBe(normaliseSurname(other));
  });

  it('keeps apart what is another name, and names that are prefixes only', () => {
    expect(normaliseSurname('Jansen')).not.toBe(normaliseSurname('Janssen'));
    expect([normaliseSurname('De la'), normaliseSurname('--')]).toEqual(['dela', '']);
  });

  it('is told by surname, postcode, house number and day of birth', () => {
    const identity = {
      surname: 'de Wit',
      postcode: '1811 ab',
      houseNumber: 4,
      bornOn: '1980-03-31',
    };

    expect(identityParts(identity)).toEqual(['wit', '1811AB', '4', '1980-03-31']);
    expect(identityFaults(identity, '2026-05-01')).toEqual([]);
    expect(
      identityFaults(
        { surname: '', postcode: '0000AA', houseNumber: 0, bornOn: '2026-05-02' },
        '2026-05-01',
      ).map(({ code }) => code),
    ).toEqual(['text-empty', 'postcode', 'house-number', 'born-on']);
  });

  it.each([
    ['2014-05-01', 12, 12],
    ['2014-05-02', 11, 0],
    ['2008-02-29', 18, 18],
    ['1926-05-01', 100, 18],
  ])('makes who was born on %s %i years old, of class %i', (bornOn, age, ageClass) => {
    expect(ageOn(bornOn, '2026-05-01')).toBe(age);
    expect(ageClassOf(age)).toBe(ageClass);
  });

  it('makes a leap-day child older on 1 March in other years', () => {
    expect([ageOn('2008-02-29', '2026-02-28'), ageOn('2008-02-29', '2026-03-01')]).toEqual([
      17, 18,
    ]);
  });
});

describe('a list of residents as a file', () => {
  const read = (heading: readonly string[], cells: readonly string[]) => {
    const found = registerHeading(heading);
    if (!found.ok) return found.faults.map(({ reason }) => reason);
    return readRegisterLine(cells, 2, { columns: found.columns, todayOn: '2026-05-01' });
  };

  it('has its columns in any order, and days as they are written in the Netherlands', () => {
    expect(
      read(
        ['Geboortedatum', 'x', 'Huisnummer', 'POSTCODE', 'achternaam'],
        [...['1-3-2014', '', '7', '1811ab', 'de Wit']],
      ),
    ).toEqual({
      identity: { surname: 'de Wit', postcode: '1811ab', houseNumber: 7, bornOn: '2014-03-01' },
      ageClass: 12,
    });
  });

  it('can hold hashes, and says what is missing or wrong', () => {
    const hash = 'a'.repeat(64);

    expect(read(['ageClass', 'residentRef'], ['16', hash])).toEqual({
      ...{ residentRef: hash, ageClass: 16 },
    });
    expect(read(['ageClass', 'residentRef'], ['17', hash])).toMatchObject([
      { name: 'line 2', code: 'register-line' },
    ]);
    expect(read(['achternaam', 'postcode'], [])).toEqual([
      'There is no column huisnummer, geboortedatum.',
    ]);
  });
});

describe('a sheet of signatures', () => {
  const fine: LineFacts = {
    ...{ isInRegister: true, age: 40, isTwiceOnSheet: false },
    ...{ hasSupported: false, isInitiator: false },
  };

  it.each([
    [{}, 'matched'],
    [{ isInRegister: false, age: 3 }, 'not-in-register'],
    [{ age: 11 }, 'too-young'],
    [{ age: 12 }, 'matched'],
    [{ isTwiceOnSheet: true, hasSupported: true }, 'twice-on-sheet'],
    [{ isInitiator: true, hasSupported: true }, 'own-initiative'],
    [{ hasSupported: true }, 'supported-already'],
  ] as const)('finds of a line with %j that it is %s', (facts, finding) => {
    expect(findingOf({ ...fine, ...facts }, 12)).toBe(finding);
  });

  it('counts what the checker lets stand, and nothing that the lists refused', () => {
    expect(checkedFinding('matched', undefined)).toBe('accepted');
    expect(checkedFinding('matched', 'signature-missing')).toBe('signature-missing');
    expect(checkedFinding('too-young', undefined)).toBe('too-young');
  });

  it('is checked once, by somebody else', () => {
    const sheet = { enteredBy: 'ali', checkedBy: null };

    expect(() => {
      refuseSheetCheck(sheet, 'noor');
    }).not.toThrow();
    expect(() => {
      refuseSheetCheck(sheet, 'ali');
    }).toThrow('Somebody else');
    expect(() => {
      refuseSheetCheck({ ...sheet, checkedBy: 'noor' }, 'samira');
    }).toThrow('has been checked');
    expect(
      refusedLineFaults(
        [1, 1, 3].map((number) => ({ number, reason: 'signature-missing' as const })),
        2,
      ).map(({ code }) => code),
    ).toEqual(['line-twice', 'no-such-line']);
  });
});
