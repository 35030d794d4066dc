import { describe, expect, it } from '@jest/globals';
import { type Meeting, type MeetingRecord, addendumText, minutesText } from '#domain';
import { addendumIn, minutesRecordIn } from './minutes-record.js';

const AT = new Date('2026-11-17T19:00:00Z');
const MEETING: Meeting = {
  id: 'm',
  wijkteamId: 'w',
  kind: 'in-person',
  title: 'Vergadering',
  place: 'De Spil',
  startsAt: AT,
  closesAt: null,
  state: 'closed',
  rules: null,
  openedAt: AT,
  closedAt: AT,
  version: 4,
};
const RECORD: MeetingRecord = {
  meeting: MEETING,
  seats: [{ label: 'chair-1', isVoting: true }],
  presences: [
    { label: 'chair-1', event: 'arrived', manner: 'in-person', at: AT },
    { label: 'chair-1', event: 'left', manner: 'in-person', at: AT },
  ],
  items: [
    {
      number: 1,
      title: 'Een bankje',
      explanation: '',
      contentHash: null,
      recusals: [{ label: 'member-2', ground: 'family' }],
      votes: [],
      notes: ['Zo gezegd.'],
      decision: {
        id: 'd',
        outcome: 'no-quorum',
        seatCount: 5,
        presentCount: 1,
        quorumNeeded: 3,
        isByCastingVote: false,
      },
    },
  ],
  mandateUses: [],
};

describe('minutes as the page reads them', () => {
  it('are read from the very text that the service hashes', () => {
    expect(minutesRecordIn(minutesText(RECORD))).toEqual({
      title: 'Vergadering',
      startsAt: '2026-11-17T19:00:00.000Z',
      presentLabels: ['chair-1'],
      items: [
        {
          number: 1,
          title: 'Een bankje',
          notes: ['Zo gezegd.'],
          recusedLabels: ['member-2'],
          outcome: 'no-quorum',
        },
      ],
    });
  });

  it('are told from an addendum', () => {
    const text = addendumText({ number: 1, hash: 'ab' }, 'Het was een ander bankje.');

    expect(minutesRecordIn(text)).toBeNull();
    expect(addendumIn(text)).toBe('Het was een ander bankje.');
    expect(addendumIn(minutesText(RECORD))).toBeNull();
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"format":"wijkkas-minutes/2"}',
    '{"format":"wijkkas-minutes/1"}',
  ])('are left as they are when the text is of no kind that is known: %s', (text) => {
    expect(minutesRecordIn(text)).toBeNull();
    expect(addendumIn(text)).toBeNull();
  });
});
