import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Json, startTestApi, type TestApi } from '../support/api.js';
import {
  aFundedInitiative,
  aPreparedPayment,
  aTreasury,
  prepare,
  type Treasury,
} from '../support/funded-initiative.factory.js';
import { aPerson, asOwner, type TestPerson } from '../support/municipality.factory.js';

const CEILING = 'urn:wijkkas:problem:ceiling-exceeded';
const SETTLED = 'urn:wijkkas:problem:payment-settled';
const SAME_OFFICER = 'urn:wijkkas:problem:same-officer';

describe('payments at the same time', () => {
  let api: TestApi;
  let treasury: Treasury;
  let officers: readonly TestPerson[];

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
    officers = await Promise.all(
      Array.from({ length: 4 }, () => aPerson(api, treasury.town, 'finance-officer')),
    );
  });

  afterAll(async () => {
    await treasury.close();
    await api.close();
  });

  const settle = (paymentId: string, step: 'releases' | 'cancellations', officer: TestPerson) =>
    officer.client.post(treasury.path(`/payments/${paymentId}/${step}`), undefined);
  const faults = async (): Promise<unknown> =>
    (await officers[0]!.client.get(treasury.path('/ledger-proof'))).body;

  /** How often each answer came: `201`, or the status with the name of the problem. */
  function tallied(answers: readonly Answer<Json>[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { status, body } of answers) {
      const name = status === 201 ? '201' : `${status} ${String(body['type'])}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  }

  async function accountOf(initiativeId: string): Promise<Json | undefined> {
    const [account] = await asOwner<Json>(
      api,
      `SELECT debits_posted::int AS posted, debits_pending::int AS pending, credits_posted::int AS credits
         FROM ledger.account WHERE path = $1`,
      [`initiative:${initiativeId}:allocated`],
    );
    return account;
  }

  it('prepares exactly ten of fifty payments of a tenth', async () => {
    const { initiativeId } = await aFundedInitiative(treasury, 100_000);

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        prepare(treasury, initiativeId, 10_000, officers[index % officers.length]),
      ),
    );

    expect(tallied(answers)).toEqual({ '201': 10, [`409 ${CEILING}`]: 40 });
    const numbers = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => Number(body['trancheNumber']));
    expect(numbers.toSorted((left, right) => left - right)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(await accountOf(initiativeId)).toEqual({
      posted: 0,
      pending: 100_000,
      credits: 100_000,
    });
    expect(await faults()).toEqual({ isSound: true, faults: [] });
  });

  it('releases a payment once, however many officers do it', async () => {
    const { paymentId, initiativeId } = await aPreparedPayment(treasury, 40_000);

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        settle(paymentId, 'releases', officers[index % officers.length]!),
      ),
    );

    expect(tallied(answers)).toEqual({ '201': 1, [`409 ${SETTLED}`]: 19 });
    expect(await accountOf(initiativeId)).toMatchObject({ posted: 40_000, pending: 0 });
    const settlements = await asOwner(
      api,
      'SELECT outcome FROM payment_settlement WHERE payment_id = $1',
      [paymentId],
    );
    expect(settlements).toEqual([{ outcome: 'released' }]);
  });

  it('never releases by the officer who prepared, in whatever crowd', async () => {
    const { paymentId } = await aPreparedPayment(treasury, 40_000);

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => settle(paymentId, 'releases', treasury.officers[0])),
    );

    expect(tallied(answers)).toEqual({ [`403 ${SAME_OFFICER}`]: 20 });
  });

  it('lets either a release or a cancellation win, and the other lose', async () => {
    const payments = await Promise.all(
      Array.from({ length: 10 }, () => aPreparedPayment(treasury, 40_000)),
    );

    const outcomes = await Promise.all(
      payments.map(async ({ paymentId, initiativeId }) => {
        const answers = await Promise.all([
          settle(paymentId, 'releases', officers[0]!),
          settle(paymentId, 'cancellations', officers[1]!),
        ]);
        return { counts: tallied(answers), state: stateOf(answers), initiativeId };
      }),
    );

    for (const { counts, state, initiativeId } of outcomes) {
      expect(counts).toEqual({ '201': 1, [`409 ${SETTLED}`]: 1 });
      expect(await accountOf(initiativeId)).toMatchObject({
        posted: state === 'released' ? 40_000 : 0,
        pending: 0,
      });
    }
    expect(await faults()).toEqual({ isSound: true, faults: [] });
  });
});

function stateOf(answers: readonly Answer<Json>[]): unknown {
  return answers.find(({ status }) => status === 201)?.body['state'];
}
