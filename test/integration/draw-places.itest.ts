import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { aCarriedOutDraw, ENTRIES, type TestDraw } from '../support/draw.factory.js';
import { faultsOf, statusesOf } from '../support/faults.js';
import {
  aBuurt,
  aMunicipality,
  aPerson,
  asOwner,
  dayFromToday,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { asService } from '../support/round.factory.js';

type Place = { readonly code: string; readonly stratum: string; readonly state: string };

describe('the places of a draw', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let secretary: TestPerson;
  let administrator: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    secretary = await aPerson(api, town, 'secretary');
    administrator = await aPerson(api, town, 'administrator');
  });

  afterAll(() => api.close());

  const placesOf = async ({ path }: TestDraw, stratum = 'Noord'): Promise<Place[]> =>
    (await new TestClient(api).get<Place[]>(`${path}/places?stratum=${stratum}`)).body;

  const answer = (
    { path }: TestDraw,
    code: string,
    body: Json,
    { client }: Pick<TestPerson, 'client'> = administrator,
  ) => client.post(`${path}/places/${code}/answers`, body);

  it('are asked at once, with a last day to answer on', async () => {
    const draw = await aCarriedOutDraw(secretary.client, town, { answerDays: 10 });

    const places = await placesOf(draw);

    const [soon, later] = [dayFromToday(10), dayFromToday(11)];
    expect(places.map(({ state }) => state)).toEqual([
      ...['invited', 'invited'],
      ...['reserve', 'reserve', 'reserve'],
    ]);
    expect([soon, later]).toContain((places[0] as unknown as Json)['answerByOn']);
  });

  it('go to the next reserve of the same stratum when somebody declines, and to no other', async () => {
    const draw = await aCarriedOutDraw(secretary.client, town);
    const [first, second, third] = await placesOf(draw);

    const declined = await answer(draw, first?.code ?? '', { answer: 'declined' }, secretary);
    const again = await answer(draw, first?.code ?? '', { answer: 'accepted' });
    const reserve = await answer(draw, (await placesOf(draw))[3]?.code ?? '', {
      answer: 'declined',
    });

    expect([declined.status, again.status, reserve.status]).toEqual([201, 409, 409]);
    expect(declined.body).toMatchObject({ code: first?.code, state: 'declined' });
    expect((await placesOf(draw)).map(({ state }) => state)).toEqual([
      ...['declined', 'invited', 'invited'],
      ...['reserve', 'reserve'],
    ]);
    expect((await placesOf(draw, 'Zuid')).map(({ state }) => state)).toEqual([
      ...['invited', 'reserve', 'reserve'],
    ]);
    expect([second?.state, third?.state]).toEqual(['invited', 'reserve']);
  });

  it('give whoever accepts a membership by lot, which nobody sees by name', async () => {
    const draw = await aCarriedOutDraw(secretary.client, town);
    const { id: personId } = await aPerson(api, town, 'resident');
    const [first] = await placesOf(draw);
    const accepted = { answer: 'accepted', personId };

    const unnamed = await answer(draw, first?.code ?? '', { answer: 'accepted' });
    const bySecretary = await answer(draw, first?.code ?? '', accepted, secretary);
    const { status, body } = await answer(draw, first?.code ?? '', accepted);
    const memberships = await administrator.client.get<Json[]>(
      `/municipalities/${town.slug}/wijkteams/${town.wijkteamId}/memberships?role=member`,
    );
    const { body: places } = await new TestClient(api).get(`${draw.path}/places`);

    expect(faultsOf(unnamed.body)).toEqual(['personId draw-person']);
    expect([bySecretary.status, status]).toEqual([403, 201]);
    expect(body).toMatchObject({ state: 'accepted' });
    expect(memberships.body).toContainEqual(
      expect.objectContaining({ personId, cameIn: 'lot', isNamePublic: false }),
    );
    expect(JSON.stringify(places)).not.toContain(personId);
  });

  it('are for the one on the list, whom administrators and auditors only can look up', async () => {
    const people = await Promise.all([
      aPerson(api, town, 'resident'),
      aPerson(api, town, 'resident'),
    ]);
    const auditor = await aPerson(api, town, 'auditor');
    const entries = ENTRIES.map((entry, index) => ({
      ...entry,
      personId: people[index - 5]?.id ?? null,
    }));
    const draw = await aCarriedOutDraw(administrator.client, town, {}, entries);
    const listed = await auditor.client.get<Json[]>(`${draw.path}/holders`);
    const { body: announcement } = await new TestClient(api).get(`${draw.path}/announcement`);
    const refused = await Promise.all([
      secretary.client.get(`${draw.path}/holders`),
      new TestClient(api).get(`${draw.path}/holders`),
    ]);

    expect(listed.body).toEqual([
      { code: 'Z1', personId: people[0].id },
      { code: 'Z2', personId: people[1].id },
    ]);
    expect(announcement['holdersHash']).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(announcement)).not.toContain(people[0].id);
    expect(statusesOf(refused)).toEqual([403, 401]);
  });

  it('that do not exist, or whose code is none, are not found', async () => {
    const draw = await aCarriedOutDraw(secretary.client, town);

    const answers = await Promise.all(
      ['X1', '%00', 'a%20b', 'x'.repeat(41)].map((code) =>
        answer(draw, code, { answer: 'declined' }),
      ),
    );
    const listed = await Promise.all(
      ['stratum=%00', 'code=%00', 'code=a%20b'].map((filter) =>
        new TestClient(api).get(`${draw.path}/places?${filter}`),
      ),
    );

    expect(statusesOf(answers)).toEqual([404, 404, 404, 404]);
    expect(statusesOf(listed)).toEqual([400, 400, 400]);
  });

  it('lapse after the last day, not before', async () => {
    const draw = await aCarriedOutDraw(secretary.client, town);
    const [first] = await placesOf(draw, 'Zuid');
    const code = first?.code ?? '';

    const early = await answer(draw, code, { answer: 'lapsed' });
    const pastTheService = asService(
      api,
      town,
      `INSERT INTO draw_place_event (draw_id, code, kind, recorded_by, recorded_at) VALUES ($1, $2, 'lapsed', 'service', now())`,
      [draw.id, code],
    );
    await expect(pastTheService).rejects.toThrow('draw_answer');
    await lastDayWasYesterday(draw, code);
    const late = await answer(draw, code, { answer: 'lapsed' });

    expect(early.body).toMatchObject({
      status: 409,
      type: 'urn:wijkkas:problem:draw-answer-awaited',
    });
    expect(late.status).toBe(201);
    expect((await placesOf(draw, 'Zuid')).map(({ state }) => state)).toEqual([
      ...['lapsed', 'invited', 'reserve'],
    ]);
  });

  /** Time cannot be waited for, so an owner with the checks off turns it back. */
  async function lastDayWasYesterday({ id }: TestDraw, code: string): Promise<void> {
    const client = new pg.Client({ connectionString: api.database.ownerUrl });
    await client.connect();
    await client.query(`SET session_replication_role = replica`);
    await client.query(
      `UPDATE draw_place_event SET answer_by_on = current_date - 2 WHERE draw_id = $1 AND code = $2`,
      [id, code],
    );
    await client.end();
  }

  it('are one seat each, however many answers come at once', async () => {
    const draw = await aCarriedOutDraw(secretary.client, town);
    const [first] = await placesOf(draw);

    const answers = await Promise.all(
      Array.from({ length: 6 }, () => answer(draw, first?.code ?? '', { answer: 'declined' })),
    );

    expect(statusesOf(answers).toSorted()).toEqual([201, ...Array<number>(5).fill(409)]);
    expect((await placesOf(draw)).filter(({ state }) => state === 'invited')).toHaveLength(2);
  });

  it('are not given out of turn past the service, nor without a membership by lot', async () => {
    const draw = await aCarriedOutDraw(secretary.client, town);
    const places = await placesOf(draw);
    const [membership] = await asOwner<{ id: string }>(
      api,
      `SELECT id FROM membership WHERE person_id = $1`,
      [secretary.id],
    );
    const invite = (code = '') =>
      asService(
        api,
        town,
        `INSERT INTO draw_place_event (draw_id, code, kind, answer_by_on, recorded_by, recorded_at)
         VALUES ($1, $2, 'invited', (now() AT TIME ZONE 'Europe/Amsterdam')::date + 14, 'service', now())`,
        [draw.id, code],
      );

    await expect(invite(places[2]?.code)).rejects.toThrow('draw_invitation');
    await asService(
      api,
      town,
      `INSERT INTO draw_place_event (draw_id, code, kind, recorded_by, recorded_at) VALUES ($1, $2, 'declined', 'service', now())`,
      [draw.id, places[0]?.code],
    );
    await expect(invite(places[3]?.code)).rejects.toThrow('draw_invitation');
    await expect(invite(places[2]?.code)).resolves.toMatchObject({ rowCount: 1 });
    await expect(invite(places[3]?.code)).rejects.toThrow('draw_invitation');
    await expect(
      asService(
        api,
        town,
        `INSERT INTO draw_place_event (draw_id, code, kind, membership_id, recorded_by, recorded_at)
         VALUES ($1, $2, 'accepted', $3, 'service', now())`,
        [draw.id, places[1]?.code, membership?.id],
      ),
    ).rejects.toThrow('draw_membership');
  });

  it('can be those of sub-representatives, each of a buurt in the wijk', async () => {
    const draw = await aCarriedOutDraw(secretary.client, town, { role: 'sub-representative' });
    const { id: personId } = await aPerson(api, town, 'resident');
    const areaId = await aBuurt(api, town);
    const [first] = await placesOf(draw);
    const give = (more: Json) =>
      answer(draw, first?.code ?? '', { answer: 'accepted', personId, ...more });

    const nowhere = await give({});
    const elsewhere = await give({ areaId: town.areaId });
    const fine = await give({ areaId });

    expect(faultsOf(nowhere.body)).toEqual(['areaId seat-buurt']);
    expect(faultsOf(elsewhere.body)).toEqual(['areaId seat-buurt-elsewhere']);
    expect(fine.status).toBe(201);
  });
});
