import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../domain-error.js';
import {
  chooseContactPerson,
  type ContactCandidate,
  NoContactPersonError,
  NotContactPersonError,
  refuseContactPerson,
  refuseContactReason,
  SameContactPersonError,
} from './contact-person.js';

const one = (personId: string, openCount: number, given: Partial<ContactCandidate> = {}) => ({
  ...{ personId, openCount, name: personId, isOfWijkteam: false },
  ...given,
});
const FREE = { initiators: [], now: null };

describe('the contact person by the rule', () => {
  it.each([
    ['has the least open work', [one('anna', 3), one('bas', 1)], 'bas'],
    ['comes first by name where work is equal', [one('bas', 1), one('anna', 1)], 'anna'],
    [
      'comes first by id where names are equal',
      [one('2', 1, { name: 'Jo' }), one('1', 1, { name: 'Jo' })],
      '1',
    ],
    ['has a name before who has none', [one('a', 1, { name: null }), one('z', 1)], 'z'],
    [
      'serves the wijkteam, however much work that is',
      [one('anna', 0), one('bas', 9, { isOfWijkteam: true })],
      'bas',
    ],
  ])('%s', (_, candidates, expected) => {
    expect(chooseContactPerson(candidates, FREE)).toBe(expected);
  });

  it('is no initiator, and not who has it', () => {
    const candidates = [one('anna', 0), one('bas', 1), one('cor', 2)];

    expect(chooseContactPerson(candidates, { initiators: ['anna'], now: 'bas' })).toBe('cor');
    expect(() =>
      chooseContactPerson([one('anna', 0)], { initiators: ['anna'], now: null }),
    ).toThrow(NoContactPersonError);
  });

  it('does not depend on the order of the candidates', () => {
    const candidates = [one('cor', 1), one('anna', 1), one('bas', 1)];

    expect(chooseContactPerson(candidates, FREE)).toBe(
      chooseContactPerson(candidates.toReversed(), FREE),
    );
  });
});

describe('a contact person by hand', () => {
  const candidates = [one('anna', 0), one('bas', 0)];

  it('is a contact person, no initiator, and another than before', () => {
    const held = { initiators: ['bas'], now: null };

    expect(() => {
      refuseContactPerson('anna', candidates, held);
    }).not.toThrow();
    expect(() => {
      refuseContactPerson('bas', candidates, held);
    }).toThrow(NotContactPersonError);
    expect(() => {
      refuseContactPerson('cor', candidates, held);
    }).toThrow(NotContactPersonError);
    expect(() => {
      refuseContactPerson('anna', candidates, { ...held, now: 'anna' });
    }).toThrow(SameContactPersonError);
  });

  it('needs a reason when another one had it', () => {
    expect(() => {
      refuseContactReason(null, true);
    }).not.toThrow();
    expect(() => {
      refuseContactReason('Met verlof.', false);
    }).not.toThrow();
    expect(() => {
      refuseContactReason(null, false);
    }).toThrow(InvalidInputError);
  });
});
