import { createHash, randomUUID } from 'node:crypto';
import { outcomeDocument, type OutcomeRecord } from '#domain';
import type { Write } from './full-ledger.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';
const NOBODY_CHOSE: OutcomeRecord = {
  mode: 'assembly',
  heldOn: '2026-01-14',
  place: 'De Schakel',
  presentCount: 3,
  recusedCount: 0,
  votesEachMax: null,
  minutes: 'Niemand koos iets.',
  lines: [],
  correctionReason: null,
};

type Held = {
  readonly rounds: readonly [string, string];
  readonly decisionId: string;
  readonly people: readonly [string, string];
};

/** A confirmed outcome that a decision rests on, and one that nothing refers to. */
export async function writeOutcomes(write: Write, held: Held): Promise<void> {
  const [first, second] = held.people;
  const recordOf = (roundId: string) => {
    const document = outcomeDocument(roundId, NOBODY_CHOSE);
    return {
      id: randomUUID(),
      round_id: roundId,
      number: 1,
      document,
      text_hash: sha256(document),
    };
  };
  const entered = { recorded_by: first, recorded_at: MOMENT };
  const record = recordOf(held.rounds[0]);
  await write('outcome_record', { ...record, ...entered });
  await write('outcome_record', { ...recordOf(held.rounds[1]), ...entered });
  const basis = { record_id: record.id, round_id: record.round_id };
  const confirmation = { text_hash: record.text_hash, confirmed_by: second, confirmed_at: MOMENT };
  await write('outcome_confirmation', { ...basis, ...confirmation });
  await write('allocation_outcome', { ...basis, decision_id: held.decisionId });
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
