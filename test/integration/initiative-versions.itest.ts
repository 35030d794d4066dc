import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { faultsOf, statusesOf } from '../support/faults.js';
import {
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aNeighbourhood } from '../support/neighbourhood.factory.js';
import { anInitiative, aRound, asService, type TestRound } from '../support/round.factory.js';

describe('the versions of a public plan', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let round: TestRound;
  let proposer: TestPerson;
  let member: TestPerson;
  let contact: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    ({ town, proposer, member, contact } = await aNeighbourhood(api));
    round = await aRound(api, town, { initiatives: [] });
  });

  afterAll(() => api.close());

  const base = (): string => `/municipalities/${town.slug}`;

  async function aSubmitted(): Promise<string> {
    const { body } = await proposer.client.post(`${round.path}/initiatives`, {
      title: 'Moestuin',
      summary: 'Samen groente telen achter de school.',
      costLines: [
        { description: 'Aarde', amountCents: 90_000 },
        { description: 'Hek', amountCents: 10_000 },
      ],
    });
    const path = `${base()}/initiatives/${String(body['id'])}`;
    await proposer.client.post(`${path}/submissions`, {});
    return path;
  }

  it('begin with what was submitted, and go on with every change, by whom and why', async () => {
    const path = await aSubmitted();
    await proposer.client.patch(path, { theme: 'green', reason: 'Vergeten.' }, 2);
    await contact.client.patch(path, { forWhom: 'De buurt.', reason: 'Na een gesprek.' }, 3);
    const anyone = new TestClient(api);

    const list = await anyone.get<Json[]>(`${path}/versions`);
    const second = await anyone.get(`${path}/versions/2`);
    const missing = [
      await anyone.get(`${path}/versions/9`),
      await anyone.get(`${path}/versions/x`),
    ];

    expect(
      list.body.map(({ number, changedByKind, reason }) => [number, changedByKind, reason]),
    ).toEqual([
      [3, 'contact-person', 'Na een gesprek.'],
      [2, 'initiator', 'Vergeten.'],
      [1, 'initiator', null],
    ]);
    expect(second.body).toMatchObject({
      number: 2,
      plan: { theme: 'green', forWhom: '', requestedCents: 100_000 },
    });
    expect(JSON.stringify([list.body, second.body])).not.toContain(contact.id);
    expect(statusesOf(missing)).toEqual([404, 404]);
  });

  it('tell word by word and line by line what changed', async () => {
    const path = await aSubmitted();
    await proposer.client.patch(
      path,
      {
        summary: 'Samen groente en fruit telen achter de school.',
        costLines: [
          { description: 'Aarde', amountCents: 95_000 },
          { description: 'Bomen', amountCents: 5_000 },
        ],
        otherFundingCents: 1_000,
        reason: 'Ook fruit.',
      },
      2,
    );

    const { body } = await new TestClient(api).get<{ changes: Json[] }>(
      `${path}/version-comparison?fromNumber=1&toNumber=2&language=nl`,
    );

    expect(body.changes).toMatchObject([
      {
        field: 'summary',
        label: 'wat',
        parts: [
          { change: 'kept', text: 'Samen groente ' },
          { change: 'added', text: 'en fruit ' },
          { change: 'kept', text: 'telen achter de school.' },
        ],
      },
      {
        field: 'costLines',
        lines: [
          { change: 'changed', from: { amountCents: 90_000 }, to: { amountCents: 95_000 } },
          { change: 'removed', from: { description: 'Hek' }, to: null },
          { change: 'added', from: null, to: { description: 'Bomen' } },
        ],
      },
      { field: 'otherFundingCents', from: '0', to: '1000' },
    ]);
  });

  it('need a reason for every change, and count no change as none', async () => {
    const path = await aSubmitted();

    const silent = await proposer.client.patch(path, { theme: 'green' }, 2);
    const blank = await proposer.client.patch(path, { theme: 'green', reason: '  ' }, 2);
    const same = await proposer.client.patch(path, { title: 'Moestuin', reason: 'Zomaar.' }, 2);
    const list = await proposer.client.get<Json[]>(`${path}/versions`);

    expect(faultsOf(silent.body)).toEqual(['reason reason-missing']);
    expect(blank.status).toBe(400);
    expect([same.status, same.headers.get('etag')]).toEqual([200, '"2"']);
    expect(list.body).toHaveLength(1);
  });

  it('stop when the screening begins, but for a contact person', async () => {
    const screening = await aRound(api, town, {
      phase: 'screening',
      initiatives: [{ state: 'submitted', proposedBy: proposer.id }],
    });
    const path = `${base()}/initiatives/${screening.initiativeIds[0] ?? ''}`;
    const change = (by: TestPerson) =>
      by.client.patch(path, { theme: 'green', reason: 'Beter zo.' }, 1);

    const statuses = statusesOf([await change(proposer), await change(contact)]);
    const list = await proposer.client.get<Json[]>(`${path}/versions`);

    expect(statuses).toEqual([409, 200]);
    expect(list.body.map(({ number, changedByKind }) => [number, changedByKind])).toEqual([
      [2, 'contact-person'],
      [1, 'service'],
    ]);
  });

  it('of a draft do not exist, and are for nobody who may not see it', async () => {
    const id = await anInitiative(api, town, round, { state: 'draft', proposedBy: proposer.id });
    const path = `${base()}/initiatives/${id}/versions`;

    const own = await proposer.client.get(path);
    const other = await new TestClient(api).get(path);

    expect(own.body).toEqual([]);
    expect(other.status).toBe(404);
  });

  it('cannot be passed by, changed or made up in the database', async () => {
    const path = await aSubmitted();
    const id = path.split('/').at(-1) ?? '';
    const attempts = [
      `UPDATE initiative SET summary = 'Stiekem' WHERE id = $1`,
      `INSERT INTO cost_line (initiative_id, number, description, amount_cents) VALUES ($1, 9, 'Extra', 1)`,
    ];

    for (const sql of attempts) {
      await expect(asService(api, town, sql, [id])).rejects.toThrow('initiative_has_version');
    }
    await expect(
      asOwner(api, `UPDATE initiative_version SET reason = 'Anders' WHERE initiative_id = $1`, [
        id,
      ]),
    ).rejects.toThrow('append_only');
    await expect(
      asService(
        api,
        town,
        `INSERT INTO initiative_version (initiative_id, number, plan, changed_by_kind, changed_at) VALUES ($1, 5, '{}', 'staff', now())`,
        [id],
      ),
    ).rejects.toThrow('initiative_version_in_order');
    await asService(
      api,
      town,
      `INSERT INTO initiative_version (initiative_id, number, plan, changed_by_kind, changed_at) VALUES ($1, 2, '{"title": "Leugen"}', 'staff', now())`,
      [id],
    );
    const { body } = await member.client.get(`${path}/versions/2`);
    expect(body['plan']).toMatchObject({ title: 'Moestuin' });
  });
});
