import { randomInt, randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';
import type { TestMunicipality } from './municipality.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';

type Accounts = { readonly from: string; readonly to: string };

/**
 * Envelopes, what moved in and over, and a line with two places: of everything that others refer to
 * also one that nothing refers to.
 */
export async function writeEnvelopeTables(
  write: Write,
  {
    town,
    budgetId,
    officerId,
  }: {
    readonly town: TestMunicipality;
    readonly budgetId: string;
    readonly officerId: string;
  },
): Promise<void> {
  const team = { budget_id: budgetId, wijkteam_id: town.wijkteamId, created_at: MOMENT };
  const envelopeId = await write('envelope', {
    id: randomUUID(),
    ...team,
    kind: 'area',
    area_id: town.areaId,
    name: 'De Hof',
  });
  await write('envelope', { id: randomUUID(), ...team, kind: 'theme', name: 'Groen' });
  const later = { id: randomUUID(), wijkteam_id: town.wijkteamId, year: 2028 };
  const laterId = await write('budget', later);
  const accounts = {
    from: await write('ledger.account', { path: `envelope:${envelopeId}`, has_ceiling: true }),
    to: await write('ledger.account', { path: `budget:${laterId}`, has_ceiling: true }),
  };
  const decided = { amount_cents: 200, decision_reference: 'x' };
  await write('envelope_movement', {
    id: await aTransfer(write, accounts, 'envelope-split', officerId),
    envelope_id: envelopeId,
    kind: 'split',
    ...decided,
    batch_id: randomUUID(),
    moved_by: officerId,
    moved_at: MOMENT,
  });
  await write('carry_over', {
    id: await aTransfer(write, accounts, 'carry-over', officerId),
    from_budget_id: budgetId,
    to_budget_id: laterId,
    ...decided,
    carried_by: officerId,
    carried_at: MOMENT,
  });
  await writeLine(write, { town, budgetId, envelopeId, officerId, accounts });
}

async function writeLine(
  write: Write,
  given: {
    readonly town: TestMunicipality;
    readonly budgetId: string;
    readonly envelopeId: string;
    readonly officerId: string;
    readonly accounts: Accounts;
  },
): Promise<void> {
  const roundId = await write('round', {
    id: randomUUID(),
    wijkteam_id: given.town.wijkteamId,
    budget_id: given.budgetId,
    envelope_id: given.envelopeId,
    title: 'Het hele jaar door',
    mode: 'first-come',
    phase: 'submission',
    rules: { budgetCents: '100000', ballot: null, tally: null },
    created_at: MOMENT,
  });
  const plan = { round_id: roundId, title: 'Bankje', summary: 'Een bankje', created_at: MOMENT };
  const ids = [randomUUID(), randomUUID()] as const;
  for (const [index, id] of ids.entries()) {
    await write('initiative', { id, ...plan, state: 'submitted', submitted_at: MOMENT });
    const place = { round_id: roundId, initiative_id: id, place: index + 1, cost_cents: 200 };
    await write('application', { ...place, complete_at: MOMENT });
  }
  await write('application_step', {
    round_id: roundId,
    // Another one than in any other municipality: tests move steps between them.
    number: randomInt(1, 1_000_000),
    initiative_id: ids[0],
    kind: 'reserve',
    left_before_cents: 500,
    left_after_cents: 300,
    transfer_id: await aTransfer(write, given.accounts, 'application-reserve', given.officerId),
    happened_at: MOMENT,
  });
}

async function aTransfer(
  write: Write,
  { from, to }: Accounts,
  code: string,
  officerId: string,
): Promise<string> {
  const id = await write('ledger.transfer', {
    id: randomUUID(),
    kind: code === 'application-reserve' ? 'pending' : 'posted',
    code,
    debit_id: from,
    credit_id: to,
    currency: 'EUR',
    amount: 200,
    journal_id: randomUUID(),
    actor: `person:${officerId}`,
    event_at: MOMENT,
  });
  await write('ledger.leaf', { transfer_id: id, leaf_hash: Buffer.from('leaf') });
  return id;
}
