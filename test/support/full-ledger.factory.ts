import { randomUUID } from 'node:crypto';

const MOMENT = '2026-01-15T12:00:00Z';

/** Writes a row of one municipality, and returns its id where it has one. */
export type Write = (table: string, values: Readonly<Record<string, unknown>>) => Promise<string>;

export type Money = {
  readonly budgetId: string;
  /** The round whose count was followed, and one that was decided on without a count. */
  readonly rounds: readonly [string, string];
  readonly tallyRunId: string;
  readonly initiatives: readonly [string, string, string];
  readonly officers: readonly [string, string];
};

/**
 * The money of a round: granted, allocated, paid in part, and noted in the ledger.
 *
 * @returns the id of the decision that followed a count
 */
export async function writeMoney(write: Write, money: Money): Promise<string> {
  const { budgetId, rounds, tallyRunId, initiatives, officers } = money;
  const [grant, ...allocations] = await writeLedger(write, money);
  const decided = { decided_by: officers[0], decided_at: MOMENT };
  await write('budget_grant', {
    id: grant,
    budget_id: budgetId,
    amount_cents: 200,
    decision_reference: 'x',
    granted_by: officers[0],
    granted_at: MOMENT,
  });
  const decision = await write('allocation_decision', {
    id: randomUUID(),
    ...decided,
    round_id: rounds[0],
    tally_run_id: tallyRunId,
  });
  await write('allocation_decision', {
    id: randomUUID(),
    ...decided,
    round_id: rounds[1],
    motivation: 'x',
  });
  for (const [index, initiative] of initiatives.slice(0, 2).entries()) {
    const commitment = { initiative_id: initiative, round_id: rounds[0], decision_id: decision };
    await write('commitment', {
      ...commitment,
      transfer_id: allocations[index],
      amount_cents: 500,
    });
  }
  const payee = {
    payee_name: 'N. de Wit',
    payee_iban: 'NL91ABNA0417164300',
    description: 'Bankje',
  };
  const prepared = {
    initiative_id: initiatives[0],
    amount_cents: 200,
    ...payee,
    prepared_by: officers[0],
    prepared_at: MOMENT,
  };
  await write('payment', { id: allocations[2], ...prepared, tranche_number: 1 });
  await write('payment', { id: allocations[3], ...prepared, tranche_number: 2 });
  const settled = { payment_id: allocations[2], settled_by: officers[1], settled_at: MOMENT };
  await write('payment_settlement', {
    ...settled,
    outcome: 'released',
    transfer_id: allocations[4],
  });
  await write('payment_notice', {
    payment_id: allocations[2],
    state: 'pending',
    requested_at: MOMENT,
  });
  return decision;
}

/** @returns a grant, two allocations, two tranches, and the release of the first of them */
async function writeLedger(
  write: Write,
  { budgetId, initiatives, officers }: Money,
): Promise<string[]> {
  const open = (path: string): Promise<string> =>
    write('ledger.account', { path, has_ceiling: path !== 'external:council' });
  const council = await open('external:council');
  const budget = await open(`budget:${budgetId}`);
  const allocated = await open(`initiative:${initiatives[0]}:allocated`);
  const paid = await open(`initiative:${initiatives[0]}:paid`);
  const post = async (
    kind: string,
    code: string,
    between: [string, string],
    pending?: string,
  ): Promise<string> => {
    const id = await write('ledger.transfer', {
      id: randomUUID(),
      kind,
      code,
      debit_id: between[0],
      credit_id: between[1],
      currency: 'EUR',
      amount: 200,
      pending_id: pending ?? null,
      journal_id: randomUUID(),
      actor: `person:${officers[0]}`,
      event_at: MOMENT,
    });
    await write('ledger.leaf', { transfer_id: id, leaf_hash: Buffer.from('leaf') });
    return id;
  };
  const grant = await post('posted', 'budget-grant', [council, budget]);
  const first = await post('posted', 'allocation', [budget, allocated]);
  const second = await post('posted', 'allocation', [budget, allocated]);
  const tranche = await post('pending', 'tranche', [allocated, paid]);
  const waiting = await post('pending', 'tranche', [allocated, paid]);
  const release = await post('post', 'tranche-release', [allocated, paid], tranche);
  return [grant, first, second, tranche, waiting, release];
}
