import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../people/authorise.js';
import type { Role } from '../people/role.js';
import type { RoundMode, RoundPhase } from '../phases/round-phase.js';
import { confirmerOf, type EnteredOutcome, recorderOf } from './outcome-steps.js';

const HASH = 'a'.repeat(64);

function person(id: string, role: Role, wijkteamId: string | null = 'oost'): Actor {
  const membership = { role, wijkteamId, validFromOn: '2026-01-01', validUntilOn: null };
  return { kind: 'person', id, memberships: [membership] };
}

function aRound(mode: RoundMode = 'assembly', phase: RoundPhase = 'deciding') {
  return { id: 'ronde', wijkteamId: 'oost', mode, phase };
}

function entered(given: Partial<EnteredOutcome> = {}): EnteredOutcome {
  return {
    id: 'verslag',
    number: 1,
    textHash: HASH,
    recordedBy: 'noor',
    confirmedBy: null,
    ...given,
  };
}

const NOTHING = { latest: null, correctionReason: null };

describe('entering an outcome', () => {
  it.each([
    ['chair', 'oost'],
    ['secretary', 'oost'],
    ['contact-person', null],
    ['administrator', null],
  ] as const)('is for a %s', (role, wijkteamId) => {
    expect(recorderOf(person('noor', role, wijkteamId), aRound(), NOTHING)).toEqual({
      recordedBy: 'noor',
      mode: 'assembly',
    });
  });

  it('is not for others, for another wijkteam or for a machine', () => {
    const machine: Actor = { kind: 'machine', id: 'm', permissions: ['record-outcome'] };
    const refused = (actor: Actor) => () => recorderOf(actor, aRound(), NOTHING);

    expect(refused(person('noor', 'member'))).toThrow('not allowed');
    expect(refused(person('noor', 'chair', 'west'))).toThrow('not allowed');
    expect(refused(machine)).toThrow('written down by a person');
  });

  it.each(['resident-vote', 'first-come'] as const)('has no place in a %s round', (mode) => {
    expect(() => recorderOf(person('noor', 'chair'), aRound(mode), NOTHING)).toThrow(
      'committee or an assembly',
    );
  });

  it.each(['screening', 'allocated'] as const)('has no place in the phase %s', (phase) => {
    const round = aRound('committee-advice', phase);

    expect(() => recorderOf(person('noor', 'chair'), round, NOTHING)).toThrow('being decided');
  });

  it('again needs the reason why the first has to be corrected', () => {
    const actor = person('noor', 'chair');
    const again = (correctionReason: string | null) => () =>
      recorderOf(actor, aRound(), { latest: entered(), correctionReason });

    expect(again(null)).toThrow('corrected');
    expect(again('Twee briefjes zaten aan elkaar.')).not.toThrow();
  });
});

describe('confirming an outcome', () => {
  const sam = person('sam', 'secretary');
  const confirm = (record: EnteredOutcome, given: object = {}) =>
    confirmerOf(sam, aRound(), { record, latest: record, readHash: HASH, ...given });

  it('is for somebody else than who entered it', () => {
    expect(confirm(entered())).toBe('sam');
    expect(() => confirm(entered({ recordedBy: 'sam' }))).toThrow('Somebody else');
  });

  it('is of the text that was read, of the record that holds, and once', () => {
    const later = entered({ id: 'later', number: 2 });

    expect(() => confirm(entered({ textHash: 'b'.repeat(64) }))).toThrow('another text');
    expect(() => confirm(entered(), { latest: later })).toThrow('took the place');
    expect(() => confirm(entered({ confirmedBy: 'kim' }))).toThrow('confirmed before');
  });

  it('has to come before the money is allocated', () => {
    const given = { record: entered(), latest: entered(), readHash: HASH };

    expect(() => confirmerOf(sam, aRound('assembly', 'allocated'), given)).toThrow('being decided');
    expect(() => confirmerOf(person('kim', 'member'), aRound(), given)).toThrow('not allowed');
  });
});
