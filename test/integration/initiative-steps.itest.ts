import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { faultsOf, statusesOf } from '../support/faults.js';
import { type TestMunicipality, type TestPerson } from '../support/municipality.factory.js';
import { aNeighbourhood } from '../support/neighbourhood.factory.js';
import { anInitiative, aRound, type TestRound } from '../support/round.factory.js';

const HOUR_MS = 3_600_000;

describe('the route of initiatives', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let round: TestRound;
  let proposer: TestPerson;
  let neighbour: TestPerson;
  let stranger: TestPerson;
  let member: TestPerson;
  let chair: TestPerson;
  let contact: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    ({ town, proposer, neighbour, stranger, member, chair, contact } = await aNeighbourhood(api));
    round = await aRound(api, town, { initiatives: [] });
  });

  afterAll(() => api.close());

  const aPlan = (changes: object = {}) => ({
    title: 'Moestuin aan de Beukenlaan',
    summary: 'Samen groente telen.',
    costLines: [
      { description: 'Aarde', amountCents: 90_000 },
      { description: 'Gereedschap', amountCents: 35_050 },
    ],
    location: { longitude: 4.9041, latitude: 52.3676 },
    areaId: town.areaId,
    ...changes,
  });
  const pathOf = (id: string): string => `/municipalities/${town.slug}/initiatives/${id}`;

  async function aDraft(changes: object = {}): Promise<string> {
    const { body } = await proposer.client.post<{ id: string }>(
      `${round.path}/initiatives`,
      aPlan(changes),
    );
    return pathOf(body.id);
  }

  async function aSubmitted(): Promise<string> {
    const path = await aDraft();
    await proposer.client.post(`${path}/submissions`, {});
    return path;
  }

  it('become public when they are submitted', async () => {
    const path = await aSubmitted();

    const answer = await new TestClient(api).get(path);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      state: 'submitted',
      submittedAt: expect.any(String) as unknown,
    });
    expect(JSON.stringify(answer.body)).not.toContain(proposer.id);
  });

  it('stay hidden when a draft is withdrawn', async () => {
    const path = await aDraft();
    await proposer.client.post(`${path}/withdrawals`, {});

    const statuses = statusesOf([
      await neighbour.client.get(path),
      await proposer.client.get(path),
      await proposer.client.post(`${path}/submissions`, {}),
    ]);

    expect(statuses).toEqual([404, 200, 409]);
  });

  it('need a cost before they are submitted', async () => {
    const path = await aDraft({ costLines: [] });

    const answer = await proposer.client.post(`${path}/submissions`, {});

    expect(answer.status).toBe(400);
    expect(faultsOf(answer.body)).toEqual(['costLines cost-lines-missing']);
  });

  it('are submitted and withdrawn by their proposer', async () => {
    const path = await aSubmitted();

    const answers = [
      await neighbour.client.post(`${path}/submissions`, {}),
      await neighbour.client.post(`${path}/withdrawals`, {}),
      await proposer.client.post(`${path}/submissions`, {}),
      await proposer.client.post(`${path}/withdrawals`, {}),
      await member.client.post(`${path}/screenings`, { outcome: 'accept' }),
    ];

    expect(statusesOf(answers)).toEqual([403, 403, 409, 201, 409]);
  });

  it('are rejected with a reason that everybody can read', async () => {
    const path = await aSubmitted();

    const bare = await member.client.post(`${path}/screenings`, { outcome: 'reject' });
    const blank = await member.client.post(`${path}/screenings`, {
      outcome: 'reject',
      reason: '  ',
    });
    await member.client.post(`${path}/screenings`, { outcome: 'reject', reason: 'Er ligt gas.' });

    const { body } = await new TestClient(api).get(path);
    expect(faultsOf(bare.body)).toEqual(['reason reason-missing']);
    expect(blank.status).toBe(400);
    expect(body).toMatchObject({ state: 'rejected', screeningReason: 'Er ligt gas.' });
  });

  it('are screened by the wijkteam or a contact person, and never by their proposer', async () => {
    const path = await aSubmitted();
    const own = pathOf(
      await anInitiative(api, town, round, { state: 'submitted', proposedBy: chair.id }),
    );
    const accept = { outcome: 'accept' };

    const answers = [
      await proposer.client.post(`${path}/screenings`, accept),
      await stranger.client.post(`${path}/screenings`, accept),
      await new TestClient(api).post(`${path}/screenings`, accept),
      await chair.client.post(`${own}/screenings`, accept),
      await contact.client.post(`${own}/screenings`, accept),
      await contact.client.post(`${own}/screenings`, accept),
    ];

    expect(statusesOf(answers)).toEqual([403, 403, 401, 403, 201, 409]);
    expect(answers[3]?.body).toMatchObject({ type: 'urn:wijkkas:problem:own-initiative' });
  });

  it.each([
    ['the round is a draft', { phase: 'draft' as const }],
    ['the round is being screened', { phase: 'screening' as const }],
    ['the planned end has passed', { timeline: { submissionClosesAt: new Date(Date.now() - 1) } }],
    [
      'the planned beginning is to come',
      { timeline: { submissionOpensAt: new Date(Date.now() + HOUR_MS) } },
    ],
  ])('are not taken when %s', async (_, given) => {
    const closed = await aRound(api, town, {
      ...given,
      initiatives: [{ state: 'draft', proposedBy: proposer.id }],
    });
    const draft = pathOf(closed.initiativeIds[0] ?? '');

    const answers = [
      await proposer.client.post(`${closed.path}/initiatives`, aPlan()),
      await proposer.client.post(`${draft}/submissions`, {}),
    ];

    expect(statusesOf(answers)).toEqual([409, 409]);
    expect(answers[0]?.body).toMatchObject({ type: 'urn:wijkkas:problem:submission-closed' });
  });

  it('stay as they are once voting has opened', async () => {
    const voting = await aRound(api, town, {
      phase: 'voting',
      initiatives: [{ proposedBy: proposer.id }, { state: 'submitted' }],
    });
    const [onPaper, waiting] = voting.initiativeIds.map(pathOf);

    const answers = [
      await contact.client.patch(onPaper ?? '', { title: 'Anders' }, 1),
      await proposer.client.post(`${onPaper}/withdrawals`, {}),
      await member.client.post(`${waiting}/screenings`, { outcome: 'accept' }),
    ];

    expect(statusesOf(answers)).toEqual([409, 409, 409]);
  });
});
