import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';
import type { TestMunicipality } from './municipality.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';

type Held = {
  readonly town: TestMunicipality;
  readonly roundId: string;
  readonly initiativeId: string;
  readonly people: readonly [string, string];
};

/** Supporters by all channels, the lists they were held against, and what was said about an initiative. */
export async function writeSupportAndComments(write: Write, held: Held): Promise<void> {
  await writeRegister(write, held);
  await writeSupporters(write, held);
  await writeComments(write, held);
}

async function writeRegister(write: Write, { town, people }: Held): Promise<void> {
  const wijk = { wijkteam_id: town.wijkteamId };
  const resident = { resident_ref: aHash() };
  await write('support_register', {
    ...{ ...wijk, entry_count: 1, version: 1 },
    ...{ replaced_by: 'service', replaced_at: MOMENT },
  });
  await write('support_register_entry', { ...wijk, ...resident, age_class: 18, line: 2 });
  await write('support_register_tie', { ...resident, person_id: people[0], tied_at: MOMENT });
  const made = { ...wijk, code_count: 1, made_by: people[1], made_at: MOMENT };
  const batchId = await write('support_code_batch', { id: randomUUID(), ...made });
  await write('support_code_batch', { id: randomUUID(), ...made });
  await write('support_code', { ...wijk, ...resident, batch_id: batchId, code_hash: aHash() });
}

async function writeSupporters(
  write: Write,
  { roundId, initiativeId, people }: Held,
): Promise<void> {
  const initiative = { initiative_id: initiativeId };
  const entered = { entered_by: people[0], entered_at: MOMENT };
  const sheetId = await write('signature_sheet', {
    ...{ id: randomUUID(), ...initiative, ...entered },
    ...{ checked_by: people[1], checked_at: MOMENT },
  });
  await write('signature_sheet', { id: randomUUID(), ...initiative, ...entered });
  // Another line than on the sheet of any other municipality: tests move lines between them.
  const number = randomInt(1, 101);
  await write('signature_line', {
    ...{ sheet_id: sheetId, number, name: 'A. de Wit', finding: 'accepted' },
  });
  const at = { ...initiative, supported_at: MOMENT };
  const givenId = await write('support', {
    ...{ id: randomUUID(), ...at, channel: 'account', resident_ref: aHash(), person_id: people[1] },
  });
  await write('support', {
    ...{ id: randomUUID(), ...at, channel: 'letter-code', resident_ref: aHash() },
    ...{ moved_from: givenId },
  });
  const supportId = await write('support', {
    ...{ id: randomUUID(), ...at, channel: 'paper', resident_ref: aHash() },
    ...{ sheet_id: sheetId, line_number: number, age_at_least: 18, withdrawn_at: MOMENT },
  });
  await write('signature_withdrawal', {
    ...{ support_id: supportId, reason: 'Aan de balie gevraagd.' },
    ...{ withdrawn_by: people[1], withdrawn_at: MOMENT },
  });
  await write('support_outcome', {
    ...{ ...initiative, round_id: roundId, needed_count: 2, found_count: 2 },
    ...{ is_reached: true, decided_at: MOMENT },
  });
  await write('initiative_follow', { ...initiative, person_id: people[1], followed_at: MOMENT });
}

async function writeComments(write: Write, { initiativeId, people }: Held): Promise<void> {
  const written = { initiative_id: initiativeId, written_at: MOMENT };
  const question = { kind: 'question', text: 'Waar komt het?', written_by: people[1] };
  const commentId = await write('comment', { id: randomUUID(), ...written, ...question });
  await write('comment', { id: randomUUID(), ...written, ...question });
  await write('comment', {
    ...{ id: randomUUID(), ...written, kind: 'answer', parent_id: commentId },
    ...{ text: 'Op het plein.', answered_as: 'initiator', written_by: people[0] },
  });
  const about = { comment_id: commentId };
  await write('comment_edit', {
    ...{ ...about, number: 1, earlier_text: 'Waar?', edited_at: MOMENT },
  });
  await write('comment_report', {
    ...{ ...about, reported_by: people[0], reason: 'Niet aardig', reported_at: MOMENT },
  });
  await write('comment_moderation', {
    ...{ ...about, number: 1, kind: 'kept', reason: 'Dit is een gewone vraag.' },
    ...{ taken_by: people[0], taken_at: MOMENT },
  });
}

function aHash(): string {
  return createHash('sha256').update(randomUUID()).digest('hex');
}
