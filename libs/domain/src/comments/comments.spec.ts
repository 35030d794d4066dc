import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../people/authorise.js';
import type { Role } from '../people/role.js';
import {
  answeredAs,
  type CommentedCase,
  commenterOn,
  refuseCommentEdit,
  refuseTooManyComments,
  TooManyCommentsError,
} from './comment.js';
import { moderate, type ModeratedCase, type ModerationKind, refuseReport } from './moderation.js';
import { secondsUntilRoom } from './rate-limit.js';

const NOW = new Date('2026-05-01T12:00:00Z');
const ago = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1_000);

function aPerson(id: string, role: Role, wijkteamId: string | null = 'linde'): Actor {
  const membership = { role, wijkteamId, validFromOn: '2026-01-01', validUntilOn: null };
  return { kind: 'person', id, memberships: [membership] };
}

const writer = aPerson('writer', 'resident');
const contact = aPerson('contact', 'contact-person', null);
const chair = aPerson('chair', 'chair');
const found: CommentedCase = {
  initiative: { id: 'i', state: 'submitted', submittedAt: NOW },
  round: { wijkteamId: 'linde' },
  initiatorIds: ['samira'],
};

describe('writing', () => {
  it('is for people of the wijk and contact persons, about what is public and goes on', () => {
    const about = (
      state: CommentedCase['initiative']['state'],
      submittedAt: Date | null = NOW,
    ) => ({
      ...found,
      initiative: { id: 'i', state, submittedAt },
    });

    expect([writer, contact, chair].map((each) => commenterOn(each, found))).toEqual([
      'writer',
      'contact',
      'chair',
    ]);
    expect(() => commenterOn(aPerson('x', 'resident', 'beuk'), found)).toThrow('not allowed');
    expect(() => commenterOn(writer, about('draft', null))).toThrow('no such');
    for (const state of ['withdrawn', 'merged', 'split'] as const) {
      expect(() => commenterOn(writer, about(state))).toThrow('any more');
    }
    expect(commenterOn(writer, about('not-funded'))).toBe('writer');
  });

  it('is marked where an initiator or a contact person answers a question', () => {
    const samira = aPerson('samira', 'resident');
    const to = (kind: 'question' | 'comment') =>
      [samira, contact, chair].map((each) => answeredAs(each, { kind }, found));

    expect(to('question')).toEqual(['initiator', 'contact-person', null]);
    expect(to('comment')).toEqual([null, null, null]);
  });

  it('is mended for a quarter of an hour, the last second included', () => {
    const editing =
      (seconds: number, state: 'shown' | 'hidden' = 'shown') =>
      () => {
        refuseCommentEdit(writer, { writtenBy: 'writer', writtenAt: ago(seconds), state }, NOW);
      };

    expect(editing(900)).not.toThrow();
    expect(editing(901)).toThrow('15 minutes');
    expect(editing(1, 'hidden')).toThrow('15 minutes');
  });
});

describe('the rates', () => {
  const refused = (moments: readonly Date[]): unknown => {
    try {
      refuseTooManyComments(moments, NOW);
      return null;
    } catch (error) {
      return error instanceof TooManyCommentsError ? error.details['retryAfterSeconds'] : error;
    }
  };

  it('leave room for the tenth comment in an hour and for none after it', () => {
    const nine = Array.from({ length: 9 }, (_, index) => ago(index * 60));

    expect(refused(nine)).toBeNull();
    expect(refused([...nine, ago(3_599)])).toBe(1);
    expect(refused([...nine, ago(3_600)])).toBeNull();
  });

  it('leave room for thirty in a day, and tell the longest wait', () => {
    const slow = Array.from({ length: 30 }, (_, index) => ago(3_600 + index * 60));

    expect(refused(slow.slice(1))).toBeNull();
    expect(refused(slow)).toBe(86_400 - (3_600 + 29 * 60));
  });

  it('round the wait up to whole seconds', () => {
    const limit = { windowMs: 10_000, max: 1 };

    expect(secondsUntilRoom([new Date(NOW.getTime() - 9_500)], NOW, limit)).toBe(1);
    expect(secondsUntilRoom([new Date(NOW.getTime() - 10_000)], NOW, limit)).toBe(0);
  });
});

describe('moderating', () => {
  const aCase = (...kinds: readonly ModerationKind[]): ModeratedCase => {
    const last = kinds.at(-1);
    const isShown = last === undefined || last === 'kept' || last === 'appeal-granted';
    return {
      comment: { state: isShown ? 'shown' : 'hidden', writtenBy: 'writer' },
      steps: kinds.map((kind) => ({ kind, reason: '', takenBy: 'chair', takenAt: NOW })),
      wijkteamId: 'linde',
      initiatorIds: ['samira'],
    };
  };
  const trying = (actor: Actor, moderated: ModeratedCase, kind: ModerationKind): string => {
    try {
      return moderate(actor, moderated, kind);
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it.each([
    [[], 'hidden', 'contact'],
    [[], 'kept', 'contact'],
    [['kept'], 'hidden', 'contact'],
    [['hidden'], 'hidden', 'moderation-refused'],
    [['hidden'], 'appeal-granted', 'moderation-refused'],
    [['hidden', 'appealed'], 'appeal-granted', 'contact'],
    [['hidden', 'appealed', 'appeal-refused'], 'appeal-granted', 'moderation-refused'],
    [['hidden', 'appealed', 'appeal-granted'], 'hidden', 'contact'],
  ] as const)('after %j the step %s gives %s', (before, kind, outcome) => {
    expect(trying(contact, aCase(...before), kind)).toBe(outcome);
  });

  it('is never done by who has a hand in it', () => {
    const own = aPerson('writer', 'contact-person', null);
    const initiator = aPerson('samira', 'contact-person', null);

    expect([
      trying(own, aCase(), 'hidden'),
      trying(initiator, aCase(), 'hidden'),
      trying(chair, aCase('hidden', 'appealed'), 'appeal-refused'),
      trying(aPerson('x', 'chair', 'beuk'), aCase(), 'hidden'),
      trying(aPerson('x', 'member'), aCase(), 'hidden'),
    ]).toEqual([
      'moderator-involved',
      'moderator-involved',
      'moderator-involved',
      'forbidden',
      'forbidden',
    ]);
  });

  it('lets its writer appeal, once', () => {
    expect([
      trying(writer, aCase('hidden'), 'appealed'),
      trying(contact, aCase('hidden'), 'appealed'),
      trying(writer, aCase(), 'appealed'),
      trying(writer, aCase('hidden', 'appealed', 'appeal-granted', 'hidden'), 'appealed'),
    ]).toEqual(['writer', 'forbidden', 'moderation-refused', 'moderation-refused']);
  });

  it('takes reports about what others wrote and what is shown', () => {
    const reporting = (actor: Actor, state: 'shown' | 'hidden') => () => {
      refuseReport(actor, { state, writtenBy: 'writer' });
    };

    expect(reporting(chair, 'shown')).not.toThrow();
    expect(reporting(writer, 'shown')).toThrow('somebody else');
    expect(reporting(chair, 'hidden')).toThrow('shown');
  });
});
