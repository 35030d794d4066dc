import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '#domain';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { faultsOf, statusesOf } from '../support/faults.js';
import {
  aBuurt,
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';

describe('the seats of a wijkteam', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let administrator: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    administrator = await aPerson(api, town, 'administrator');
  });

  afterAll(() => api.close());

  const ofTeam = (rest: string, wijkteamId = town.wijkteamId): string =>
    `/municipalities/${town.slug}/wijkteams/${wijkteamId}${rest}`;

  async function somebody(): Promise<string> {
    const { id } = await aPerson(api, town, 'resident');
    return id;
  }

  async function aTeam(areaId = town.areaId): Promise<string> {
    const id = randomUUID();
    await asOwner(
      api,
      `INSERT INTO wijkteam (id, municipality_id, area_id, name) VALUES ($1, $2, $3, $4)`,
      [id, town.id, areaId, id],
    );
    return id;
  }

  async function give(role: Role, given: Json = {}, wijkteamId = town.wijkteamId) {
    const personId = (given['personId'] as string | undefined) ?? (await somebody());
    const body = { personId, role, validFromOn: '2026-01-01', ...given };
    return administrator.client.post(ofTeam('/memberships', wijkteamId), body);
  }

  it('tell how their holders came in: by appointment unless told otherwise', async () => {
    const ways = ['election', 'appointment', 'lot'];

    const told = await Promise.all(ways.map((cameIn) => give('member', { cameIn })));
    const untold = await give('professional');
    const resident = await give('resident', { personId: await accountOf() });
    const wrong = await give('resident', { personId: await accountOf(), cameIn: 'lot' });

    expect(told.map(({ body }) => body['cameIn'])).toEqual(ways);
    expect(untold.body).toMatchObject({ cameIn: 'appointment', isNamePublic: false });
    expect(resident.body).toMatchObject({ cameIn: null, areaId: null });
    expect(faultsOf(wrong.body)).toEqual(['cameIn came-in']);
  });

  async function accountOf(): Promise<string> {
    const id = randomUUID();
    await asOwner(api, `INSERT INTO person (id, municipality_id, name) VALUES ($1, $2, 'Noor')`, [
      id,
      town.id,
    ]);
    return id;
  }

  it.each(['chair', 'secretary', 'treasurer'] as const)(
    'have one %s at a time, however many ask at once',
    async (role) => {
      const team = await aTeam();
      const people = await Promise.all(Array.from({ length: 5 }, () => somebody()));
      const days = { validUntilOn: '2026-12-31' };

      const answers = await Promise.all(
        people.map((personId) => give(role, { personId, ...days }, team)),
      );
      const next = await give(role, { validFromOn: '2027-01-01' }, team);

      expect(statusesOf(answers).toSorted()).toEqual([201, 409, 409, 409, 409]);
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
        type: 'urn:wijkkas:problem:seat-taken',
      });
      expect(next.status).toBe(201);
      await expect(
        asOwner(
          api,
          `INSERT INTO membership (id, municipality_id, person_id, role, wijkteam_id, valid_from_on) VALUES ($1, $2, $3, $4, $5, '2026-12-31')`,
          [randomUUID(), town.id, await accountOf(), role, team],
        ),
      ).rejects.toThrow('seat_taken');
    },
  );

  it('are not prolonged into those of the next chair', async () => {
    const team = await aTeam();
    const first = await give('chair', { validUntilOn: '2026-06-30' }, team);
    await give('chair', { validFromOn: '2026-07-01' }, team);
    const url = `/municipalities/${town.slug}/memberships/${String(first.body['id'])}`;

    const answer = await administrator.client.patch(url, { validUntilOn: '2026-07-01' }, 1);

    expect(answer.body).toMatchObject({ status: 409, type: 'urn:wijkkas:problem:seat-taken' });
  });

  it('of sub-representatives are of a buurt within the wijk', async () => {
    const elsewhere = { ...(await aMunicipality(api)), id: town.id };
    const otherWijk = randomUUID();
    await asOwner(
      api,
      `INSERT INTO area (id, municipality_id, kind, name) VALUES ($1, $2, 'wijk', $3)`,
      [otherWijk, town.id, otherWijk],
    );
    const [buurt, foreign] = await Promise.all([
      aBuurt(api, town),
      aBuurt(api, { ...elsewhere, areaId: otherWijk }),
    ]);
    const ask = (given: Json) => give('sub-representative', given);

    const none = await ask({});
    const wijk = await ask({ areaId: town.areaId });
    const outside = await ask({ areaId: foreign });
    const fine = await ask({ areaId: buurt });
    const member = await give('member', { areaId: buurt });
    const pastTheService = asOwner(
      api,
      `INSERT INTO membership (id, municipality_id, person_id, role, wijkteam_id, area_id, valid_from_on)
       VALUES ($1, $2, $3, 'sub-representative', $4, $5, '2026-01-01')`,
      [randomUUID(), town.id, await somebody(), town.wijkteamId, foreign],
    );

    expect([none, wijk, outside, member].map(({ body }) => faultsOf(body))).toEqual([
      ['areaId seat-buurt'],
      ['areaId seat-buurt-elsewhere'],
      ['areaId seat-buurt-elsewhere'],
      ['areaId seat-buurt'],
    ]);
    expect(fine.body).toMatchObject({ areaId: buurt });
    await expect(pastTheService).rejects.toThrow('buurt_elsewhere');
  });

  it('keep a wijkteam from moving away from a buurt that somebody speaks for', async () => {
    const team = await aTeam();
    const buurt = await aBuurt(api, town);
    await give('sub-representative', { areaId: buurt }, team);
    const other = await aBuurt(api, town);

    const away = await administrator.client.patch(ofTeam('', team), { areaId: other }, 1);
    const into = await administrator.client.patch(ofTeam('', team), { areaId: buurt }, 1);
    const pastTheService = asOwner(api, `UPDATE wijkteam SET area_id = $2 WHERE id = $1`, [
      team,
      other,
    ]);

    expect(away.body).toMatchObject({ type: 'urn:wijkkas:problem:buurten-represented' });
    expect(into.status).toBe(200);
    await expect(pastTheService).rejects.toThrow('buurten_represented');
  });

  it.each(['treasurer', 'secretary', 'chair'] as const)(
    'are kept apart from paying: a finance officer is no %s',
    async (role) => {
      const { id } = await aPerson(api, town, 'finance-officer');

      const answer = await give(role, { personId: id }, await aTeam());

      expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:roles-exclude' });
    },
  );

  describe('on the public page', () => {
    const pageOf = async (team: string): Promise<Json> =>
      (await new TestClient(api).get(ofTeam('/page', team))).body;

    it('have a name only with consent, which its holder gives and takes back', async () => {
      const team = await aTeam();
      const { client, id } = await aPerson(api, town, 'chair', { wijkteamId: team });
      const other = await aPerson(api, town, 'member', { wijkteamId: team });
      const [membership] = await asOwner<{ id: string }>(
        api,
        `SELECT id FROM membership WHERE person_id = $1`,
        [id],
      );
      const url = `/municipalities/${town.slug}/memberships/${membership?.id ?? ''}`;
      const namesOf = (page: Json) => (page['seats'] as Json[]).map(({ name }) => name);

      const before = await pageOf(team);
      const byOther = await other.client.patch(`${url}/name-consent`, { isNamePublic: true }, 1);
      const given = await client.patch(`${url}/name-consent`, { isNamePublic: true }, 1);
      const after = await pageOf(team);
      await administrator.client.patch(url, { isNamePublic: false }, 2);

      expect(namesOf(before)).toEqual([null, null]);
      expect([byOther.status, given.status]).toEqual([403, 200]);
      expect(namesOf(after)).toEqual(['Test chair', null]);
      expect(namesOf(await pageOf(team))).toEqual([null, null]);
    });

    it('stand by role and buurt, with what is vacant, and nobody else', async () => {
      const team = await aTeam();
      const [represented, silent] = [await aBuurt(api, town), await aBuurt(api, town)];
      await give('secretary', { cameIn: 'election', isNamePublic: true }, team);
      await give('sub-representative', { areaId: represented }, team);
      await give('member', { validUntilOn: '2026-01-02' }, team);
      await aPerson(api, town, 'resident', { wijkteamId: team });

      const page = await pageOf(team);

      const buurten = page['buurten'] as { id: string; subRepresentatives: Json[] }[];
      expect(page).toMatchObject({ id: team, area: { id: town.areaId, kind: 'wijk' }, draws: [] });
      expect(page['seats']).toEqual([
        {
          ...{ role: 'secretary', name: 'Test resident', cameIn: 'election' },
          ...{ validFromOn: '2026-01-01', validUntilOn: null },
        },
      ]);
      expect(buurten.find(({ id }) => id === represented)?.subRepresentatives).toMatchObject([
        { role: 'sub-representative', name: null, cameIn: 'appointment' },
      ]);
      expect(page['vacancies']).toEqual(
        expect.arrayContaining([
          { role: 'chair', areaId: null },
          { role: 'treasurer', areaId: null },
          { role: 'sub-representative', areaId: silent },
        ]),
      );
      expect(JSON.stringify(page)).not.toMatch(/email|personId/);
    });

    it('are of wijkteams that exist', async () => {
      const { status } = await new TestClient(api).get(ofTeam('/page', randomUUID()));

      expect(status).toBe(404);
    });
  });
});
