import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { drawRecordDifferences, drawRecordFrom } from '#domain';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  aCarriedOutDraw,
  aDrawRequest,
  aFrozenDraw,
  anAnnouncedDraw,
  ENTRIES,
  momentFromNow,
  PUBLIC_VALUE,
  SECRET,
  sha256,
  type TestDraw,
  untilPublic,
} from '../support/draw.factory.js';
import { faultsOf, statusesOf } from '../support/faults.js';
import {
  aMachine,
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { asService } from '../support/round.factory.js';

const VALUES = { secret: SECRET, publicValue: PUBLIC_VALUE };

describe('a draw of lots', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let secretary: TestPerson;
  let administrator: TestPerson;
  let anybody: TestClient;
  let drawn: TestDraw;
  const draws = (rest = ''): string => `/municipalities/${town.slug}/draws${rest}`;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    secretary = await aPerson(api, town, 'secretary');
    administrator = await aPerson(api, town, 'administrator');
    anybody = new TestClient(api);
    drawn = await aCarriedOutDraw(secretary.client, town);
  });

  afterAll(() => api.close());

  describe('when it is announced', () => {
    it('can be seen by everybody, with its seal and its source', async () => {
      const { id, path } = await anAnnouncedDraw(secretary.client, town);

      const { body } = await anybody.get(path);
      const { body: listed } = await anybody.get<Json[]>(
        draws(`?wijkteamId=${town.wijkteamId}&perPage=1`),
      );

      expect(body).toMatchObject({
        ...{ id, state: 'announced', seats: 3, role: 'member', answerDays: 14 },
        ...{ seal: sha256(SECRET), listHash: null, outcome: null },
      });
      expect(listed.map((each) => each['id'])).toEqual([id]);
    });

    it('divides seats by population, with the largest remainders first', async () => {
      const strata = [
        { stratum: 'Zuid', population: 400 },
        { stratum: 'Noord', population: 500 },
      ];

      const { body } = await secretary.client.post(draws(), aDrawRequest(town, { strata }));

      expect(body['strata']).toEqual([
        { stratum: 'Noord', population: 500, seats: 2 },
        { stratum: 'Zuid', population: 400, seats: 1 },
      ]);
    });

    it('is told every fault at once', async () => {
      const wrong = {
        seats: 4,
        strata: [
          { stratum: 'No,ord', seats: 2 },
          { stratum: 'Zuid', seats: 1, population: 3 },
        ],
        seal: sha256(SECRET).toUpperCase(),
        publicAt: momentFromNow(-1000),
        answerDays: 0,
      };

      const { status, body } = await secretary.client.post(draws(), aDrawRequest(town, wrong));

      expect(status).toBe(400);
      expect(faultsOf(body)).toEqual([
        'answerDays number-range',
        'publicAt draw-public-at',
        'seal draw-seal',
        'seats strata-sum',
        'strata[0].stratum stratum-name',
        'strata[1].population strata-both',
      ]);
    });

    it('is for the municipality, or for chair and secretary of the own wijkteam', async () => {
      const elsewhere = await aMunicipality(api);
      const roles = ['member', 'treasurer', 'resident', 'auditor', 'finance-officer'] as const;
      const people = await Promise.all(roles.map((role) => aPerson(api, town, role)));
      const stranger = await aPerson(api, elsewhere, 'secretary');
      const machine = await aMachine(api, town, ['manage-round']);
      const ask = (client: TestClient) => client.post(draws(), aDrawRequest(town));

      const refused = await Promise.all([...people.map(({ client }) => ask(client)), ask(machine)]);
      const [nobody, other] = await Promise.all([ask(anybody), ask(stranger.client)]);

      expect(statusesOf(refused)).toEqual(roles.map(() => 403).concat(403));
      expect([nobody.status, other.status]).toEqual([401, 401]);
      expect((await ask(administrator.client)).status).toBe(201);
    });
  });

  describe('its list', () => {
    it('takes every code once and knows the strata, and names what is wrong by place', async () => {
      const { path } = await anAnnouncedDraw(secretary.client, town);
      const entries = [
        { code: 'N1', stratum: 'Noord' },
        { code: 'a b', stratum: 'Noord' },
        { code: 'N9', stratum: 'West' },
      ];

      const { status, body } = await secretary.client.post(`${path}/entries`, { entries });

      expect(status).toBe(400);
      expect(faultsOf(body)).toEqual([
        'entries[0].code draw-code-twice',
        'entries[1].code draw-code',
        'entries[2].stratum draw-stratum',
      ]);
    });

    it('is not frozen with fewer entries than seats, and can be made anew until then', async () => {
      const { path } = await anAnnouncedDraw(secretary.client, town, {}, ENTRIES.slice(0, 1));

      const few = await secretary.client.post(`${path}/frozen-list`, undefined);
      const cleared = await secretary.client.delete(`${path}/entries`);
      await secretary.client.post(`${path}/entries`, { entries: ENTRIES });
      const frozen = await secretary.client.post(`${path}/frozen-list`, undefined);

      expect([few.status, cleared.status, frozen.status]).toEqual([400, 204, 201]);
      expect(faultsOf(few.body)).toEqual(['entries draw-entries-few', 'entries draw-entries-few']);
    });

    it('is published as plain CSV whose SHA-256 was announced', async () => {
      const { body } = await anybody.get<string>(`${drawn.path}/frozen-list`, {
        accept: 'text/csv',
      });
      const { body: announcement } = await anybody.get(`${drawn.path}/announcement`);

      expect(body).toBe(
        `code,stratum\n${ENTRIES.map(({ code, stratum }) => `${code},${stratum}\n`).join('')}`,
      );
      expect(announcement).toMatchObject({ listHash: sha256(body), entryCount: 8 });
    });

    it('is not frozen once the public value can be known', async () => {
      const publicAt = momentFromNow(1_500);
      const draw = await anAnnouncedDraw(secretary.client, town, { publicAt });
      await untilPublic(draw);

      const { status, body } = await secretary.client.post(`${draw.path}/frozen-list`, undefined);

      expect(status).toBe(409);
      expect(body).toMatchObject({ type: 'urn:wijkkas:problem:draw-too-late' });
    });

    it.each([
      ['a line more', `INSERT INTO draw_entry (draw_id, code, stratum) VALUES ($1, 'X', 'Zuid')`],
      ['a line less', `DELETE FROM draw_entry WHERE draw_id = $1 AND code = 'N1'`],
      ['another stratum', `UPDATE draw_entry SET stratum = 'Zuid' WHERE draw_id = $1`],
      ['another hash', `UPDATE draw SET list_hash = md5('x') WHERE id = $1`],
      ['another seal', `UPDATE draw SET seal = repeat('0', 64), state = 'cancelled' WHERE id = $1`],
      ['no draw', `DELETE FROM draw WHERE id = $1`],
    ])('cannot be changed past the service once it is frozen: %s', async (_, sql) => {
      const { id } = await aFrozenDraw(secretary.client, town, { publicAt: momentFromNow(60_000) });

      await expect(asService(api, town, sql, [id])).rejects.toMatchObject({ code: '42501' });
    });
  });

  describe('when it is carried out', () => {
    it('follows from secret, public value and list, as anybody can do again', async () => {
      const { body } = await anybody.get(drawn.path);
      const { body: text } = await anybody.get(`${drawn.path}/record`);
      const record = drawRecordFrom(text);

      expect(record).not.toBeNull();
      if (record === null) return;
      const { listHash } = record.announcement;
      const seed = sha256(`wijkkas-draw-seed/1\n${listHash}\n${SECRET}\n${PUBLIC_VALUE}\n`);
      const noord = ENTRIES.filter(({ stratum }) => stratum === 'Noord').map(({ code }) => code);
      const order = noord.toSorted((one, other) =>
        sha256(`${seed}\n${one}`) < sha256(`${seed}\n${other}`) ? -1 : 1,
      );
      expect(body).toMatchObject({ state: 'drawn', outcome: { seed, secret: SECRET } });
      expect(record.strata[0]).toEqual({
        ...{ stratum: 'Noord', seats: 2 },
        ...{ drawn: order.slice(0, 2), reserves: order.slice(2) },
      });
      expect(drawRecordDifferences(record, ENTRIES, { sha256 })).toEqual([]);
    });

    it('waits for the moment, wants the sealed secret and the form that was announced', async () => {
      const early = await aFrozenDraw(secretary.client, town, { publicAt: momentFromNow(60_000) });
      const due = await aFrozenDraw(secretary.client, town);
      await untilPublic(due);
      const ask = (path: string, given: Json) =>
        secretary.client.post(`${path}/outcome`, { ...VALUES, ...given });

      const tooEarly = await ask(early.path, {});
      const other = await ask(due.path, { secret: `${SECRET}x` });
      const unsorted = await ask(due.path, { publicValue: '11 3 24 40' });
      const fine = await ask(due.path, {});
      const again = await ask(due.path, {});

      expect(tooEarly.body).toMatchObject({ type: 'urn:wijkkas:problem:draw-too-early' });
      expect(other.body).toMatchObject({ type: 'urn:wijkkas:problem:seal-differs' });
      expect(faultsOf(unsorted.body)).toEqual(['publicValue draw-public-value']);
      expect([fine.status, again.status]).toEqual([201, 409]);
    });

    it.each([
      ['another seed', `UPDATE draw_outcome SET seed = md5('x') WHERE draw_id = $1`],
      ['no outcome', `DELETE FROM draw_outcome WHERE draw_id = $1`],
      ['another place', `UPDATE draw_place SET place = place + 10 WHERE draw_id = $1`],
      ['nobody', `DELETE FROM draw_place WHERE draw_id = $1`],
      ['no invitation', `DELETE FROM draw_place_event WHERE draw_id = $1`],
      ['not done', `UPDATE draw SET state = 'frozen' WHERE id = $1`],
    ])('leaves an outcome that nobody can change past the service: %s', async (_, sql) => {
      await expect(asService(api, town, sql, [drawn.id])).rejects.toMatchObject({ code: '42501' });
    });

    it('is refused by the database when the outcome does not follow', async () => {
      const draw = await aFrozenDraw(secretary.client, town);
      const { id } = draw;
      await untilPublic(draw);
      const [{ text, hash } = { text: '', hash: '' }] = await asOwner<{
        text: string;
        hash: string;
      }>(api, `SELECT announcement_text AS text, list_hash AS hash FROM draw WHERE id = $1`, [id]);
      const seed = sha256(`wijkkas-draw-seed/1\n${hash}\n${SECRET}\n${PUBLIC_VALUE}\n`);
      const write = (given: Json) => {
        const record = { ...VALUES, seed, announcement: JSON.parse(text) as Json, strata: [] };
        const recordText = JSON.stringify({ ...record, ...given });
        return asService(
          api,
          town,
          `INSERT INTO draw_outcome (draw_id, secret, public_value, seed, record_text, record_hash, drawn_by, drawn_at)
           VALUES ($1, $2, $3, $4, $5, $6, 'service', now())`,
          [id, SECRET, PUBLIC_VALUE, given['seed'] ?? seed, recordText, sha256(recordText)],
        );
      };

      await expect(write({ seed: sha256('x') })).rejects.toThrow('draw_seed');
      await expect(write({})).rejects.toThrow('draw_places');
    });

    it('can be called off before, with a reason, and not after', async () => {
      const { path } = await aFrozenDraw(secretary.client, town);
      const reason = { reason: 'De notaris is ziek.' };

      const cancelled = await secretary.client.post(`${path}/cancellation`, reason);
      const late = await secretary.client.post(`${drawn.path}/cancellation`, reason);

      expect(cancelled.body).toMatchObject({ state: 'cancelled', cancelReason: reason.reason });
      expect([cancelled.status, late.status]).toEqual([201, 409]);
    });
  });
});
