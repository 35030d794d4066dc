import { randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';

/** Messages to people with the mail and the letters that carry them; and ones that nothing refers to. */
export async function writeNotices(
  write: Write,
  given: {
    readonly roundId: string;
    readonly initiativeId: string;
    readonly people: readonly [string, string];
  },
): Promise<void> {
  const [personId, staffId] = given.people;
  const announcement = await write('announcement', announcementRow(given.roundId));
  await write('announcement_spread', { announcement_id: announcement });
  await write('announcement', announcementRow(given.roundId));
  const about = { announcement_id: announcement, created_at: MOMENT, may_be_letter: true };
  const notice = await write('notice', { id: randomUUID(), ...about, person_id: personId });
  await write('notice', { id: randomUUID(), ...about, person_id: staffId });
  const times = { created_at: MOMENT, due_at: MOMENT };
  const mailing = await write('mailing', {
    id: randomUUID(),
    person_id: personId,
    channel: 'email',
    state: 'sent',
    settled_at: MOMENT,
    ...times,
  });
  await write('mailing_notice', { mailing_id: mailing, notice_id: notice, channel: 'email' });
  await write('notice', { id: randomUUID(), ...about, on_behalf_of: given.initiativeId });
  await write('mailing', {
    id: randomUUID(),
    on_behalf_of: given.initiativeId,
    channel: 'letter',
    state: 'sent',
    settled_at: MOMENT,
    settled_by: staffId,
    ...times,
  });
  await write('mail_bounce', {
    id: randomUUID(),
    mailing_id: mailing,
    kind: 'hard',
    status: '5.1.1',
    received_at: MOMENT,
  });
  await write('mail_address', { email: `${randomUUID()}@linde.example`, soft_bounces: 1 });
  await write('person_mail_settings', { person_id: personId, language: 'en' });
  await write('notice_preference', { person_id: personId, topic: 'outcomes', timing: 'daily' });
}

function announcementRow(roundId: string): Record<string, unknown> {
  return {
    id: randomUUID(),
    kind: 'ballot-reminder',
    event_key: randomUUID(),
    subject_kind: 'round',
    subject_id: roundId,
    audience: { kind: 'vote-reminder', roundId },
    facts: { roundName: 'Ronde', closesOn: '2026-01-20' },
    announced_at: MOMENT,
  };
}
