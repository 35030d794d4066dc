import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { faultsOf, faultyFields } from '../support/faults.js';
import {
  aMachine,
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { anotherWijkteam } from '../support/neighbourhood.factory.js';
import { aRound, type TestRound } from '../support/round.factory.js';

const HOUR_MS = 3_600_000;

describe('rounds', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let chair: TestPerson;
  let path: string;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    chair = await aPerson(api, town, 'chair');
    path = `/municipalities/${town.slug}/rounds`;
  });

  afterAll(() => api.close());

  const aVote = (changes: object = {}) => ({
    wijkteamId: town.wijkteamId,
    title: 'Lenteronde 2026',
    mode: 'resident-vote',
    rules: {
      budgetCents: 5_000_000,
      ballot: { type: 'approval', choicesMax: 5 },
      tally: { rule: 'greedy@1' },
    },
    ...changes,
  });

  const move = (round: Pick<TestRound, 'path'>, event: string) =>
    chair.client.post(`${round.path}/phase-transitions`, { event });

  async function aBudget(wijkteamId: string, year: number): Promise<string> {
    const id = randomUUID();
    await asOwner(
      api,
      `INSERT INTO budget (id, municipality_id, wijkteam_id, year) VALUES ($1, $2, $3, $4)`,
      [id, town.id, wijkteamId, year],
    );
    return id;
  }

  it('begin as a draft, with all their rules filled in', async () => {
    const budgetId = await aBudget(town.wijkteamId, 2026);
    const timeline = { votingOpensAt: '2026-05-01T09:00:00+02:00' };

    const answer = await chair.client.post(path, aVote({ budgetId, timeline }));

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      wijkteamId: town.wijkteamId,
      budgetId,
      title: 'Lenteronde 2026',
      mode: 'resident-vote',
      phase: 'draft',
      currency: 'EUR',
      rules: {
        budgetCents: 5_000_000,
        ballot: { type: 'approval', choicesMin: 1, choicesMax: 5, costMaxCents: null },
        tally: { rule: 'greedy@1', threshold: null, ties: ['cost', 'votes', 'id'] },
      },
      rulesHash: null,
      timeline: { submissionOpensAt: null, votingOpensAt: '2026-05-01T07:00:00.000Z' },
      isImported: false,
    });
  });

  it('can be read by everybody, with an ETag, and are listed newest first', async () => {
    const created = await chair.client.post<{ id: string }>(path, aVote());
    const nobody = new TestClient(api);

    const one = await nobody.get(`${path}/${created.body.id}`);
    const page = await nobody.get<{ id: string }[]>(
      `${path}?wijkteamId=${town.wijkteamId}&phase=draft&perPage=1`,
    );

    expect(one.body).toEqual(created.body);
    expect(one.headers.get('etag')).toBe('"1"');
    expect(page.body.map(({ id }) => id)).toEqual([created.body.id]);
    expect(Number(page.headers.get('total-count'))).toBeGreaterThan(0);
  });

  it('of a mode without a vote have a budget and no rules for ballots', async () => {
    const body = { ...aVote(), mode: 'assembly', rules: { budgetCents: 100 } };

    const fine = await chair.client.post(path, body);
    const withBallots = await chair.client.post(path, { ...aVote(), mode: 'assembly' });

    expect(fine.status).toBe(201);
    expect(fine.body).toMatchObject({ rules: { budgetCents: 100, ballot: null, tally: null } });
    expect(faultsOf(withBallots.body)).toEqual([
      'rules.ballot rule-set-refused',
      'rules.tally rule-set-refused',
    ]);
  });

  it('name every fault in a request at once', async () => {
    const shape = await chair.client.post(path, {
      mode: 'lottery',
      rules: { budgetCents: 0, ballot: [], tally: { rule: 'borda', ties: [] } },
      timeline: { votingOpensAt: 'tomorrow' },
      colour: 'red',
    });
    const meaning = await chair.client.post(path, {
      ...aVote(),
      title: '  ',
      rules: {
        budgetCents: 1,
        ballot: { type: 'choose-1', choicesMin: 3, choicesMax: 2, pointsMax: 4 },
        tally: { rule: 'greedy@1', threshold: 5, ties: ['cost'] },
      },
      timeline: {
        votingOpensAt: '2026-05-02T09:00:00Z',
        votingClosesAt: '2026-05-01T09:00:00Z',
      },
    });

    expect(faultyFields(shape.body)).toEqual(
      new Set([
        'colour',
        'mode',
        'rules.ballot',
        'rules.budgetCents',
        'rules.tally.rule',
        'rules.tally.ties',
        'timeline.votingOpensAt',
        'title',
        'wijkteamId',
      ]),
    );
    expect(faultsOf(meaning.body)).toEqual([
      'rules.ballot.choicesMax ballot-rules-refused',
      'rules.ballot.choicesMax ballot-rules-refused',
      'rules.ballot.pointsMax ballot-rules-refused',
      'rules.tally.threshold rule-set-refused',
      'rules.tally.ties rule-set-refused',
      'timeline.votingClosesAt timeline-order',
      'title text-empty',
    ]);
  });

  it('take a budget of their own wijkteam only', async () => {
    const foreign = await aBudget(await anotherWijkteam(api, town), 2026);

    const answers = await Promise.all(
      [foreign, randomUUID()].map((budgetId) => chair.client.post(path, aVote({ budgetId }))),
    );

    expect(answers.map(({ body }) => faultsOf(body))).toEqual([
      ['budgetId budget-of-other-wijkteam'],
      ['budgetId budget-of-other-wijkteam'],
    ]);
  });

  it('are begun and moved by the chair of their wijkteam or an administrator, and by nobody else', async () => {
    const other = await anotherWijkteam(api, town);
    const round = await aRound(api, town, { phase: 'draft' });
    const event = { event: 'open-submission' };
    const callers = await Promise.all([
      aPerson(api, town, 'resident'),
      aPerson(api, town, 'member'),
      aPerson(api, town, 'chair', { wijkteamId: other }),
      aPerson(api, town, 'finance-officer'),
    ]);
    const clients = [...callers.map(({ client }) => client), new TestClient(api)];

    const refused = await Promise.all(
      clients.map(async (client) => [
        (await client.post(path, aVote())).status,
        (await client.patch(round.path, { title: 'Anders' }, 1)).status,
        (await client.post(`${round.path}/phase-transitions`, event)).status,
      ]),
    );
    const administrator = await aPerson(api, town, 'administrator');
    const machine = await aMachine(api, town, ['manage-round']);

    expect(refused).toEqual([
      [403, 403, 403],
      [403, 403, 403],
      [403, 403, 403],
      [403, 403, 403],
      [401, 401, 401],
    ]);
    expect((await administrator.client.post(path, aVote())).status).toBe(201);
    expect((await machine.post(path, aVote())).status).toBe(201);
  });

  it('of another municipality do not exist', async () => {
    const other = await aMunicipality(api);
    const there = await aRound(api, other, { phase: 'draft' });
    const here = `${path}/${there.id}`;

    const statuses = [
      (await chair.client.get(here)).status,
      (await chair.client.get(`${here}/phases`)).status,
      (await chair.client.get(`${here}/ballot-paper`)).status,
      (await chair.client.get(`${here}/turnout`)).status,
      (await chair.client.patch(here, { title: 'Anders' }, 1)).status,
      (await chair.client.post(`${here}/phase-transitions`, { event: 'cancel' })).status,
      (await chair.client.post(path, aVote({ wijkteamId: other.wijkteamId }))).status,
    ];

    expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 403]);
  });

  it('change as they were read, until somebody else changed them', async () => {
    const round = await aRound(api, town, { phase: 'draft' });
    const rules = { ...aVote().rules, budgetCents: 7_000_000 };

    const first = await chair.client.patch(round.path, { title: 'Zomerronde', rules }, 1);
    const late = await chair.client.patch(round.path, { title: 'Herfstronde' }, 1);
    const blind = await chair.client.send('PATCH', round.path, { title: 'Winterronde' }, {});

    expect(first.status).toBe(200);
    expect(first.headers.get('etag')).toBe('"2"');
    expect(first.body).toMatchObject({ title: 'Zomerronde', rules: { budgetCents: 7_000_000 } });
    expect([late.status, blind.status]).toEqual([412, 428]);
  });

  it('can lose a planned moment, and keep the others', async () => {
    const votingOpensAt = new Date(Date.now() + HOUR_MS);
    const votingClosesAt = new Date(Date.now() + 2 * HOUR_MS);
    const round = await aRound(api, town, { timeline: { votingOpensAt, votingClosesAt } });

    const answer = await chair.client.patch(round.path, { timeline: { votingOpensAt: null } }, 1);

    expect(answer.body).toMatchObject({
      timeline: { votingOpensAt: null, votingClosesAt: votingClosesAt.toISOString() },
    });
  });

  it('have no ballot paper before voting opens', async () => {
    const round = await aRound(api, town, { phase: 'screening' });

    const answer = await new TestClient(api).get(`${round.path}/ballot-paper`);

    expect(answer.status).toBe(404);
  });

  it('leave a trace of each change in the audit trail', async () => {
    const { body } = await chair.client.post<{ id: string }>(path, aVote());
    await chair.client.patch(`${path}/${body.id}`, { title: 'Zomerronde' }, 1);
    await move({ path: `${path}/${body.id}` }, 'cancel');

    const trail = await asOwner(
      api,
      `SELECT actor, action FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
      [body.id],
    );

    const actor = `person:${chair.id}`;
    expect(trail).toEqual([
      { actor, action: 'create-round' },
      { actor, action: 'change-round' },
      { actor, action: 'cancel' },
    ]);
  });
});
