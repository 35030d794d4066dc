import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { faultsOf, faultyFields, statusesOf } from '../support/faults.js';
import {
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aNeighbourhood } from '../support/neighbourhood.factory.js';
import { aRound, asService, type TestRound } from '../support/round.factory.js';

const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [5, 52],
      [5.1, 52],
      [5.1, 52.1],
      [5, 52.1],
      [5, 52],
    ],
  ],
};

describe('plans of initiatives', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let round: TestRound;
  let proposer: TestPerson;
  let neighbour: TestPerson;
  let member: TestPerson;
  let chair: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    ({ town, proposer, neighbour, member, chair } = await aNeighbourhood(api));
    round = await aRound(api, town, { initiatives: [] });
  });

  afterAll(() => api.close());

  const base = (): string => `/municipalities/${town.slug}`;
  const pathOf = (id: string): string => `${base()}/initiatives/${id}`;
  const aWholePlan = (changes: object = {}) => ({
    title: 'Voorleesuur in de speeltuin',
    summary: 'Elke woensdag voorlezen.',
    forWhom: 'Kinderen van 3 tot 8 jaar.',
    carriedOutBy: 'Een groep ouders uit de buurt.',
    applicantKind: 'residents-group',
    theme: 'learning',
    aims: [],
    startsOn: '2027-03-01',
    endsOn: '2027-06-30',
    costLines: [
      {
        description: 'Boeken',
        quantity: 40,
        unit: 'piece',
        rateCents: 1_250,
        category: 'materials',
      },
      { description: 'Voorlezer', quantity: 2.5, unit: 'hour', rateCents: 3_000 },
    ],
    ownContributionCents: 10_000,
    otherFundingCents: 5_000,
    unforeseenCents: 2_500,
    ...changes,
  });

  async function aDraft(plan: object = aWholePlan()): Promise<string> {
    const { body } = await proposer.client.post(`${round.path}/initiatives`, plan);
    return String(body['id']);
  }

  it('ask for their costs and the unforeseen, without what is paid by themselves and others', async () => {
    const id = await aDraft();

    const { body } = await proposer.client.get(pathOf(id));
    const [stored] = await asOwner<{ cost_cents: string; requested_cents: string }>(
      api,
      'SELECT cost_cents, requested_cents FROM initiative WHERE id = $1',
      [id],
    );

    expect(body).toMatchObject({
      ...aWholePlan(),
      costLines: [{ amountCents: 50_000 }, { amountCents: 7_500, category: null }],
      costCents: 57_500,
      requestedCents: 45_000,
    });
    expect(stored).toEqual({ cost_cents: '57500', requested_cents: '45000' });
  });

  it('are voted on for what they ask for', async () => {
    const voting = await aRound(api, town, { initiatives: [] });
    const { body } = await proposer.client.post(`${voting.path}/initiatives`, aWholePlan());
    const path = pathOf(String(body['id']));
    await proposer.client.post(`${path}/submissions`, {});
    await member.client.post(`${path}/screenings`, { outcome: 'accept', reason: 'Past.' });
    for (const event of ['start-screening', 'open-voting']) {
      await chair.client.post(`${voting.path}/phase-transitions`, { event });
    }

    const lines = await asOwner(
      api,
      'SELECT cost_cents FROM ballot_paper_line WHERE round_id = $1',
      [voting.id],
    );

    expect(lines).toEqual([{ cost_cents: '45000' }]);
  });

  it('name every fault in their numbers, days and places at once', async () => {
    const propose = (changes: object) =>
      proposer.client.post(`${round.path}/initiatives`, aWholePlan(changes));
    const costLines = [
      { description: 'Hout', quantity: 0.5, unit: 'metre', rateCents: 333 },
      { description: 'Verf', quantity: 2, unit: 'litre', rateCents: 1_000, amountCents: 1_999 },
      { description: 'Kwast', quantity: 2, amountCents: 500 },
    ];

    const meaning = await propose({ startsOn: '2027-02-30', costLines });
    const shape = await propose({ costLines: [{ description: 'Niets' }] });
    const backwards = await propose({ startsOn: '2027-07-01' });

    expect(faultsOf(meaning.body)).toEqual([
      'costLines[0].amountCents amount-not-positive',
      'costLines[0].rateCents product-not-whole',
      'costLines[1].amountCents amount-not-product',
      'costLines[2].quantity calculation-incomplete',
      'startsOn not-a-day',
    ]);
    expect(faultyFields(shape.body)).toEqual(new Set(['costLines[0].amountCents']));
    expect(faultsOf(backwards.body)).toEqual(['endsOn ends-before-start']);
  });

  it('lie in the area of the wijkteam, where that has a border', async () => {
    const { town: mapped, proposer: resident } = await aNeighbourhood(api);
    await asOwner(api, `UPDATE area SET geometry = $2 WHERE id = $1`, [mapped.areaId, SQUARE]);
    const there = await aRound(api, mapped, { initiatives: [] });
    const at = (longitude: number, latitude: number) =>
      resident.client.post(`${there.path}/initiatives`, {
        title: 'Bankje',
        location: { longitude, latitude },
      });

    const answers = [await at(5.05, 52.05), await at(5, 52), await at(5.2, 52.05)];
    const moving = asService(
      api,
      mapped,
      'UPDATE initiative SET longitude = 6, latitude = 52 WHERE id = $1',
      [String(answers[0]?.body['id'])],
    );

    expect(statusesOf(answers)).toEqual([201, 201, 400]);
    expect(faultsOf(answers[2]?.body)).toEqual(['location outside-wijk']);
    await expect(moving).rejects.toThrow('initiative_in_wijk');
  });

  it('are kept while they are written, and go on where one left', async () => {
    const id = await aDraft({ title: 'Nog niet af' });

    const saved = await proposer.client.patch(pathOf(id), { forWhom: 'Ouderen.' }, 1);
    const again = await proposer.client.patch(pathOf(id), { forWhom: 'Ouderen.' }, 2);
    const stale = await proposer.client.patch(pathOf(id), { theme: 'care' }, 1);
    const mine = await proposer.client.get<Json[]>(`${base()}/my-initiatives?language=nl`);
    const points = await proposer.client.get(`${pathOf(id)}/open-points?language=en`);
    const others = await neighbour.client.get<Json[]>(`${base()}/my-initiatives`);

    expect(saved.body).toMatchObject({ forWhom: 'Ouderen.', costLines: [] });
    expect(again.headers.get('etag')).toBe('"2"');
    expect(stale.status).toBe(412);
    expect(mine.body[0]).toMatchObject({
      id,
      role: 'proposer',
      etag: '"2"',
      openPoints: [
        { name: 'costs', field: 'costLines', isRequired: true },
        { name: 'summary', isRequired: false, text: 'Vertel wat je wilt doen.' },
        { name: 'place' },
        { name: 'carried-out-by' },
        { name: 'applicant-kind' },
        { name: 'theme' },
        { name: 'aims' },
        { name: 'period' },
        { name: 'own-contribution' },
      ],
    });
    expect(points.body).toMatchObject({
      isComplete: false,
      points: expect.arrayContaining([
        expect.objectContaining({ text: 'Tell what it costs. At least one line is needed.' }),
      ]) as unknown,
    });
    expect(others.body).toEqual([]);
  });

  it('that others pay as a whole are not submitted, whatever way is tried', async () => {
    const id = await aDraft(aWholePlan({ ownContributionCents: 55_000 }));

    const answer = await proposer.client.post(`${pathOf(id)}/submissions`, {});
    const byHand = asService(
      api,
      town,
      `UPDATE initiative SET state = 'submitted', submitted_at = now() WHERE id = $1`,
      [id],
    );

    expect(faultsOf(answer.body)).toEqual(['ownContributionCents nothing-requested']);
    await expect(byHand).rejects.toThrow('initiative_asks');
  });

  it('keep their sums right in the database, whatever is written there', async () => {
    const id = await aDraft();
    const sums = () =>
      asOwner(api, 'SELECT cost_cents, requested_cents FROM initiative WHERE id = $1', [id]);

    await asService(api, town, 'UPDATE initiative SET requested_cents = 1 WHERE id = $1', [id]);
    const lied = await sums();
    await asService(api, town, 'DELETE FROM cost_line WHERE initiative_id = $1 AND number = 2', [
      id,
    ]);
    const fewer = await sums();
    const wrong = asService(
      api,
      town,
      `INSERT INTO cost_line (initiative_id, number, description, amount_cents, quantity_hundredths, unit, rate_cents)
       VALUES ($1, 9, 'Fout', 999, 100, 'piece', 1000)`,
      [id],
    );

    expect(lied).toEqual([{ cost_cents: '57500', requested_cents: '45000' }]);
    expect(fewer).toEqual([{ cost_cents: '50000', requested_cents: '37500' }]);
    await expect(wrong).rejects.toThrow('cost_line_product');
  });

  it('that are thrown away say nothing any more, and are in no list', async () => {
    const id = await aDraft();
    const discard = (client: TestClient, version: number) =>
      client.send('DELETE', pathOf(id), undefined, { 'if-match': `"${version}"` });

    const answers = [
      await discard(neighbour.client, 1),
      await discard(proposer.client, 7),
      await discard(proposer.client, 1),
      await discard(proposer.client, 1),
    ];
    const left = await proposer.client.get(pathOf(id));
    const mine = await proposer.client.get<Json[]>(`${base()}/my-initiatives?perPage=100`);

    expect(statusesOf(answers)).toEqual([404, 412, 204, 204]);
    expect(left.body).toMatchObject({
      state: 'withdrawn',
      summary: '',
      forWhom: '',
      costLines: [],
      requestedCents: 0,
    });
    expect(mine.body.map((each) => each['id'])).not.toContain(id);
  });

  it('that are public are withdrawn, with a reason for all to read', async () => {
    const id = await aDraft();
    await proposer.client.post(`${pathOf(id)}/submissions`, {});

    const discarded = await proposer.client.send('DELETE', pathOf(id), undefined, {
      'if-match': '"2"',
    });
    await proposer.client.post(`${pathOf(id)}/withdrawals`, { reason: ' We verhuizen. ' });

    const { body } = await new TestClient(api).get(pathOf(id));
    expect(discarded.status).toBe(409);
    expect(body).toMatchObject({ state: 'withdrawn', withdrawalReason: 'We verhuizen.' });
    expect(await announced(id)).toEqual(['initiative-received', 'initiative-withdrawn']);
  });

  async function announced(initiativeId: string): Promise<string[]> {
    const rows = await asOwner<{ kind: string }>(
      api,
      'SELECT kind FROM announcement WHERE subject_id = $1 ORDER BY announced_at',
      [initiativeId],
    );
    return rows.map(({ kind }) => kind);
  }
});
