import { createHash, randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';

const DAY = '2026-01-15';
const UNTIL = '2026-02-26';
const MOMENT = '2026-01-15T12:00:00Z';

export type Told = {
  readonly roundId: string;
  readonly decisionId: string;
  readonly initiatives: readonly [string, string, string];
  readonly people: readonly [string, string];
};

/** Letters about a decision, with a mail, an objection and its steps; and ones that nothing refers to. */
export async function writeAwards(write: Write, told: Told): Promise<void> {
  const { initiatives, people } = told;
  const letter = await write('award_letter', letterRow(told, initiatives[0], 1));
  await write('award_letter', letterRow(told, initiatives[2], 2));
  const mail = { state: 'pending', requested_at: MOMENT };
  await write('letter_notice', { id: randomUUID(), ...mail, topic: 'award', letter_id: letter });
  const objection = await write('objection', {
    ...objectionRow(letter, 1),
    objector_id: people[0],
  });
  await write('objection', {
    ...objectionRow(letter, 2),
    registered_by: people[1],
    objector_name: 'N. de Wit',
    objector_address: 'Lindelaan 1',
  });
  const about = { topic: 'objection-receipt', objection_id: objection };
  await write('letter_notice', { id: randomUUID(), ...mail, ...about });
  await write('objection_step', {
    objection_id: objection,
    number: 1,
    kind: 'assigned',
    taken_at: MOMENT,
    taken_by: people[1],
    handler_id: people[1],
  });
}

function letterRow(told: Told, initiativeId: string, sequence: number): Record<string, unknown> {
  const facts = JSON.stringify({
    amountCents: null,
    announcedOn: DAY,
    initiativeId,
    kind: 'refusal',
    number: `2026-000${sequence}`,
    objectionUntilOn: UNTIL,
    title: 'Bankje',
  });
  return {
    id: randomUUID(),
    year: 2026,
    sequence,
    kind: 'refusal',
    round_id: told.roundId,
    initiative_id: initiativeId,
    decision_id: told.decisionId,
    addressee_id: told.people[0],
    announced_on: DAY,
    objection_until_on: UNTIL,
    facts,
    text_nl: 'Brief',
    text_en: 'Letter',
    hash: createHash('sha256').update(`${facts}\nBrief\nLetter`).digest('hex'),
  };
}

function objectionRow(letterId: string, sequence: number): Record<string, unknown> {
  return {
    id: randomUUID(),
    letter_id: letterId,
    year: 2026,
    sequence,
    grounds: 'Daarom.',
    received_on: DAY,
    registered_at: MOMENT,
    term_ended_on: UNTIL,
    is_late: false,
  };
}
