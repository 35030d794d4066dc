import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/api.js';
import {
  aBudget,
  aFundedInitiative,
  aPreparedPayment,
  aRoundToDecide,
  aTreasury,
  type Treasury,
} from '../support/funded-initiative.factory.js';
import {
  allocation,
  cancellationOf,
  type JournalItem,
  LedgerDoor,
  releaseOf,
  tranche,
} from '../support/ledger-door.js';
import { aPerson, asOwner } from '../support/municipality.factory.js';

const SETTLE = `INSERT INTO payment_settlement (payment_id, outcome, transfer_id, settled_by, settled_at)
  VALUES ($1, $2, $3, $4, clock_timestamp())`;
const PREPARE = `INSERT INTO payment (id, initiative_id, tranche_number, amount_cents, payee_name, payee_iban, description, prepared_by, prepared_at)
  VALUES ($1, $2, 9, $3, 'Stichting', 'NL91ABNA0417164300', 'Termijn', $4, clock_timestamp())`;
const COMMIT = `INSERT INTO commitment (initiative_id, round_id, decision_id, transfer_id, amount_cents)
  VALUES ($1, $2, $3, $4, $5)`;
const DECIDE = `INSERT INTO allocation_decision (id, round_id, motivation, decided_by, decided_at)
  VALUES ($1, $2, $3, $4, clock_timestamp())`;

/** Past the service, with its own login: what the database refuses by itself. */
describe('the database, about payments', () => {
  let api: TestApi;
  let treasury: Treasury;
  let door: LedgerDoor;
  let paymentId: string;
  let initiativeId: string;
  let preparer: string;
  let releaser: string;

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
    door = await LedgerDoor.open(api.database, treasury.town.id);
    [preparer, releaser] = [treasury.officers[0].id, treasury.officers[1].id];
  });

  beforeEach(async () => {
    ({ paymentId, initiativeId } = await aPreparedPayment(treasury, 40_000));
    await door.query('BEGIN');
  });

  afterEach(() => door.query('ROLLBACK'));

  afterAll(async () => {
    await door.close();
    await treasury.close();
    await api.close();
  });

  const post = (item: JournalItem, personId: string) => door.post([item], `person:${personId}`);
  const chartOf = (id: string) => ({
    council: 'external:council',
    budget: '',
    allocated: `initiative:${id}:allocated`,
    paid: `initiative:${id}:paid`,
  });

  it('refuses a release by the officer who prepared, in the ledger', async () => {
    expect(await post(releaseOf(paymentId), preparer)).toEqual({ refused: 'transfer_four_eyes' });
  });

  it('refuses a release by the officer who prepared, beside a transfer of somebody else', async () => {
    const release = releaseOf(paymentId);
    await post(release, releaser);

    const refused = await door.refusalOf(SETTLE, [paymentId, 'released', release.id, preparer]);

    expect(refused).toBe('payment_settlement_four_eyes');
  });

  it('is not fooled by a table of the same name', async () => {
    const release = releaseOf(paymentId);
    await post(release, releaser);
    await door.query('CREATE TEMP TABLE payment (id uuid, prepared_by uuid) ON COMMIT DROP');
    await door.query(
      `CREATE TEMP TABLE membership ON COMMIT DROP AS SELECT * FROM public.membership`,
    );

    const refused = await door.refusalOf(SETTLE, [paymentId, 'released', release.id, preparer]);

    expect(refused).toBe('payment_settlement_four_eyes');
  });

  it('refuses a settlement that the ledger does not know', async () => {
    const cancellation = cancellationOf(paymentId);
    await post(cancellation, releaser);
    const settle = (outcome: string, transferId: string, personId: string) =>
      door.wouldRefuse(SETTLE, [paymentId, outcome, transferId, personId]);

    const refusals = [
      await settle('released', cancellation.id, releaser),
      await settle('released', paymentId, releaser),
      await settle('cancelled', cancellation.id, preparer),
      await settle('cancelled', randomUUID(), releaser),
      await settle('lost', cancellation.id, releaser),
    ];

    expect(refusals.slice(0, 4)).toEqual(
      Array.from({ length: 4 }, () => 'payment_settlement_in_ledger'),
    );
    expect(refusals[4]).toBe('payment_settlement_outcome');
    expect(await settle('cancelled', cancellation.id, releaser)).toBeNull();
  });

  it('refuses a settlement by somebody who is no finance officer', async () => {
    const release = releaseOf(paymentId);
    await post(release, treasury.chair.id);

    const refused = await door.refusalOf(SETTLE, [
      paymentId,
      'released',
      release.id,
      treasury.chair.id,
    ]);

    expect(refused).toBe('payment_settlement_by_officer');
  });

  it('refuses a payment that is not what the ledger reserved', async () => {
    const reservation = tranche(chartOf(initiativeId), 500);
    await post(reservation, preparer);
    const prepare = (...values: unknown[]) => door.wouldRefuse(PREPARE, values);

    const refusals = [
      await prepare(reservation.id, initiativeId, 501, preparer),
      await prepare(reservation.id, randomUUID(), 500, preparer),
      await prepare(reservation.id, initiativeId, 500, releaser),
      await prepare(randomUUID(), initiativeId, 500, preparer),
    ];

    expect(refusals).toEqual(refusals.map(() => 'payment_in_ledger'));
    expect(await prepare(reservation.id, initiativeId, 500, preparer)).toBeNull();
  });

  it('refuses a commitment without its allocation from the budget of its round', async () => {
    const budgetId = await aBudget(treasury, 1_000);
    const otherBudgetId = await aBudget(treasury, 1_000);
    const { roundId, initiativeIds } = await aRoundToDecide(treasury, { budgetId });
    const [id = ''] = initiativeIds;
    const [decisionId, chairId] = [randomUUID(), treasury.chair.id];
    await door.query(DECIDE, [decisionId, roundId, 'Mooi plan.', chairId]);
    await door.openAccounts(Object.values(chartOf(id)).filter((path) => path !== ''));
    const wrong = allocation({ ...chartOf(id), budget: `budget:${otherBudgetId}` }, 100);
    const right = allocation({ ...chartOf(id), budget: `budget:${budgetId}` }, 100);
    await post(wrong, chairId);
    await post(right, chairId);
    const commit = (transferId: string, amount: number) =>
      door.wouldRefuse(COMMIT, [id, roundId, decisionId, transferId, amount]);

    expect(await commit(wrong.id, 100)).toBe('commitment_in_ledger');
    expect(await commit(right.id, 101)).toBe('commitment_in_ledger');
    expect(await commit(randomUUID(), 100)).toBe('commitment_in_ledger');
    expect(await commit(right.id, 100)).toBeNull();
  });

  it('refuses a decision by anybody but the chair, without reasons, or past the count', async () => {
    const { roundId } = await aRoundToDecide(treasury, {});
    const voted = await aRoundToDecide(treasury, { mode: 'resident-vote', phase: 'screening' });
    const member = await aPerson(api, treasury.town, 'member');
    const by = (round: string, motivation: string, personId: string) =>
      door.wouldRefuse(DECIDE, [randomUUID(), round, motivation, personId]);

    expect(await by(roundId, 'Mooi plan.', member.id)).toBe('allocation_decision_by_chair');
    expect(await by(roundId, '  ', treasury.chair.id)).toBe('allocation_decision_reasoned');
    expect(await by(voted.roundId, 'Beter.', treasury.chair.id)).toBe('allocation_decision_basis');
    expect(await by(roundId, 'Mooi plan.', treasury.chair.id)).toBeNull();
  });

  it.each(['allocation_decision', 'commitment', 'payment', 'payment_settlement'])(
    'lets nobody change or remove a row of %s',
    async (table) => {
      await aFundedInitiative(treasury);
      const { client } = treasury.officers[1];
      await client.post(treasury.path(`/payments/${paymentId}/releases`), undefined);
      const changes = [
        `UPDATE ${table} SET municipality_id = municipality_id`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ];

      const refusals = [];
      for (const sql of changes) {
        refusals.push(await door.wouldRefuse(sql));
      }

      expect(refusals).toEqual(['42501', '42501', '42501']);
      for (const sql of changes) await expect(asOwner(api, sql)).rejects.toThrow(/append_only/);
    },
  );

  it('shows in the proof what the ledger moved without a document', async () => {
    await post(releaseOf(paymentId), releaser);
    await door.query('COMMIT');

    const { body } = await treasury.officers[0].client.get<{ faults: { fault: string }[] }>(
      treasury.path('/ledger-proof'),
    );

    expect(body).toMatchObject({ isSound: false });
    expect(body.faults.map(({ fault }) => fault)).toEqual(['document']);
  });
});
