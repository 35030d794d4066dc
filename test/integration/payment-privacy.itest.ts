import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cents, trancheTransfer } from '#domain';
import { jsonLogger } from '#platform';
import { type Json, startTestApi, type TestApi } from '../support/api.js';
import {
  aFundedInitiative,
  aPreparedPayment,
  aTreasury,
  PAYEE,
  type Treasury,
} from '../support/funded-initiative.factory.js';
import { aMunicipality, aPerson, asOwner } from '../support/municipality.factory.js';

const IBAN = 'NL91ABNA0417164300';
const MASKED = 'NL************4300';

describe('who sees a payment', () => {
  let api: TestApi;
  let treasury: Treasury;
  const at = (rest: string): string => treasury.path(rest);

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
  });

  afterAll(async () => {
    await treasury.close();
    await api.close();
  });

  const release = (paymentId: string) =>
    treasury.officers[1].client.post(at(`/payments/${paymentId}/releases`), undefined);

  it('shows the account to finance officers in full, and to others masked', async () => {
    const { paymentId, initiativeId } = await aPreparedPayment(treasury);
    const auditor = await aPerson(api, treasury.town, 'auditor');
    const readers = [treasury.officers[1], auditor, treasury.chair];

    const answers = await Promise.all(
      readers.map(({ client }) => client.get(at(`/payments/${paymentId}`))),
    );
    const list = await auditor.client.get<Json[]>(at(`/initiatives/${initiativeId}/payments`));

    expect(answers.map(({ body }) => [body['payeeIban'], body['payeeEmail']])).toEqual([
      [IBAN, PAYEE.payeeEmail],
      [MASKED, null],
      [MASKED, null],
    ]);
    expect(list.body).toEqual([answers[1]!.body]);
    expect(list.headers.get('total-count')).toBe('1');
  });

  it('keeps the account in one table: not in the audit trail, the jobs or the kept answers', async () => {
    const { paymentId } = await aPreparedPayment(treasury);
    await release(paymentId);

    const found = await asOwner<{ where: string }>(
      api,
      `SELECT 'audit_entry' AS where FROM audit_entry t WHERE t::text LIKE $1
       UNION ALL SELECT 'outbox' FROM outbox t WHERE t::text LIKE $1
       UNION ALL SELECT 'idempotency_key' FROM idempotency_key t WHERE t::text LIKE $1
       UNION ALL SELECT 'ledger.transfer' FROM ledger.transfer t WHERE t::text LIKE $1`,
      ['%0417164300%'],
    );

    expect(found).toEqual([]);
  });

  it('lets a wijkteam read its own payments and no other', async () => {
    const { paymentId, initiativeId } = await aPreparedPayment(treasury);
    const otherTeam = randomUUID();
    await asOwner(
      api,
      `INSERT INTO wijkteam (id, municipality_id, area_id, name) VALUES ($1, $2, $3, 'Wijkteam De Es')`,
      [otherTeam, treasury.town.id, treasury.town.areaId],
    );
    const { client } = await aPerson(api, treasury.town, 'member', { wijkteamId: otherTeam });

    const payment = await client.get(at(`/payments/${paymentId}`));
    const list = await client.get(at(`/initiatives/${initiativeId}/payments`));
    const commitments = await client.get<Json[]>(at('/commitments'));

    expect([payment.status, list.status]).toEqual([403, 403]);
    expect(commitments.body).toEqual([]);
  });

  it('does not show or pay a payment of another municipality', async () => {
    const { paymentId, initiativeId } = await aPreparedPayment(treasury);
    const elsewhere = await aMunicipality(api);
    const { client } = await aPerson(api, elsewhere, 'finance-officer');
    const there = `/municipalities/${elsewhere.slug}`;

    const answers = [
      await client.get(`${there}/payments/${paymentId}`),
      await client.post(`${there}/payments/${paymentId}/releases`, undefined),
      await client.get(`${there}/initiatives/${initiativeId}/payments`),
      await client.post(`${there}/initiatives/${initiativeId}/payments`, {
        amountCents: 1,
        ...PAYEE,
      }),
    ];
    const commitments = await client.get<Json[]>(`${there}/commitments`);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(commitments.body).toEqual([]);
  });

  it('keeps the account out of the log, also when the database refuses a row', async () => {
    const { initiativeId } = await aFundedInitiative(treasury);
    const refused = treasury.unitOfWork.run(
      { id: treasury.town.id },
      async ({ ledger, payments }) => {
        const [id, now] = [randomUUID(), new Date()];
        const preparedBy = treasury.officers[0].id;
        const amountCents = cents(100n);
        await ledger.post(`person:${preparedBy}`, now, [
          trancheTransfer(id, initiativeId, amountCents),
        ]);
        await payments.insert({
          id,
          initiativeId,
          amountCents,
          preparedBy,
          preparedAt: now,
          ...PAYEE,
          payeeIban: IBAN,
          description: 'x'.repeat(141),
        });
      },
    );

    const error: unknown = await refused.catch((thrown: unknown) => thrown);
    const logged = captured(() => {
      jsonLogger('api', 'verbose').error(error, { requestId: 'r' });
    });

    expect(logged).toContain('payment_description');
    expect(logged).not.toContain(IBAN);
    expect(logged).not.toContain(PAYEE.payeeName);
  });
});

/** What is written to the two outputs of the process meanwhile. */
function captured(write: () => void): string {
  const outputs = [process.stdout, process.stderr];
  const before = outputs.map((output) => output.write.bind(output));
  const texts: string[] = [];
  for (const output of outputs) output.write = (text) => texts.push(String(text)) > 0;
  try {
    write();
  } finally {
    outputs.forEach((output, index) => Object.assign(output, { write: before[index] }));
  }
  return texts.join('');
}
