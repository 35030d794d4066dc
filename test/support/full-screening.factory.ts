import { randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';
import type { TestMunicipality } from './municipality.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';
const DAY = '2026-01-15';

type Held = {
  readonly town: TestMunicipality;
  readonly initiatives: readonly [string, string, string];
  readonly people: readonly [string, string];
};

/** A screening with all that can be said in one, its terms and its contact person; and of each that others refer to one more. */
export async function writeScreening(write: Write, held: Held): Promise<void> {
  const departments = await writeDepartments(write, held);
  const screenings = await writeScreenings(write, held, departments);
  const advices = await writeAdvice(write, held, { screenings, departments });
  await writeFindings(write, held, screenings);
  await writeCharges(write, held, departments);
  await writeTerms(write, held, advices);
  await writeContacts(write, held);
}

type Two = readonly [string, string];

async function writeDepartments(write: Write, { town, people }: Held): Promise<Two> {
  const ids = [randomUUID(), randomUUID()] as const;
  for (const id of ids) {
    const contact = { contact_email: 'grond@linde.example', created_at: MOMENT };
    await write('department', {
      id,
      name: `Afdeling ${id}`,
      wijkteam_id: town.wijkteamId,
      ...contact,
    });
  }
  // And one that nobody was asked of.
  const free = { contact_email: 'groen@linde.example', created_at: MOMENT };
  await write('department', { id: randomUUID(), name: 'Afdeling Groen', ...free });
  await write('department_member', {
    department_id: ids[0],
    person_id: people[0],
    joined_at: MOMENT,
  });
  return ids;
}

async function writeScreenings(
  write: Write,
  { initiatives, people }: Held,
  departments: Two,
): Promise<Two> {
  const terms = { advice_days: 14, answer_days: 14, extension_weeks_max: 8, remind_days: [7] };
  const set = { is_active: true, opens_itself: false, assigns_itself: false, ...terms };
  const by = { adopted_by: people[0], adopted_at: MOMENT, escalation_person_id: people[1] };
  const procedures = [randomUUID(), randomUUID()] as const;
  for (const [index, id] of procedures.entries()) {
    await write('screening_procedure', { id, number: index + 1, ...set, ...by });
  }
  await write('screening_item', {
    ...{ procedure_id: procedures[0], code: 'land', number: 1, topic: 'land' },
    ...{ question_nl: 'Wie bezit de grond?', is_compulsory: true, department_id: departments[0] },
  });
  const ids = [randomUUID(), randomUUID()] as const;
  for (const [index, id] of ids.entries()) {
    const opened = { opened_by: people[1], opened_at: MOMENT, procedure_id: procedures[0] };
    await write('screening', { id, initiative_id: initiatives[index], ...opened });
  }
  const bare = { opened_by: people[1], opened_at: MOMENT, procedure_id: procedures[0] };
  await write('screening', { id: randomUUID(), initiative_id: initiatives[2], ...bare });
  return ids;
}

async function writeAdvice(
  write: Write,
  { people }: Held,
  { screenings, departments }: { readonly screenings: Two; readonly departments: Two },
): Promise<Two> {
  const ids = [randomUUID(), randomUUID()] as const;
  for (const [index, id] of ids.entries()) {
    const asked = { asked_by: people[0], asked_at: MOMENT, screening_id: screenings[0] };
    await write('screening_advice', { id, department_id: departments[index], ...asked });
  }
  const answered = { explanation: 'Van ons.', answered_by: people[0], answered_at: MOMENT };
  await write('advice_answer', {
    advice_id: ids[0],
    code: 'land',
    number: 1,
    answer: 'yes',
    ...answered,
  });
  await write('screening_note', {
    ...{ id: randomUUID(), screening_id: screenings[0], advice_id: ids[0], text: 'Let op.' },
    ...{ written_by: people[0], written_at: MOMENT },
  });
  await write('cost_estimate', {
    ...{ id: randomUUID(), screening_id: screenings[0], department_id: departments[0] },
    ...{ low_cents: 1, high_cents: 2, explanation: 'Offerte.' },
    ...{ estimated_by: people[0], estimated_at: MOMENT },
  });
  return ids;
}

async function writeFindings(write: Write, { people }: Held, screenings: Two): Promise<void> {
  const finding = { number: 1, result: 'feasible', ground: 'substance', reason: 'Het kan.' };
  const by = { answer_until_on: DAY, found_by: people[0], found_at: MOMENT };
  const ids = [randomUUID(), randomUUID()] as const;
  for (const [index, id] of ids.entries()) {
    await write('screening_finding', { id, screening_id: screenings[index], ...finding, ...by });
  }
  const of = { finding_id: ids[0], screening_id: screenings[0] };
  const reply = { text: 'Fijn.', is_contested: false, replied_by: people[0], replied_at: MOMENT };
  await write('finding_reply', { ...of, ...reply });
  await write('screening_outcome', { ...of, decided_by: people[1], decided_at: MOMENT });
}

async function writeCharges(
  write: Write,
  { initiatives, people }: Held,
  departments: Two,
): Promise<void> {
  const charge = { charged_by: 'Grondzaken', description: 'Huur', amount_cents: 250_000 };
  const ids = [randomUUID(), randomUUID()] as const;
  for (const id of ids) {
    const of = { initiative_id: initiatives[0], department_id: departments[0] };
    await write('initiative_charge', {
      id,
      ...of,
      ...charge,
      recorded_by: people[0],
      recorded_at: MOMENT,
    });
  }
  const settled = { reason: 'Voor allen.', settled_by: people[0], settled_at: MOMENT };
  await write('charge_settlement', { charge_id: ids[0], kind: 'waived', ...settled });
}

async function writeTerms(
  write: Write,
  { initiatives, people }: Held,
  advices: Two,
): Promise<void> {
  const term = { starts_after_on: DAY, length_days: 14, due_on: DAY };
  const ids = [randomUUID(), randomUUID()] as const;
  await write('term', {
    ...{
      id: ids[0],
      initiative_id: initiatives[0],
      kind: 'advice',
      advice_id: advices[0],
      ...term,
    },
  });
  await write('term', { id: ids[1], initiative_id: initiatives[1], kind: 'decision', ...term });
  await write('term_event', {
    ...{ term_id: ids[0], number: 1, kind: 'passed', on_day: DAY, happened_at: MOMENT },
    ...{ actor_id: people[0], due_on: DAY, escalated_to: people[1] },
  });
}

async function writeContacts(write: Write, { initiatives, people }: Held): Promise<void> {
  const assigned = { assigned_by: people[0], assigned_at: MOMENT, way: 'hand' };
  const of = { initiative_id: initiatives[0], person_id: people[1] };
  await write('contact_assignment', { ...of, number: 1, ...assigned });
  await write('initiative_contact', { ...of, since_at: MOMENT });
}
