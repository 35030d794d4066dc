import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, startTestApi, type TestApi } from '../support/api.js';
import {
  aBudget,
  aPreparedPayment,
  aRoundToDecide,
  aTreasury,
  created,
  decide,
  prepare,
  type Treasury,
} from '../support/funded-initiative.factory.js';
import { aMachine, aMunicipality, aPerson, asOwner } from '../support/municipality.factory.js';

describe('reading the ledger', () => {
  let api: TestApi;
  let treasury: Treasury;
  let budgetId: string;
  let initiativeId: string;
  let paymentId: string;

  /** One budget of 1,000.00, of which 600.00 is allocated, 250.00 paid and 100.00 reserved. */
  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
    budgetId = await aBudget(treasury, 100_000);
    const { roundId, initiativeIds } = await aRoundToDecide(treasury, { budgetId });
    initiativeId = String(initiativeIds[0]);
    await created(decide(treasury, roundId, initiativeIds));
    paymentId = String((await created(prepare(treasury, initiativeId, 25_000)))['id']);
    await created(
      treasury.officers[1].client.post(treasury.path(`/payments/${paymentId}/releases`), undefined),
    );
    await created(prepare(treasury, initiativeId, 10_000));
  });

  afterAll(async () => {
    await treasury.close();
    await api.close();
  });

  const read = <Body = Json[]>(path: string, { client } = treasury.officers[0]) =>
    client.get<Body>(treasury.path(path));

  it('shows every account with what came in, went out and is reserved', async () => {
    const answer = await read('/ledger-accounts');

    expect(answer.body).toEqual([
      {
        path: `budget:${budgetId}`,
        creditsPostedCents: 100_000,
        debitsPostedCents: 60_000,
        debitsPendingCents: 0,
        availableCents: 40_000,
      },
      {
        path: 'external:council',
        creditsPostedCents: 0,
        debitsPostedCents: 100_000,
        debitsPendingCents: 0,
        availableCents: -100_000,
      },
      {
        path: `initiative:${initiativeId}:allocated`,
        creditsPostedCents: 60_000,
        debitsPostedCents: 25_000,
        debitsPendingCents: 10_000,
        availableCents: 25_000,
      },
      {
        path: `initiative:${initiativeId}:paid`,
        creditsPostedCents: 25_000,
        debitsPostedCents: 0,
        debitsPendingCents: 0,
        availableCents: 25_000,
      },
    ]);
  });

  it('shows every transfer, the last one first', async () => {
    const answer = await read('/ledger-transfers');

    expect(answer.body.map(({ code, kind, amountCents }) => [code, kind, amountCents])).toEqual([
      ['tranche', 'pending', 10_000],
      ['tranche-release', 'post', 25_000],
      ['tranche', 'pending', 25_000],
      ['allocation', 'posted', 60_000],
      ['budget-grant', 'posted', 100_000],
    ]);
    expect(answer.body[1]).toMatchObject({
      pendingId: paymentId,
      debitPath: `initiative:${initiativeId}:allocated`,
      creditPath: `initiative:${initiativeId}:paid`,
      actor: `person:${treasury.officers[1].id}`,
    });
  });

  it('shows the transfers of one account when asked, page by page', async () => {
    const path = `/ledger-transfers?accountPath=budget:${budgetId}&perPage=1`;

    const [first, second] = [await read(path), await read(`${path}&page=2`)];

    expect(first.headers.get('total-count')).toBe('2');
    expect(first.headers.get('link')).toContain('rel="next"');
    expect([first, second].flatMap(({ body }) => body.map(({ code }) => code))).toEqual([
      'allocation',
      'budget-grant',
    ]);
  });

  it('answers 400 to a filter that is no path, and nothing to an account that is not there', async () => {
    const wrong = await read("/ledger-transfers?accountPath=budget:1'--");
    const twice = await read('/ledger-transfers?accountPath=a:b&accountPath=c:d');
    const other = await read('/ledger-transfers?accountPath=budget:none');

    expect([wrong.status, twice.status]).toEqual([400, 400]);
    expect(other.body).toEqual([]);
  });

  it('proves that balances, transfers, leaves and documents agree', async () => {
    const answer = await read<Json>('/ledger-proof');

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ isSound: true, faults: [] });
  });

  it('says what is wrong when somebody goes behind its back', async () => {
    const tampered = await aTreasury(api);
    const prepared = await aPreparedPayment(tampered, 40_000);
    await asOwner(
      api,
      `DO $$ BEGIN SET LOCAL session_replication_role = replica;
       UPDATE ledger.transfer SET amount = amount - 1 WHERE id = '${prepared.paymentId}'; END $$`,
    );

    const answer = await tampered.officers[0].client.get(tampered.path('/ledger-proof'));
    await tampered.close();

    expect(answer.body).toEqual({
      isSound: false,
      faults: [
        { fault: 'leaf', subject: prepared.paymentId },
        { fault: 'pending', subject: `initiative:${prepared.initiativeId}:allocated` },
        { fault: 'pending', subject: `initiative:${prepared.initiativeId}:paid` },
      ],
    });
    expect((await read<Json>('/ledger-proof')).body).toMatchObject({ isSound: true });
  });

  it('is open to finance officers, auditors and machines with the right, and to nobody else', async () => {
    const auditor = await aPerson(api, treasury.town, 'auditor');
    const administrator = await aPerson(api, treasury.town, 'administrator');
    const machine = { client: await aMachine(api, treasury.town, ['read-ledger']), id: '' };
    const paths = ['/ledger-accounts', '/ledger-transfers', '/ledger-proof'];
    const statuses = async (reader: typeof auditor): Promise<number[]> =>
      Promise.all(paths.map(async (path) => (await read(path, reader)).status));

    expect(await statuses(auditor)).toEqual([200, 200, 200]);
    expect(await statuses(machine)).toEqual([200, 200, 200]);
    expect(await statuses(administrator)).toEqual([403, 403, 403]);
    expect(await statuses(treasury.chair)).toEqual([403, 403, 403]);
  });

  it('shows nothing of another municipality', async () => {
    const elsewhere = await aMunicipality(api);
    const { client } = await aPerson(api, elsewhere, 'auditor');
    const there = `/municipalities/${elsewhere.slug}`;

    const answers = await Promise.all([
      client.get<Json[]>(`${there}/ledger-accounts`),
      client.get<Json[]>(`${there}/ledger-transfers?accountPath=budget:${budgetId}`),
      client.get(`${there}/ledger-proof`),
    ]);

    expect(answers.map(({ body }) => body)).toEqual([[], [], { isSound: true, faults: [] }]);
  });
});
