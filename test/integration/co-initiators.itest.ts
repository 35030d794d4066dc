import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { statusesOf } from '../support/faults.js';
import {
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aNeighbourhood } from '../support/neighbourhood.factory.js';
import { aRound, asService, type TestRound } from '../support/round.factory.js';

describe('making an initiative together', () => {
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
    await asOwner(api, `UPDATE person SET email = 'buur@linde.example' WHERE id = $1`, [
      neighbour.id,
    ]);
  });

  afterAll(() => api.close());

  const base = (): string => `/municipalities/${town.slug}`;
  const pathOf = (id: string): string => `${base()}/initiatives/${id}`;

  async function aDraft(): Promise<string> {
    const { body } = await proposer.client.post(`${round.path}/initiatives`, {
      title: 'Moestuin',
      costLines: [{ description: 'Aarde', amountCents: 90_000 }],
    });
    return String(body['id']);
  }

  const invite = (id: string, body: object, by = proposer) =>
    by.client.post(`${pathOf(id)}/co-initiator-invitations`, body);
  const answer = (invitationId: unknown, given: string, by: TestPerson) =>
    by.client.post(`${base()}/co-initiator-invitations/${String(invitationId)}/answers`, {
      answer: given,
    });

  async function joined(person: TestPerson): Promise<string> {
    const id = await aDraft();
    const { body } = await invite(id, { personId: person.id });
    await answer(body['id'], 'accepted', person);
    return id;
  }

  it('begins with an invitation that looks the same whether the address is known here or not', async () => {
    const id = await aDraft();

    const known = await invite(id, { email: 'Buur@Linde.example' });
    const unknown = await invite(id, { email: 'niemand@linde.example' });
    const again = await invite(id, { email: 'buur@linde.example' });

    const shapeOf = ({ status, body }: { status: number; body: Json }) => [
      status,
      Object.keys(body).toSorted(),
      body['personId'],
      body['answer'],
    ];
    expect(shapeOf(known)).toEqual(shapeOf(unknown));
    expect(again.body['id']).toBe(known.body['id']);
    expect(known.body).toMatchObject({ email: 'buur@linde.example', personId: null });
    const told = await asOwner<{ subject_id: string; audience: Json }>(
      api,
      `SELECT audience FROM announcement WHERE kind = 'co-initiator-invited' AND subject_id = $1`,
      [id],
    );
    expect(told).toEqual([{ audience: { kind: 'people', personIds: [neighbour.id] } }]);
  });

  it('is found by who has the address, and by nobody else', async () => {
    const id = await aDraft();
    const { body: sent } = await invite(id, { email: 'buur@linde.example' });
    const inbox = (by: TestPerson) => by.client.get<Json[]>(`${base()}/my-invitations?perPage=100`);

    const own = await inbox(neighbour);
    const other = await inbox(member);
    const answers = [
      await answer(sent['id'], 'accepted', member),
      await answer(sent['id'], 'accepted', neighbour),
      await answer(sent['id'], 'accepted', neighbour),
    ];

    expect(own.body).toContainEqual(
      expect.objectContaining({
        initiativeId: id,
        title: 'Moestuin',
        invitedByName: 'Test resident',
      }),
    );
    expect(other.body).toEqual([]);
    expect(statusesOf(answers)).toEqual([404, 201, 409]);
  });

  it('lets all of them write the draft, and one of them submit it', async () => {
    const id = await joined(neighbour);

    const before = await neighbour.client.get(pathOf(id));
    const answers = [
      await neighbour.client.patch(pathOf(id), { summary: 'Samen.' }, 1),
      await proposer.client.patch(pathOf(id), { summary: 'Alleen.' }, 1),
      await neighbour.client.post(`${pathOf(id)}/submissions`, {}),
    ];
    const mine = await neighbour.client.get<Json[]>(`${base()}/my-initiatives?perPage=100`);

    expect(before.status).toBe(200);
    expect(statusesOf(answers)).toEqual([200, 412, 201]);
    expect(mine.body.find((each) => each['id'] === id)).toMatchObject({ role: 'co-initiator' });
  });

  it('shows their names to each other and a contact person only', async () => {
    const id = await joined(neighbour);
    await proposer.client.post(`${pathOf(id)}/submissions`, {});
    const seen = (client: TestClient) => client.get(`${pathOf(id)}/initiators`);

    const own = await seen(neighbour.client);
    const statuses = statusesOf([
      await seen(contact.client),
      await seen(member.client),
      await seen(stranger.client),
      await seen(new TestClient(api)),
    ]);
    const open = await new TestClient(api).get(pathOf(id));

    expect(own.body).toMatchObject({
      initiators: [
        { personId: proposer.id, role: 'proposer' },
        { personId: neighbour.id, role: 'co-initiator' },
      ],
      invitations: [],
    });
    expect(statuses).toEqual([200, 403, 403, 401]);
    expect(JSON.stringify(open.body)).not.toMatch(new RegExp(`${proposer.id}|${neighbour.id}`));
  });

  it('ends for who leaves or is let go, and they see the draft no more', async () => {
    const id = await joined(neighbour);
    const remove = (by: TestPerson, personId: string) =>
      by.client.delete(`${pathOf(id)}/co-initiators/${personId}`);

    const answers = [
      await remove(member, neighbour.id),
      await remove(neighbour, neighbour.id),
      await neighbour.client.get(pathOf(id)),
      await remove(proposer, neighbour.id),
      await remove(proposer, stranger.id),
    ];

    expect(statusesOf(answers)).toEqual([403, 204, 404, 204, 404]);
  });

  it('keeps whoever ever made it from screening it, after leaving too', async () => {
    const id = await joined(member);
    await proposer.client.post(`${pathOf(id)}/submissions`, {});
    const screen = () =>
      member.client.post(`${pathOf(id)}/screenings`, { outcome: 'accept', reason: 'Mooi.' });

    const asOne = await screen();
    await member.client.delete(`${pathOf(id)}/co-initiators/${member.id}`);
    const afterwards = await screen();
    const byHand = asService(
      api,
      town,
      `UPDATE initiative SET state = 'eligible', screened_by = $2 WHERE id = $1`,
      [id, member.id],
    );

    expect([asOne.status, afterwards.status]).toEqual([403, 403]);
    await expect(byHand).rejects.toThrow('initiative_co_four_eyes');
  });

  it('is not for who screened it, nor for who was not asked', async () => {
    const id = await aDraft();
    await proposer.client.post(`${pathOf(id)}/submissions`, {});
    const { body } = await invite(id, { personId: member.id });
    await member.client.post(`${pathOf(id)}/screenings`, { outcome: 'accept', reason: 'Past.' });

    const late = await answer(body['id'], 'accepted', member);
    const uninvited = asService(
      api,
      town,
      `INSERT INTO co_initiator (initiative_id, person_id, invited_at, confirmed_at) VALUES ($1, $2, now(), now())`,
      [id, neighbour.id],
    );

    expect(late.body).toMatchObject({ type: 'urn:wijkkas:problem:already-initiator' });
    await expect(uninvited).rejects.toThrow('co_initiator_invited');
  });

  it('can be declined and taken back, once', async () => {
    const id = await aDraft();
    const first = await invite(id, { personId: neighbour.id });
    const second = await invite(id, { email: 'iemand@linde.example' });

    const answers = [
      await answer(first.body['id'], 'declined', neighbour),
      await answer(first.body['id'], 'accepted', neighbour),
      await answer(second.body['id'], 'withdrawn', stranger),
      await answer(second.body['id'], 'withdrawn', proposer),
    ];
    const left = await proposer.client.get(`${pathOf(id)}/initiators`);

    expect(statusesOf(answers)).toEqual([201, 409, 403, 201]);
    expect(left.body['invitations']).toEqual([]);
  });

  it('is offered by its initiators, to one address at a time', async () => {
    const id = await aDraft();

    const answers = [
      await invite(id, { personId: neighbour.id }, neighbour),
      await invite(id, {}),
      await invite(id, { personId: neighbour.id, email: 'buur@linde.example' }),
      await invite(id, { email: 'geen adres' }),
      await invite(id, { personId: town.id }),
    ];

    expect(statusesOf(answers)).toEqual([404, 400, 400, 400, 404]);
  });

  it('has ten places, also for who comes past the service', async () => {
    const id = await aDraft();
    const people = await Promise.all(
      Array.from({ length: 11 }, () => aPerson(api, town, 'resident')),
    );
    for (const { id: personId } of people) await invite(id, { personId });
    const join = (personId: string) =>
      asService(
        api,
        town,
        `INSERT INTO co_initiator (initiative_id, person_id, invited_at, confirmed_at) VALUES ($1, $2, now(), now())`,
        [id, personId],
      );

    for (const { id: personId } of people.slice(0, 10)) await join(personId);

    await expect(join(people[10]?.id ?? '')).rejects.toThrow('co_initiator_few');
  });
});
