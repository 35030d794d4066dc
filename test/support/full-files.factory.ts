import { createHash, randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';
const DAY = '2026-01-15';
const REASON = 'Hier stond een naam in.';

type Held = {
  readonly wijkteamId: string;
  readonly initiativeIds: readonly [string, string, string];
  readonly people: readonly [string, string];
};

/** Files, what becomes of an initiative that got money, and promises: each with all, and one with nothing. */
export async function writeFilesAndProgress(write: Write, held: Held): Promise<void> {
  const shown = await aFile(write, held);
  await aFile(write, held, false);
  const [initiativeId] = held.initiativeIds;
  const [first] = held.people;
  await write('upload_day', {
    person_id: first,
    day: DAY,
    try_count: 2,
    file_count: 2,
    byte_count: 8,
  });
  await write('initiative_file_list', { initiative_id: initiativeId });
  await write('initiative_file_list', { initiative_id: held.initiativeIds[1] });
  const attached = { attached_by: first, attached_at: MOMENT };
  const text = { file_id: shown, place: 1, description: 'Het plein' };
  await write('initiative_file', { initiative_id: initiativeId, ...text, ...attached });
  await writeProgress(write, held, text);
  await writePromises(write, held);
}

async function aFile(write: Write, { people: [uploader] }: Held, hasBytes = true): Promise<string> {
  const id = randomUUID();
  const bytes = Buffer.from(id);
  const hash = createHash('sha256').update(bytes).digest('hex');
  await write('file', {
    id,
    kind: 'photo',
    file_name: 'plein.jpg',
    media_type: 'image/jpeg',
    byte_count: bytes.length,
    content_hash: hash,
    width_pixels: 4,
    height_pixels: 3,
    uploaded_by: uploader,
    uploaded_at: MOMENT,
  });
  if (!hasBytes) return id;
  await write('file_rendition', {
    file_id: id,
    size: 'page',
    media_type: 'image/webp',
    bytes,
    content_hash: hash,
    width_pixels: 4,
    height_pixels: 3,
  });
  return id;
}

type Photo = { readonly file_id: string; readonly place: number; readonly description: string };

async function writeProgress(write: Write, held: Held, photo: Photo): Promise<void> {
  const [initiativeId, other] = held.initiativeIds;
  const [first, second] = held.people;
  const milestone = {
    initiative_id: initiativeId,
    title: 'De bank staat er',
    planned_on: '2026-04',
  };
  const planned = { planned_by: first, planned_at: MOMENT };
  const milestones = [randomUUID(), randomUUID()];
  for (const id of milestones) await write('milestone', { id, ...milestone, ...planned });
  const step = { number: 1, kind: 'reached', reached_on: DAY };
  const recorded = { recorded_by: first, recorded_at: MOMENT };
  await write('milestone_step', { milestone_id: milestones[0], ...step, ...recorded });
  const posts = [randomUUID(), randomUUID(), randomUUID()];
  const post = { initiative_id: initiativeId, body: 'Het schiet op.' };
  for (const id of posts) {
    await write('progress_post', { id, ...post, posted_by: first, posted_at: MOMENT });
  }
  await write('progress_photo', { post_id: posts[0], ...photo });
  const finish = { finished_on: DAY, summary: 'De bank staat er en er wordt op gezeten.' };
  for (const id of [initiativeId, other]) {
    const declared = { declared_by: first, declared_at: MOMENT };
    await write('initiative_finish', { initiative_id: id, ...finish, ...declared });
  }
  const judgements = [randomUUID(), randomUUID()];
  for (const [index, id] of judgements.entries()) {
    await write('judgement', {
      ...{ id, initiative_id: initiativeId, number: index + 1 },
      ...{ person_id: held.people[index], given_at: MOMENT },
      ...{ as_promised: 4, useful: 5, well_handled: 3, words: 'Mooi.' },
    });
  }
  const hidden = { reason: REASON, hidden_by: second, hidden_at: MOMENT };
  await write('progress_hiding', { id: randomUUID(), judgement_id: judgements[0], ...hidden });
  await write('progress_hiding', { id: randomUUID(), post_id: posts[1], ...hidden });
}

async function writePromises(write: Write, held: Held): Promise<void> {
  const promise = {
    wijkteam_id: held.wijkteamId,
    initiative_id: held.initiativeIds[0],
    text: 'De lantaarn wordt gemaakt.',
    owner_id: held.people[0],
    owner_role: 'member',
    made_on: DAY,
    due_on: '2026-03-01',
    source: 'meeting',
    source_note: '',
    recorded_by: held.people[1],
    recorded_at: MOMENT,
  };
  const [broken, again] = [randomUUID(), randomUUID()];
  await write('promise', { id: broken, ...promise });
  await write('promise', { id: again, ...promise, follows_id: broken });
  await write('promise_outcome', {
    promise_id: broken,
    wijkteam_id: held.wijkteamId,
    outcome: 'broken',
    reason: 'De onderdelen kwamen niet.',
    recorded_by: held.people[1],
    recorded_at: MOMENT,
  });
}
