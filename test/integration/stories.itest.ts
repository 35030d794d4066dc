import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { asOwner } from '../support/municipality.factory.js';
import { aNeighbourhood, type Neighbourhood } from '../support/neighbourhood.factory.js';
import { aRound, asService, type TestRound } from '../support/round.factory.js';

type Story = { id: string; number: number; publishedAt: string | null; quotes: object[] };

const QUOTE = {
  text: 'Nu ken ik mijn buren.',
  saidBy: 'Noor',
  consentGiven: 'in-writing',
  consentOn: '2026-03-01',
};

describe('a story of what came of a plan', () => {
  let api: TestApi;
  let people: Neighbourhood;
  let round: TestRound;
  let path: string;
  let anybody: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    people = await aNeighbourhood(api);
    path = `/municipalities/${people.town.slug}`;
    anybody = new TestClient(api);
    round = await aRound(api, people.town, { phase: 'submission' });
    await finish(round.initiativeIds[0] ?? '');
  });

  afterAll(() => api.close());

  /** As it is after all that comes before a story, of which other tests tell. */
  async function finish(initiativeId: string): Promise<void> {
    await asOwner(
      api,
      `SET session_replication_role = replica;
       UPDATE initiative SET state = 'funded' WHERE id = '${initiativeId}';
       INSERT INTO initiative_finish (initiative_id, municipality_id, finished_on, summary, declared_by, declared_at)
       VALUES ('${initiativeId}', '${people.town.id}', '2026-03-01', 'Het bankje staat er en iedereen zit erop.', '${people.proposer.id}', now())`,
    );
  }

  function text(given: object = {}): object {
    return { title: 'Het bankje', body: 'Het staat er.', quotes: [QUOTE], photos: [], ...given };
  }

  const change = (id: string, body: object, version: number) =>
    people.member.client.send<Story>('PUT', `${path}/stories/${id}`, body, {
      'if-match': `"${version}"`,
    });
  const step = (id: string, body: object) =>
    people.chair.client.post<Story>(`${path}/stories/${id}/publications`, body);

  it('is told by the wijkteam, published by its chair, and taken off with a reason', async () => {
    const initiativeId = round.initiativeIds[0] ?? '';

    const told = await people.member.client.post<Story>(`${path}/stories`, text({ initiativeId }));
    const { id } = told.body;
    const hidden = await anybody.get(`${path}/stories/${id}`);
    const byMember = await people.member.client.post(`${path}/stories/${id}/publications`, {
      step: 'publish',
      number: 1,
    });
    const published = await step(id, { step: 'publish', number: 1 });
    const again = await step(id, { step: 'publish', number: 1 });
    const second = await change(id, text({ title: 'Het bankje, een jaar later', quotes: [] }), 2);
    const seen = await anybody.get<Story & { title: string }>(`${path}/stories/${id}`);
    const list = await anybody.get<Story[]>(`${path}/stories`);
    const silent = await step(id, { step: 'unpublish', number: 1 });
    const reason = 'De bewoner trok de toestemming in.';
    const off = await step(id, { step: 'unpublish', number: 1, reason });

    expect(told).toMatchObject({ status: 201, body: { number: 1, publishedAt: null } });
    expect([hidden.status, byMember.status]).toEqual([404, 403]);
    expect(published.body.publishedAt).not.toBeNull();
    expect(again.body).toMatchObject({ type: 'urn:wijkkas:problem:story-step-refused' });
    expect(second).toMatchObject({ status: 200, body: { number: 2, publishedAt: null } });
    expect(seen.body).toMatchObject({ number: 1, title: 'Het bankje', requestedCents: 100_000 });
    expect(seen.body.quotes).toEqual([{ text: QUOTE.text, saidBy: 'Noor' }]);
    expect(list.body.map((each) => each.id)).toEqual([id]);
    expect([silent.status, off.status]).toEqual([400, 201]);
    expect((await anybody.get(`${path}/stories/${id}`)).status).toBe(404);
    const news = await asOwner(api, `SELECT FROM announcement WHERE event_key = $1`, [
      `story:${id}`,
    ]);
    expect(news).toHaveLength(1);
    const versions = await people.member.client.get<Story[]>(`${path}/stories/${id}/versions`);
    expect(versions.body.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('is not told of what is not finished, nor with faults, which are named all at once', async () => {
    const [, unfinished = '', other = ''] = round.initiativeIds;
    await finish(other);
    const photos = [{ fileId: randomUUID(), alternativeText: 'Een bankje' }];
    const quotes = [{ ...QUOTE, consentOn: '2199-01-01' }];

    const early = await people.member.client.post(
      `${path}/stories`,
      text({ initiativeId: unfinished }),
    );
    const faulty = await people.member.client.post(
      `${path}/stories`,
      text({ initiativeId: other, photos, quotes }),
    );
    const stranger = await people.stranger.client.post(
      `${path}/stories`,
      text({ initiativeId: other }),
    );

    expect(early.body).toMatchObject({ type: 'urn:wijkkas:problem:story-too-early' });
    const faults = faulty.body['invalidParams'] as { code: string }[];
    expect(faults.map(({ code }) => code)).toEqual(['consent-day', 'photo-not-public']);
    expect(stranger.status).toBe(403);
  });

  it.each([
    [
      'is changed',
      'permission denied',
      `UPDATE story_version SET title = 'x' WHERE $1::uuid IS NOT NULL`,
    ],
    [
      'is of something unfinished',
      'story_of_finished',
      `INSERT INTO story (id, initiative_id, wijkteam_id, created_at) SELECT gen_random_uuid(), $1, r.wijkteam_id, now() FROM initiative i JOIN round r ON r.id = i.round_id WHERE i.id = $1`,
    ],
  ])('cannot be past the database in a way that it %s', async (_, rule, sql) => {
    await expect(asService(api, people.town, sql, [round.initiativeIds[1]])).rejects.toThrow(rule);
  });

  it('stands on the page of its wijk, with what one can do there now', async () => {
    const list = await anybody.get<{ id: string; initiativeCounts: object }[]>(`${path}/wijken`);
    const page = await anybody.get<{ rounds: object[]; wijkteams: object[]; links: object[] }>(
      `${path}/wijken/${people.town.areaId}`,
    );
    const none = await anybody.get(`${path}/wijken/${randomUUID()}`);

    expect(list.headers.get('total-count')).toBe('1');
    expect(list.body).toMatchObject([
      {
        id: people.town.areaId,
        wijkteamCount: 2,
        runningRoundCount: 1,
        initiativeCounts: { eligible: 1, funded: 2 },
        requestedCents: 600_000,
        promises: { kept: 0, broken: 0, open: 0 },
      },
    ]);
    expect(page.body).toMatchObject({ requestedCents: 600_000, participation: [] });
    expect(page.body.rounds).toMatchObject([
      { id: round.id, openTo: 'propose', openUntilAt: null },
    ]);
    expect(page.body.wijkteams).toHaveLength(2);
    expect(none.status).toBe(404);
  });
});
