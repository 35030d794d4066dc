import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../people/authorise.js';
import type { Role } from '../people/role.js';
import {
  type AttachableInitiative,
  attacherOf,
  type Attachment,
  attachmentFaults,
  DOCUMENTS_MAX,
  PHOTOS_MAX,
  refuseHiddenFile,
} from './attachment.js';

const TEAM = 'team';
const INITIATIVE: AttachableInitiative = {
  id: 'i',
  state: 'submitted',
  initiatorIds: ['anna', 'bo'],
  roundPhase: 'submission',
  wijkteamId: TEAM,
};

function person(id: string, role: Role = 'resident'): Actor {
  const wijkteamId = role === 'contact-person' ? null : TEAM;
  const membership = { role, wijkteamId, validFromOn: '2026-01-01', validUntilOn: null };
  return { kind: 'person', id, memberships: [membership] };
}

describe('who attaches files to an initiative', () => {
  it('is one of its initiators, or a contact person', () => {
    expect(attacherOf(person('anna'), INITIATIVE)).toBe('anna');
    expect(attacherOf(person('bo'), INITIATIVE)).toBe('bo');
    expect(attacherOf(person('cees', 'contact-person'), INITIATIVE)).toBe('cees');
    for (const actor of [
      person('dirk'),
      person('els', 'chair'),
      { kind: 'machine', id: 'm', permissions: ['upload-file'] } as const,
    ]) {
      expect(() => attacherOf(actor, INITIATIVE)).toThrow('not allowed');
    }
  });

  it.each([
    { state: 'rejected' },
    { state: 'withdrawn' },
    { state: 'merged' },
    { state: 'split' },
    { roundPhase: 'voting' as const },
    { roundPhase: 'counting' as const },
  ])('is nobody any more at %j', (given) => {
    expect(() => attacherOf(person('anna'), { ...INITIATIVE, ...given })).toThrow(
      'stay as they are',
    );
  });
});

describe('the files of an initiative', () => {
  const many = (count: number, kind: Attachment['kind']): Attachment[] =>
    Array.from({ length: count }, (_, index) => ({
      fileId: `${kind}${index}`,
      kind,
      description: 'abc',
    }));

  it('are ten photos and five documents at most', () => {
    const codes = (list: Attachment[]): string[] => attachmentFaults(list).map(({ code }) => code);

    expect(codes([...many(PHOTOS_MAX, 'photo'), ...many(DOCUMENTS_MAX, 'document')])).toEqual([]);
    expect(codes(many(PHOTOS_MAX + 1, 'photo'))).toEqual(['too-many-photos']);
    expect(codes(many(DOCUMENTS_MAX + 1, 'document'))).toEqual(['too-many-documents']);
  });

  it('have a text of 3 to 300 characters each', () => {
    const withText = (description: string): string[] =>
      attachmentFaults([{ fileId: 'a', kind: 'photo', description }]).map(({ code }) => code);

    expect([withText('ab'), withText('abc'), withText('a'.repeat(300))]).toEqual([
      ['description-missing'],
      [],
      [],
    ]);
    expect(withText('a'.repeat(301))).toEqual(['text-too-long']);
  });

  it('are hidden from all but who sent them, while nothing public shows them', () => {
    const file = { id: 'f', uploadedBy: 'anna', isPublic: false };
    const seen = (actor: Actor | null, given: object = {}, showsDraft = false): boolean => {
      try {
        refuseHiddenFile(actor, { ...file, ...given }, showsDraft);
        return true;
      } catch {
        return false;
      }
    };

    expect([seen(person('anna')), seen(person('bo')), seen(null)]).toEqual([true, false, false]);
    expect([seen(null, { isPublic: true }), seen(person('bo'), {}, true)]).toEqual([true, true]);
    expect(seen({ kind: 'machine', id: 'anna', permissions: [] })).toBe(false);
  });
});
