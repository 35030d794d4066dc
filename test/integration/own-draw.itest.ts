import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { anAnnouncedDraw, PUBLIC_VALUE, SECRET } from '../support/draw.factory.js';
import {
  aMunicipality,
  aPerson,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { asService } from '../support/round.factory.js';

describe('a draw that one stands in oneself', () => {
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

  it('is not run, nor is its list made, by whoever is on it', async () => {
    const chair = await aPerson(api, town, 'chair');
    const own = { code: 'Z9', stratum: 'Zuid', personId: chair.id };
    const draw = await anAnnouncedDraw(administrator.client, town);
    const added = await administrator.client.post(`${draw.path}/entries`, { entries: [own] });
    const steps: [string, unknown][] = [
      ['entries', { entries: [{ code: 'Z8', stratum: 'Zuid' }] }],
      ['frozen-list', undefined],
      ['outcome', { secret: SECRET, publicValue: PUBLIC_VALUE }],
      ['cancellation', { reason: 'Zomaar.' }],
    ];

    const refused = await Promise.all(
      steps.map(([step, body]) => chair.client.post(`${draw.path}/${step}`, body)),
    );
    const pastTheService = asService(
      api,
      town,
      `UPDATE draw SET state = 'frozen', frozen_by = $2, frozen_at = now(), list_text = 'x', announcement_text = '{}',
                list_hash = encode(sha256('x'), 'hex') WHERE id = $1`,
      [draw.id, `person:${chair.id}`],
    );

    expect(added.status).toBe(201);
    expect(refused.map(({ body }) => body['type'])).toEqual(
      steps.map(() => 'urn:wijkkas:problem:own-draw'),
    );
    await expect(pastTheService).rejects.toThrow('own_draw');
  });

  it('takes no lot from the one whose it is, nor a link to a person from a secretary', async () => {
    const draw = await anAnnouncedDraw(administrator.client, town);
    const add = (client: TestClient, personId: string) =>
      client.post(`${draw.path}/entries`, {
        entries: [{ code: 'Z9', stratum: 'Zuid', personId }],
      });

    const own = await add(administrator.client, administrator.id.toUpperCase());
    const bySecretary = await add(secretary.client, administrator.id);
    const nobody = await add(administrator.client, randomUUID());

    expect([own.status, bySecretary.status, nobody.status]).toEqual([403, 403, 400]);
    expect(own.body).toMatchObject({ type: 'urn:wijkkas:problem:own-draw' });
  });
});
