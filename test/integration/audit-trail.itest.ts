import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Json, startTestApi, type TestApi } from '../support/api.js';
import {
  aBudget,
  aFundedInitiative,
  aPreparedPayment,
  aRoundToDecide,
  aTreasury,
  decide,
  prepare,
  type Treasury,
} from '../support/funded-initiative.factory.js';
import { LedgerDoor } from '../support/ledger-door.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestPerson,
} from '../support/municipality.factory.js';

describe('the audit trail', () => {
  let api: TestApi;
  let treasury: Treasury;
  let auditor: TestPerson;
  let administrator: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
    auditor = await aPerson(api, treasury.town, 'auditor');
    administrator = await aPerson(api, treasury.town, 'administrator');
  });

  afterAll(async () => {
    await treasury.close();
    await api.close();
  });

  const read = (query: string, { client } = auditor): Promise<Answer<Json[]>> =>
    client.get<Json[]>(treasury.path(`/audit-entries?perPage=100&${query}`));
  const trailOf = async (subjectId: string): Promise<Json[]> =>
    (await read(`subjectId=${subjectId}`)).body;
  /** What one request left in the trail, in the order of writing. */
  const leftBy = async (answer: Answer<unknown>): Promise<Json[]> => {
    const origin = answer.headers.get('x-request-id');
    return (await read('')).body.filter((entry) => entry['origin'] === origin).toReversed();
  };
  const actorOf = ({ id }: TestPerson): string => `person:${id}`;

  it('says who decided, what every initiative got or did not get, and in which request', async () => {
    const { roundId, initiativeIds } = await aRoundToDecide(treasury, {
      mode: 'assembly',
      phase: 'deciding',
      budgetId: await aBudget(treasury, 100_000),
      costsCents: [60_000n, 50_000n],
    });
    const [funded = '', passed = ''] = initiativeIds;

    const answer = await decide(treasury, roundId, [funded]);

    const decisionId = answer.body['id'];
    const by = { actor: actorOf(treasury.chair), origin: answer.headers.get('x-request-id') };
    expect(await leftBy(answer)).toMatchObject([
      {
        ...by,
        action: 'decide-allocation',
        subjectType: 'allocation-decision',
        subjectId: decisionId,
        details: { roundId, mode: 'assembly', totalCents: '60000', funded: 1, passedOver: 1 },
      },
      {
        ...by,
        action: 'fund-initiative',
        subjectId: funded,
        details: { decisionId, amountCents: '60000' },
      },
      { ...by, action: 'pass-over-initiative', subjectId: passed, details: { decisionId } },
    ]);
  });

  it('follows a payment from its preparation to its end', async () => {
    const [released, cancelled] = [
      await aPreparedPayment(treasury, 40_000),
      await aPreparedPayment(treasury, 30_000),
    ];
    const settle = (id: string, step: string) =>
      treasury.officers[1].client.post(treasury.path(`/payments/${id}/${step}`), undefined);

    const release = await settle(released.paymentId, 'releases');
    await settle(cancelled.paymentId, 'cancellations');

    const [first, second] = treasury.officers.map(actorOf);
    expect(await trailOf(released.paymentId)).toMatchObject([
      {
        actor: second,
        action: 'release-payment',
        subjectType: 'payment',
        origin: release.headers.get('x-request-id'),
        details: { initiativeId: released.initiativeId, amountCents: '40000' },
      },
      { actor: first, action: 'prepare-payment', subjectType: 'payment' },
    ]);
    expect((await trailOf(cancelled.paymentId)).map(({ action }) => action)).toEqual([
      'cancel-payment',
      'prepare-payment',
    ]);
  });

  it('records what happened, and not what was refused or repeated', async () => {
    const { initiativeId } = await aFundedInitiative(treasury, 1_000);
    const body = {
      amountCents: 600,
      payeeName: 'Stichting De Linde',
      payeeIban: 'NL91ABNA0417164300',
      description: 'Eerste termijn',
    };
    const key = { 'idempotency-key': randomUUID() };
    const ask = () =>
      treasury.officers[0].client.post(
        treasury.path(`/initiatives/${initiativeId}/payments`),
        body,
        key,
      );

    const [first, again] = [await ask(), await ask()];
    const refused = await prepare(treasury, initiativeId, 500);

    expect([first.status, again.status, refused.status]).toEqual([201, 201, 409]);
    expect(await trailOf(String(first.body['id']))).toHaveLength(1);
    expect(await leftBy(again)).toEqual([]);
    expect(await leftBy(refused)).toEqual([]);
  });

  it('is a page at a time, newest first, with a time and a growing number', async () => {
    await aPreparedPayment(treasury);

    const { body, headers } = await auditor.client.get<Json[]>(
      treasury.path('/audit-entries?perPage=2'),
    );

    const [newer, older] = body;
    expect(headers.get('per-page')).toBe('2');
    expect(Number(headers.get('total-count'))).toBeGreaterThan(2);
    expect(Number(newer?.['id'])).toBeGreaterThan(Number(older?.['id']));
    expect(String(newer?.['recordedAt'])).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('is for auditors and administrators, and shows each municipality its own', async () => {
    const { paymentId } = await aPreparedPayment(treasury);
    const elsewhere = await aMunicipality(api);
    const stranger = await aPerson(api, elsewhere, 'auditor');

    const statuses = await Promise.all(
      [administrator, treasury.chair, treasury.officers[0]].map(
        async (reader) => (await read('', reader)).status,
      ),
    );
    const there = await stranger.client.get<Json[]>(
      `/municipalities/${elsewhere.slug}/audit-entries?subjectId=${paymentId}`,
    );

    expect(statuses).toEqual([200, 403, 403]);
    expect(there.body).toEqual([]);
  });

  it('cannot be changed, by the service or by the owner of the database', async () => {
    const door = await LedgerDoor.open(api.database, treasury.town.id);
    const changes = [
      `UPDATE audit_entry SET actor = 'service'`,
      'DELETE FROM audit_entry',
      'TRUNCATE audit_entry',
    ];

    const refusals = [];
    for (const sql of changes) refusals.push(await door.refusalOf(sql));
    await door.close();

    expect(refusals).toEqual(['42501', '42501', '42501']);
    for (const sql of changes) await expect(asOwner(api, sql)).rejects.toThrow(/append_only/);
  });

  it('cannot be written for another municipality', async () => {
    const elsewhere = await aMunicipality(api);
    const door = await LedgerDoor.open(api.database, treasury.town.id);

    const refused = await door.refusalOf(
      `INSERT INTO audit_entry (municipality_id, actor, action, subject_type, subject_id, origin)
       VALUES ($1, 'service', 'a', 'b', 'c', 'd')`,
      [elsewhere.id],
    );
    await door.close();

    expect(refused).toBe('42501');
  });
});
