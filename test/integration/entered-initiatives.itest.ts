import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { faultsOf, statusesOf } from '../support/faults.js';
import {
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aNeighbourhood } from '../support/neighbourhood.factory.js';
import { aRound, asService, type TestRound } from '../support/round.factory.js';

describe('initiatives written down for somebody without internet', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let round: TestRound;
  let neighbour: TestPerson;
  let member: TestPerson;
  let contact: TestPerson;
  let clerk: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    ({ town, neighbour, member, contact } = await aNeighbourhood(api));
    clerk = await aPerson(api, town, 'counter-clerk');
    round = await aRound(api, town, { initiatives: [] });
  });

  afterAll(() => api.close());

  const pathOf = (id: string): string => `/municipalities/${town.slug}/initiatives/${id}`;
  const aWholePlan = () => ({
    title: 'Voorleesuur in de speeltuin',
    costLines: [{ description: 'Boeken', amountCents: 50_000 }],
  });

  const onBehalf = {
    name: 'Mevrouw De Vries',
    phone: '072 123 45 67',
    consentOn: '2026-01-10',
    consentForm: 'in-person',
  };

  it('are entered and submitted by staff, and screened by somebody else', async () => {
    const entered = await clerk.client.post(`${round.path}/entered-initiatives`, {
      ...aWholePlan(),
      onBehalf,
    });
    const path = pathOf(String(entered.body['id']));

    const answers = [
      await neighbour.client.post(`${round.path}/entered-initiatives`, {
        ...aWholePlan(),
        onBehalf,
      }),
      await clerk.client.patch(path, { theme: 'culture' }, 1),
      await neighbour.client.patch(path, { theme: 'green' }, 2),
      await clerk.client.post(`${path}/submissions`, {}),
      await member.client.post(`${path}/screenings`, { outcome: 'accept', reason: 'Past.' }),
    ];

    expect(entered.status).toBe(201);
    expect(statusesOf(answers)).toEqual([403, 200, 404, 201, 201]);
  });

  it('are not screened by who wrote them down', async () => {
    const { body } = await contact.client.post(`${round.path}/entered-initiatives`, {
      ...aWholePlan(),
      onBehalf,
    });
    const id = String(body['id']);
    await contact.client.post(`${pathOf(id)}/submissions`, {});

    const answer = await contact.client.post(`${pathOf(id)}/screenings`, {
      outcome: 'accept',
      reason: 'Past.',
    });
    const byHand = asService(
      api,
      town,
      `UPDATE initiative SET state = 'eligible', screened_by = $2 WHERE id = $1`,
      [id, contact.id],
    );

    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:own-initiative' });
    await expect(byHand).rejects.toThrow('initiative_entered_four_eyes');
  });

  it('keep apart who it is for, and that they agreed', async () => {
    const { body } = await clerk.client.post(`${round.path}/entered-initiatives`, {
      ...aWholePlan(),
      onBehalf,
    });
    const path = pathOf(String(body['id']));
    await clerk.client.post(`${path}/submissions`, {});

    const own = await clerk.client.get(`${path}/on-behalf`);
    const others = [
      await neighbour.client.get(`${path}/on-behalf`),
      await new TestClient(api).get(`${path}/on-behalf`),
    ];
    const open = await new TestClient(api).get(path);
    const kept = await asOwner<{ text: string }>(
      api,
      'SELECT details::text AS text FROM audit_entry WHERE subject_id = $1',
      [String(body['id'])],
    );

    expect(own.body).toMatchObject(onBehalf);
    expect(statusesOf(others)).toEqual([403, 401]);
    expect(JSON.stringify([open.body, kept])).not.toMatch(/De Vries|072 123/);
  });

  it('need a way to reach them, and that they agreed on a day that is past', async () => {
    const answer = await clerk.client.post(`${round.path}/entered-initiatives`, {
      ...aWholePlan(),
      onBehalf: { ...onBehalf, phone: ' ', consentOn: '2190-01-01' },
    });

    expect(faultsOf(answer.body)).toEqual([
      'onBehalf.consentOn consent-day',
      'onBehalf.postalAddress not-reachable',
    ]);
  });
});
