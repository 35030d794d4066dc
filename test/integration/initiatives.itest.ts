import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { faultsOf, faultyFields, statusesOf } from '../support/faults.js';
import {
  aMunicipality,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aNeighbourhood } from '../support/neighbourhood.factory.js';
import { aRound, type TestRound } from '../support/round.factory.js';

describe('initiatives', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let round: TestRound;
  let proposer: TestPerson;
  let neighbour: TestPerson;
  let stranger: TestPerson;
  let member: TestPerson;
  let contact: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    ({ town, proposer, neighbour, stranger, member, contact } = await aNeighbourhood(api));
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

  it('begin as a draft with their costs added up, and do not tell who proposed them', async () => {
    const answer = await proposer.client.post(`${round.path}/initiatives`, aPlan());

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      ...aPlan(),
      roundId: round.id,
      state: 'draft',
      costCents: 125_050,
      screeningReason: null,
      submittedAt: null,
    });
    expect(JSON.stringify(answer.body)).not.toContain(proposer.id);
  });

  it('are seen as drafts by their proposer and those who screen, and by nobody else', async () => {
    const path = await aDraft();
    const clients = [proposer, member, contact, neighbour, stranger].map(({ client }) => client);
    const id = path.split('/').at(-1);

    const answers = await Promise.all(
      [...clients, new TestClient(api)].map(async (client) => {
        const list = await client.get<{ id: string }[]>(`${round.path}/initiatives?perPage=100`);
        return [(await client.get(path)).status, list.body.some((each) => each.id === id)];
      }),
    );

    expect(answers).toEqual([
      [200, true],
      [200, true],
      [200, true],
      [404, false],
      [404, false],
      [404, false],
    ]);
  });

  it('are proposed by residents of the wijkteam, signed in', async () => {
    const clients = [neighbour.client, stranger.client, contact.client, new TestClient(api)];

    const answers = await Promise.all(
      clients.map((client) => client.post(`${round.path}/initiatives`, aPlan())),
    );

    expect(statusesOf(answers)).toEqual([201, 403, 403, 401]);
  });

  it('name every fault of a plan at once', async () => {
    const shape = await proposer.client.post(`${round.path}/initiatives`, {
      costLines: [{ amountCents: 1.5 }, []],
      location: { longitude: 200 },
      areaId: 'here',
    });
    const meaning = await proposer.client.post(`${round.path}/initiatives`, {
      title: '   ',
      summary: 'Onzichtbaar: \u0000',
      costLines: [{ description: '\ud800', amountCents: 1 }],
      areaId: randomUUID(),
    });

    expect(faultyFields(shape.body)).toEqual(
      new Set([
        'areaId',
        'costLines',
        'costLines[0].amountCents',
        'costLines[0].description',
        'location.latitude',
        'location.longitude',
        'title',
      ]),
    );
    expect(faultsOf(meaning.body)).toEqual([
      'areaId unknown-area',
      'costLines[0].description text-unprintable',
      'summary text-unprintable',
      'title text-empty',
    ]);
  });

  it('change with all their cost lines, as they were read', async () => {
    const path = await aDraft();
    const costLines = [{ description: 'Kas', amountCents: 200_000 }];

    const first = await proposer.client.patch(path, { costLines, location: null }, 1);
    const late = await proposer.client.patch(path, { title: 'Kas' }, 1);

    expect(first.status).toBe(200);
    expect(first.headers.get('etag')).toBe('"2"');
    expect(first.body).toMatchObject({
      title: 'Moestuin aan de Beukenlaan',
      costLines,
      costCents: 200_000,
      location: null,
    });
    expect(late.status).toBe(412);
  });

  it('are edited by their proposer until screening begins, by a contact person until they are screened', async () => {
    const draft = await aDraft();
    const submitted = await aSubmitted();
    const edit = (person: TestPerson, path: string, version: number) =>
      person.client.patch(path, { title: `Beter ${version}`, reason: 'Duidelijker.' }, version);

    const answers = [
      await edit(neighbour, draft, 1),
      await edit(stranger, draft, 1),
      await edit(member, draft, 1),
      await edit(proposer, draft, 1),
      await edit(contact, draft, 2),
      await edit(proposer, submitted, 2),
      await edit(contact, submitted, 3),
    ];
    await member.client.post(`${submitted}/screenings`, { outcome: 'accept' });
    const afterwards = await edit(contact, submitted, 5);

    expect(statusesOf(answers)).toEqual([404, 404, 403, 200, 200, 200, 200]);
    expect(afterwards.status).toBe(409);
  });

  it('of another municipality do not exist', async () => {
    const other = await aMunicipality(api);
    const there = await aRound(api, other);
    const path = pathOf(there.initiativeIds[0] ?? '');

    const answers = [
      await member.client.get(path),
      await contact.client.patch(path, { title: 'Anders' }, 1),
      await member.client.post(`${path}/screenings`, { outcome: 'accept' }),
      await member.client.get(`/municipalities/${town.slug}/rounds/${there.id}/initiatives`),
      await member.client.get(pathOf('no-id')),
    ];

    expect(statusesOf(answers)).toEqual([404, 404, 404, 404, 400]);
  });

  it('are listed oldest first, a page at a time, by state when asked', async () => {
    const full = await aRound(api, town, {
      initiatives: [{ state: 'eligible' }, { state: 'rejected' }, { state: 'eligible' }],
    });

    const page = await neighbour.client.get<{ id: string }[]>(
      `${full.path}/initiatives?state=eligible&perPage=1&page=2`,
    );

    expect(page.body.map(({ id }) => id)).toEqual([full.initiativeIds[2]]);
    expect(page.headers.get('total-count')).toBe('2');
  });
});
