import { randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';
import { aStoredPlan } from './stored-plan.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';

type Held = {
  readonly roundId: string;
  readonly initiatives: readonly string[];
  readonly people: readonly [string, string];
};

/** A merge that was carried out, a proposal that nothing refers to, and what search looks in. */
export async function writeMerges(write: Write, held: Held): Promise<void> {
  const [first = '', second = ''] = held.initiatives;
  const proposal = {
    round_id: held.roundId,
    kind: 'merge',
    parts: `[${aStoredPlan('Samen')}]`,
    reason: 'Het is hetzelfde plan.',
    proposed_by: held.people[0],
    proposed_at: MOMENT,
    answer_by_on: '2026-01-30',
  };
  const id = randomUUID();
  await write('regrouping', { id, ...proposal });
  await write('regrouping', { id: randomUUID(), ...proposal });
  const of = { regrouping_id: id };
  await write('regrouping_source', { ...of, initiative_id: first, round_id: held.roundId });
  await write('regrouping_result', {
    ...of,
    number: 1,
    initiative_id: second,
    round_id: held.roundId,
  });
  for (const person_id of held.people) await write('regrouping_asked', { ...of, person_id });
  await write('regrouping_answer', {
    ...of,
    person_id: held.people[0],
    answer: 'consent',
    answered_at: MOMENT,
  });
  await write('regrouping_settlement', { ...of, outcome: 'carried-out', settled_at: MOMENT });
  await write('initiative_text', { initiative_id: first, document: "'bank':1A" });
  await write('initiative_word', { word: 'bankje' });
}
