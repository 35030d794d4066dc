import { createHash, randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';
import type { TestMunicipality } from './municipality.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';
const DAY = '2026-01-15';
const BASIS = { kind: 'reglement', title: 'Reglement', article: '1', url: null };

/** Rules of play: an adopted document that a round has, one with a comment, and a draft. */
export async function writePlayRules(
  write: Write,
  town: TestMunicipality,
  { roundId, personId }: { readonly roundId: string; readonly personId: string },
): Promise<void> {
  const document = {
    wijkteam_id: town.wijkteamId,
    title: 'Spelregels',
    legal_basis: BASIS,
    valid_from_on: DAY,
    rules: '[]',
    created_at: MOMENT,
    changed_at: MOMENT,
  };
  const text = JSON.stringify({
    format: 'wijkkas-play-rules/1',
    wijkteamId: town.wijkteamId,
    roundId: null,
    number: 1,
    title: document.title,
    legalBasis: BASIS,
    validFromOn: DAY,
    rules: [],
  });
  const consulted = await write('play_document', {
    ...document,
    id: randomUUID(),
    number: 2,
    state: 'consultation',
    consultation_opens_at: MOMENT,
    consultation_closes_at: '2099-01-01T12:00:00Z',
  });
  const adopted = await write('play_document', {
    ...document,
    id: randomUUID(),
    number: 1,
    state: 'adopted',
    without_consultation_reason: 'x',
    adopted_at: MOMENT,
    adopted_by: `person:${personId}`,
    document_text: text,
    document_hash: createHash('sha256').update(text).digest('hex'),
  });
  await write('play_document', { ...document, id: randomUUID(), round_id: roundId, number: 1 });
  await write('play_comment', {
    id: randomUUID(),
    document_id: consulted,
    written_by: personId,
    text: 'Mooi',
    written_at: MOMENT,
  });
  await write('round_play_rules', {
    round_id: roundId,
    document_id: adopted,
    settled_at: MOMENT,
  });
}
