import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../people/authorise.js';
import type { Role } from '../people/role.js';
import {
  fileObjection,
  isLateObjection,
  mayReadOf,
  objectionReceipt,
  type ObjectionText,
} from './objection.js';
import { chooseHandler, type DecisionHands } from './objection-handler.js';

const person = (id: string, role: Role, wijkteamId: string | null = 'team'): Actor => ({
  kind: 'person',
  id,
  memberships: [{ role, wijkteamId, validFromOn: '2026-01-01', validUntilOn: null }],
});
const LETTER = { addresseeId: 'addressee', wijkteamId: 'team' };
const OWN: ObjectionText = {
  grounds: 'Omdat.',
  objectorName: null,
  objectorAddress: null,
  objectorEmail: null,
};
const DESK: ObjectionText = { ...OWN, objectorName: 'N. de Wit', objectorAddress: 'Laan 1' };

function codeOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    const { code, faults } = error as { code: string; faults: readonly { name: string }[] };
    return [code, ...faults.map(({ name }) => name)].join(' ');
  }
}

describe('fileObjection', () => {
  const desk = person('desk', 'contact-person', null);

  it.each([
    [
      'the addressee',
      person('addressee', 'resident'),
      OWN,
      { kind: 'own', objectorId: 'addressee' },
    ],
    ['the desk for somebody', desk, DESK, { kind: 'desk', registeredBy: 'desk' }],
    ['another resident', person('other', 'resident'), OWN, 'not-addressee'],
    ['the chair', person('chair', 'chair'), DESK, 'not-addressee'],
    ['the desk without a name', desk, OWN, 'invalid-input objectorName objectorAddress'],
    [
      'the addressee under another name',
      person('addressee', 'resident'),
      DESK,
      'invalid-input objectorName objectorAddress',
    ],
    [
      'the desk with half an address',
      desk,
      { ...DESK, objectorEmail: 'x@' },
      'invalid-input objectorEmail',
    ],
    [
      'without grounds',
      person('addressee', 'resident'),
      { ...OWN, grounds: '' },
      'invalid-input grounds',
    ],
    [
      'a machine',
      { kind: 'machine', id: 'm', permissions: ['handle-objection'] } as const,
      DESK,
      'machine-cannot-object',
    ],
  ])('of %s', (_, actor, text, expected) => {
    expect(codeOf(() => fileObjection(actor, LETTER, text))).toEqual(expected);
  });
});

describe('objectionReceipt', () => {
  const own = { kind: 'own', objectorId: 'x' } as const;
  const desk = { kind: 'desk', registeredBy: 'x' } as const;
  const TODAY = '2026-12-10';

  it.each([
    [own, null, null, { receivedOn: TODAY, postedOn: null }],
    [own, '2026-12-01', null, 'invalid-input receivedOn'],
    [desk, null, null, { receivedOn: TODAY, postedOn: null }],
    [desk, '2026-12-01', '2026-11-30', { receivedOn: '2026-12-01', postedOn: '2026-11-30' }],
    [desk, '2026-12-11', '2026-02-30', 'invalid-input receivedOn postedOn'],
    [desk, '2026-12-01', '2026-12-02', 'invalid-input postedOn'],
  ])('of %j on %s and %s', (origin, receivedOn, postedOn, expected) => {
    expect(codeOf(() => objectionReceipt(origin, { receivedOn, postedOn }, TODAY))).toEqual(
      expected,
    );
  });
});

describe('isLateObjection', () => {
  it.each([
    ['2027-01-05', null, false],
    ['2027-01-06', null, true],
    ['2027-01-12', '2027-01-05', false],
    ['2027-01-13', '2027-01-05', true],
    ['2027-01-07', '2027-01-06', true],
  ])('received on %s, posted on %s: %s', (receivedOn, postedOn, expected) => {
    expect(isLateObjection({ receivedOn, postedOn }, '2027-01-05')).toBe(expected);
  });
});

describe('mayReadOf', () => {
  const of = { personId: 'addressee', wijkteamId: 'team' };

  it.each([
    ['addressee', 'resident', 'team', true, true],
    ['other', 'resident', 'team', false, false],
    ['other', 'chair', 'team', true, false],
    ['other', 'chair', 'another team', false, false],
    ['other', 'auditor', null, true, true],
    ['other', 'finance-officer', null, true, false],
    ['other', 'counter-clerk', null, false, false],
  ] as const)('%s as %s of %s: letters %s, objections %s', (...row) => {
    const [id, role, team, letters, objections] = row;
    const actor = person(id, role, team);

    expect(mayReadOf(actor, 'read-awards', of)).toBe(letters);
    expect(mayReadOf(actor, 'read-objections', of)).toBe(objections);
  });
});

describe('chooseHandler', () => {
  const hands: DecisionHands = {
    decidedBy: 'decider',
    screenedBy: 'screener',
    addresseeId: 'addressee',
    objectorId: null,
    wijkteamId: 'team',
    decidedOn: '2026-11-24',
  };
  const office = {
    role: 'contact-person',
    wijkteamId: null,
    validFromOn: '2026-01-01',
    validUntilOn: null,
  } as const;
  const seat = (validUntilOn: string, wijkteamId = 'team') =>
    ({ role: 'member', wijkteamId, validFromOn: '2026-01-01', validUntilOn }) as const;
  const choose = (
    personId: string,
    ...memberships: (typeof office | ReturnType<typeof seat>)[]
  ): unknown =>
    codeOf(() => {
      chooseHandler({ personId, memberships }, hands, '2026-12-10');
      return 'chosen';
    });

  it('takes an officer of today who had no hand in the decision', () => {
    expect(choose('other', office)).toBe('chosen');
    expect(choose('other')).toBe('handler-without-office');
  });

  it.each(['decider', 'screener', 'addressee'])('refuses the %s', (personId) => {
    expect(choose(personId, office)).toBe('handler-involved');
  });

  it('refuses who had a seat on the day of the decision, also when it has ended', () => {
    expect(choose('other', office, seat('2026-11-24'))).toBe('handler-involved');
    expect(choose('other', office, seat('2026-11-23'))).toBe('chosen');
    expect(choose('other', office, seat('2026-12-31', 'another team'))).toBe('chosen');
  });
});
