import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, startTestApi, type TestApi } from '../support/api.js';
import {
  aFundedInitiative,
  aPreparedPayment,
  aRoundToDecide,
  aTreasury,
  PAYEE,
  prepare,
  type Treasury,
} from '../support/funded-initiative.factory.js';
import { aMachine, asOwner } from '../support/municipality.factory.js';

const IBAN = 'NL91ABNA0417164300';
const NOBODY = randomUUID();

describe('paying in tranches', () => {
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

  const release = (paymentId: string, { client } = treasury.officers[1], headers = {}) =>
    client.post(at(`/payments/${paymentId}/releases`), undefined, headers);
  const cancel = (paymentId: string, { client } = treasury.officers[0]) =>
    client.post(at(`/payments/${paymentId}/cancellations`), undefined);
  const commitmentOf = async (initiativeId: string): Promise<Json | undefined> => {
    const answer = await treasury.officers[0].client.get<Json[]>(at('/commitments?perPage=100'));
    return answer.body.find((each) => each['initiativeId'] === initiativeId);
  };
  const noticesOf = (paymentId: string) =>
    asOwner<{ payload: Json }>(
      api,
      `SELECT payload FROM outbox WHERE job_name = 'notify-payment' AND payload ->> 'paymentId' = $1`,
      [paymentId],
    );

  it('reserves the amount of a prepared tranche at once', async () => {
    const { initiativeId } = await aFundedInitiative(treasury, 100_000);

    const answer = await prepare(treasury, initiativeId, 40_000);

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      initiativeId,
      trancheNumber: 1,
      amountCents: 40_000,
      state: 'prepared',
      ...PAYEE,
      payeeIban: IBAN,
      preparedBy: treasury.officers[0].id,
      settledBy: null,
      settledAt: null,
    });
    expect(await commitmentOf(initiativeId)).toMatchObject({
      amountCents: 100_000,
      paidCents: 0,
      reservedCents: 40_000,
      availableCents: 60_000,
    });
  });

  it('pays when another officer releases, and asks for the notice', async () => {
    const { paymentId, initiativeId } = await aPreparedPayment(treasury, 40_000);

    const answer = await release(paymentId);

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      id: paymentId,
      state: 'released',
      settledBy: treasury.officers[1].id,
    });
    expect(await commitmentOf(initiativeId)).toMatchObject({
      paidCents: 40_000,
      reservedCents: 0,
      availableCents: 60_000,
    });
    expect(await noticesOf(paymentId)).toEqual([
      { payload: { municipalityId: treasury.town.id, paymentId } },
    ]);
  });

  it('never lets an officer release what they prepared', async () => {
    const { paymentId } = await aPreparedPayment(treasury);

    const answer = await release(paymentId, treasury.officers[0]);

    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:same-officer', paymentId });
    expect(await noticesOf(paymentId)).toEqual([]);
  });

  it('gives the reservation back when a payment is cancelled, and frees its amount', async () => {
    const { paymentId, initiativeId } = await aPreparedPayment(treasury, 100_000);

    const answer = await cancel(paymentId);
    const next = await prepare(treasury, initiativeId, 100_000);

    expect(answer.body).toMatchObject({ state: 'cancelled', settledBy: treasury.officers[0].id });
    expect(next.status).toBe(201);
    expect(next.body).toMatchObject({ trancheNumber: 2 });
    expect(await noticesOf(paymentId)).toEqual([]);
  });

  it('settles a payment once: what was released or cancelled stays so', async () => {
    const [first, second] = [await aPreparedPayment(treasury), await aPreparedPayment(treasury)];
    await release(first.paymentId);
    await cancel(second.paymentId);

    const answers = [
      await release(first.paymentId),
      await cancel(first.paymentId),
      await release(second.paymentId),
      await cancel(second.paymentId),
    ];

    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
    expect(answers.map(({ body }) => [body['type'], body['state']])).toEqual([
      ['urn:wijkkas:problem:payment-settled', 'released'],
      ['urn:wijkkas:problem:payment-settled', 'released'],
      ['urn:wijkkas:problem:payment-settled', 'cancelled'],
      ['urn:wijkkas:problem:payment-settled', 'cancelled'],
    ]);
  });

  it('refuses a tranche that goes over what the initiative was given', async () => {
    const { initiativeId } = await aFundedInitiative(treasury, 100_000);
    await prepare(treasury, initiativeId, 60_000);

    const answer = await prepare(treasury, initiativeId, 40_001);

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:ceiling-exceeded' });
    expect(await commitmentOf(initiativeId)).toMatchObject({ reservedCents: 60_000 });
  });

  it('pays nothing to an initiative that no decision gave money', async () => {
    const { initiativeIds } = await aRoundToDecide(treasury);

    const unfunded = await prepare(treasury, String(initiativeIds[0]), 100);
    const unknown = await prepare(treasury, NOBODY, 100);

    expect(unfunded.status).toBe(409);
    expect(unfunded.body).toMatchObject({ type: 'urn:wijkkas:problem:initiative-not-funded' });
    expect(unknown.status).toBe(404);
  });

  it('takes payments from people only, whatever the token of a machine allows', async () => {
    const { paymentId, initiativeId } = await aPreparedPayment(treasury);
    const machine = {
      client: await aMachine(api, treasury.town, ['prepare-payment', 'release-payment']),
      id: '',
    };

    const answers = [
      await prepare(treasury, initiativeId, 100, machine),
      await release(paymentId, machine),
      await cancel(paymentId, machine),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(new Set(answers.map(({ body }) => body['type']))).toEqual(
      new Set(['urn:wijkkas:problem:machine-cannot-pay']),
    );
  });

  it('answers a repeated command with the first answer, and pays once', async () => {
    const { initiativeId } = await aFundedInitiative(treasury, 100_000);
    const { client } = treasury.officers[0];
    const key = { 'idempotency-key': randomUUID() };
    const ask = (body: object) =>
      client.post(at(`/initiatives/${initiativeId}/payments`), body, key);
    const tranche = { amountCents: 60_000, ...PAYEE };

    const first = await ask(tranche);
    await release(String(first.body['id']));
    const again = await ask(tranche);
    const other = await ask({ ...tranche, amountCents: 1 });

    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ type: 'urn:wijkkas:problem:idempotency-key-reused' });
    expect(await commitmentOf(initiativeId)).toMatchObject({ paidCents: 60_000, reservedCents: 0 });
  });

  it('answers a repeated release with the first answer, and asks for one notice', async () => {
    const { paymentId } = await aPreparedPayment(treasury);
    const key = { 'idempotency-key': randomUUID() };

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => release(paymentId, treasury.officers[1], key)),
    );

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    for (const { body } of answers) expect(body).toEqual(answers[0]!.body);
    expect(await noticesOf(paymentId)).toHaveLength(1);
  });

  it('names every fault of a request at once', async () => {
    const { initiativeId } = await aFundedInitiative(treasury);

    const answer = await treasury.officers[0].client.post<{ invalidParams: { name: string }[] }>(
      at(`/initiatives/${initiativeId}/payments`),
      { amountCents: 0.5, payeeName: '', payeeIban: 'NL91 ABNA 0417 1643 01', payeeEmail: 'nee' },
    );

    expect(answer.status).toBe(400);
    expect(new Set(answer.body.invalidParams.map(({ name }) => name))).toEqual(
      new Set(['amountCents', 'payeeName', 'payeeIban', 'payeeEmail', 'description']),
    );
  });

  it.each([
    ['a null character', { payeeName: 'Stichting\u0000 De Linde' }],
    ['half a character', { description: 'Termijn \ud83d' }],
    ['nothing but spaces', { payeeName: '   ' }],
    ['an amount beyond what can be paid', { amountCents: 1_000_000_000_001 }],
    ['an amount as text', { amountCents: '100' }],
    ['an amount below zero', { amountCents: -1 }],
    ['an account that is no text', { payeeIban: { $ne: '' } }],
    ['a field that is not known', { state: 'released' }],
  ])('answers 400 to %s', async (_, part) => {
    const { initiativeId } = await aFundedInitiative(treasury);

    const answer = await treasury.officers[0].client.post(
      at(`/initiatives/${initiativeId}/payments`),
      { amountCents: 100, ...PAYEE, ...part },
    );

    expect(answer.status).toBe(400);
    expect(await commitmentOf(initiativeId)).toMatchObject({ reservedCents: 0 });
  });
});
