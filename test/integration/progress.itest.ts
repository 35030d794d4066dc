import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  aFundedInitiative,
  aPreparedPayment,
  created,
  aTreasury,
  type Treasury,
} from '../support/funded-initiative.factory.js';
import { aJpeg } from '../support/hostile-files.js';
import { aPerson, asOwner, type TestPerson } from '../support/municipality.factory.js';
import { asService } from '../support/round.factory.js';
import { uploadFile } from '../support/upload.js';

const LIKED = { asPromised: 5, useful: 4, wellHandled: 3 };

describe('what becomes of an initiative that got money', () => {
  let api: TestApi;
  let treasury: Treasury;
  let initiator: TestPerson;
  let residents: TestPerson[];
  let initiativeId: string;

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
    residents = await Promise.all(
      Array.from({ length: 11 }, () => aPerson(api, treasury.town, 'resident')),
    );
    initiator = residents[0]!;
    initiativeId = await aFunded();
  });

  afterAll(async () => {
    await treasury.close();
    await api.close();
  });

  async function aFunded(): Promise<string> {
    const funded = await aFundedInitiative(treasury);
    // The treasury's initiatives came from an import, and nobody becomes a proposer later.
    await asOwner(
      api,
      `SET session_replication_role = replica;
       UPDATE initiative SET proposed_by = '${initiator.id}' WHERE id = '${funded.initiativeId}'`,
    );
    return funded.initiativeId;
  }

  const of = (id: string, rest: string): string => treasury.path(`/initiatives/${id}${rest}`);
  const codes = ({ body }: Answer<Json>): string[] =>
    ((body['invalidParams'] ?? []) as { code: string }[]).map(({ code }) => code);
  const announced = (id: string): Promise<{ kind: string; event_key: string }[]> =>
    asOwner(api, 'SELECT kind, event_key FROM announcement WHERE subject_id = $1 ORDER BY kind', [
      id,
    ]);
  const today = (): string => new Date().toISOString().slice(0, 10);

  it('is planned in milestones, which are reached, moved or dropped, and never rewritten', async () => {
    const id = await aFunded();
    const plan = (title: string, plannedFor: string) =>
      created(initiator.client.post(of(id, '/milestones'), { title, plannedFor }));
    const [bench, tree, sign] = [
      await plan('De bank staat er', '2026-01'),
      await plan('De boom is geplant', '2199-03-01'),
      await plan('Het bord hangt', '2199-04'),
    ];
    const step = (milestone: Json, body: object, by = initiator) =>
      by.client.post(of(id, `/milestones/${String(milestone['id'])}/steps`), body);

    await step(tree, { kind: 'moved', plannedFor: '2199-06', reason: 'De grond is nog te nat.' });
    const reached = await step(tree, { kind: 'reached', reachedOn: '2026-03-02' }, treasury.chair);
    const dropped = await step(sign, { kind: 'dropped', reason: 'Er hing al een bord.' });
    const again = await step(tree, { kind: 'reached', reachedOn: '2026-03-02' });
    const wrong = await step(bench, {
      kind: 'reached',
      reachedOn: '2199-01-01',
      plannedFor: '2027-01',
    });
    const silent = await step(bench, { kind: 'moved', plannedFor: '2027-13' });
    const { body } = await new TestClient(api).get<Json[]>(of(id, '/milestones'));

    expect([reached.status, dropped.status]).toEqual([201, 201]);
    expect(again.body['type']).toBe('urn:wijkkas:problem:milestone-ended');
    expect(codes(wrong)).toEqual(['day-to-come', 'not-for-this-step']);
    expect(codes(silent)).toEqual(['day-unknown', 'reason-missing']);
    expect(body.map(({ title, state, plannedFor }) => [title, state, plannedFor])).toEqual([
      ['De bank staat er', 'late', '2026-01'],
      ['De boom is geplant', 'reached', '2199-06'],
      ['Het bord hangt', 'dropped', '2199-04'],
    ]);
    expect(body[1]).toMatchObject({ firstPlannedFor: '2199-03-01', reachedOn: '2026-03-02' });
    expect(await announced(id)).toEqual([
      { kind: 'milestone-reached', event_key: `milestone:${String(tree['id'])}` },
    ]);
    await expect(asService(api, treasury.town, 'DELETE FROM milestone_step')).rejects.toThrow();
  });

  it('is reported on with photos, which everybody sees until the report is hidden', async () => {
    const id = await aFunded();
    const photo = await created(
      uploadFile(initiator.client, treasury.town, { bytes: await aJpeg() }),
    );
    const photos = [{ fileId: photo['id'], description: 'De bank, nog zonder rugleuning' }];
    const nobody = new TestClient(api);
    const seen = async () =>
      (await nobody.get(treasury.path(`/files/${String(photo['id'])}`))).status;

    const before = await seen();
    const post = await created(
      initiator.client.post(of(id, '/progress-posts'), { body: 'Het schiet op.', photos }),
    );
    const after = await seen();
    const path = of(id, `/progress-posts/${String(post['id'])}/hidings`);
    const reason = 'Er staat een kind herkenbaar op.';
    const refused = await initiator.client.post(path, { reason });
    const hidden = await treasury.chair.client.post(path, { reason });
    const twice = await treasury.chair.client.post(path, { reason });
    const { body } = await nobody.get<Json[]>(of(id, '/progress-posts'));

    expect([before, after, await seen()]).toEqual([404, 200, 404]);
    expect([refused.status, hidden.status, twice.status]).toEqual([403, 201, 409]);
    expect(body).toMatchObject([{ body: null, photos: [], hiddenReason: reason }]);
    expect((await announced(id)).map(({ kind }) => kind)).toEqual(['progress-posted']);
  });

  it('is reported on by those who carry it out, with photos of their own', async () => {
    const [resident] = [residents[1]!];
    const photo = await created(
      uploadFile(resident.client, treasury.town, { bytes: await aJpeg() }),
    );
    const photos = [{ fileId: photo['id'], description: 'Een bank' }];
    const post = (by: TestPerson, body: object) =>
      by.client.post(of(initiativeId, '/progress-posts'), { body: 'Nieuws.', ...body });

    const answers = [
      await post(resident, {}),
      await post(initiator, { photos }),
      await post(treasury.officers[0], {}),
    ];
    const empty = await post(initiator, { body: ' ', photos: [{ ...photos[0], description: '' }] });

    expect(answers.map(({ status }) => status)).toEqual([403, 404, 403]);
    expect(codes(empty)).toEqual(['text-empty', 'description-missing']);
  });

  it('shows what was asked, given and paid to the cent, from the ledger', async () => {
    const { paymentId, initiativeId: paid } = await aPreparedPayment(treasury, 40_001);
    const nobody = new TestClient(api);

    const before = await nobody.get(of(paid, '/progress'));
    const [, second] = treasury.officers;
    const released = await second.client.post(treasury.path(`/payments/${paymentId}/releases`), {});
    const after = await nobody.get(of(paid, '/progress'));

    const given = { requestedCents: 100_000, grantedCents: 100_000, settledCents: null };
    expect(released.status).toBe(201);
    expect(before.body['money']).toEqual({ ...given, paidCents: 0 });
    expect(after.body['money']).toEqual({ ...given, paidCents: 40_001 });
  });

  it('is declared finished once, and those who follow it are asked once what they find of it', async () => {
    const id = await aFunded();
    const finish = (body: object, by = initiator) => by.client.post(of(id, '/finishes'), body);
    const said = { finishedOn: today(), summary: 'De bank staat er en er wordt op gezeten.' };

    const wrong = await finish({ finishedOn: '2199-01-01', summary: 'Klaar.' });
    const early = await residents[2]!.client.post(of(id, '/judgements'), LIKED);
    const answers = [await finish(said, residents[2]), await finish(said), await finish(said)];

    expect(codes(wrong)).toEqual(['day-to-come', 'text-too-short']);
    expect(early.body['type']).toBe('urn:wijkkas:problem:not-finished');
    expect(answers.map(({ status }) => status)).toEqual([403, 201, 409]);
    expect(await announced(id)).toEqual([
      { kind: 'judgement-asked', event_key: `judgement-asked:${id}` },
    ]);
  });

  it('is judged by residents, once each, shown by fives and without names', async () => {
    const summary = 'De bank staat er en er wordt op gezeten.';
    await created(
      initiator.client.post(of(initiativeId, '/finishes'), { finishedOn: today(), summary }),
    );
    const judge = (by: TestPerson, body: object = LIKED) =>
      by.client.post(of(initiativeId, '/judgements'), body);
    const figures = async () =>
      (await new TestClient(api).get(of(initiativeId, '/progress'))).body['judgements'] as Json;
    const words = async () =>
      (await new TestClient(api).get<Json[]>(of(initiativeId, '/judgements'))).body;

    const faulty = await judge(residents[0]!, { ...LIKED, useful: 6, wellHandled: 0 });
    for (const each of residents.slice(0, 4)) {
      await created(judge(each, { ...LIKED, words: 'Fijne bank.' }));
    }
    const atFour = [await figures(), await words()];
    await created(judge(residents[4]!, { asPromised: 1, useful: 1, wellHandled: 1 }));
    const atFive = await figures();
    await created(judge(residents[5]!, { ...LIKED, words: 'Nummer zes.' }));
    const atSix = [await figures(), await words()] as const;
    const refused = [
      await judge(residents[0]!),
      await judge(treasury.officers[0]),
      await new TestClient(api).post(of(initiativeId, '/judgements'), LIKED),
    ];

    expect(faulty.status).toBe(400);
    expect(atFour).toEqual([{ givenCount: 4, shownCount: 0, figures: [] }, []]);
    expect(atFive).toEqual({
      givenCount: 5,
      shownCount: 5,
      figures: [
        { question: 'asPromised', counts: [1, 0, 0, 0, 4], meanTenths: 42 },
        { question: 'useful', counts: [1, 0, 0, 4, 0], meanTenths: 34 },
        { question: 'wellHandled', counts: [1, 0, 4, 0, 0], meanTenths: 26 },
      ],
    });
    expect(atSix[0]).toEqual({ ...atFive, givenCount: 6 });
    expect(atSix[1].map((each) => each['words'])).toEqual(Array(4).fill('Fijne bank.'));
    expect(refused.map(({ status }) => status)).toEqual([409, 403, 401]);
    const hiding = of(initiativeId, `/judgements/${String(atSix[1][0]?.['id'])}/hidings`);
    await created(treasury.chair.client.post(hiding, { reason: 'Hier stond een naam in.' }));
    const left = await words();
    expect(left.filter((each) => each['words'] === null)).toHaveLength(1);
    expect((await figures())['shownCount']).toBe(5);
    const shown = JSON.stringify([atSix, left]);
    expect(residents.some(({ id }) => shown.includes(id))).toBe(false);
  });

  it('counts each of ten judgements at once, and one of two by the same person', async () => {
    const id = await aFunded();
    const summary = 'De bank staat er en er wordt op gezeten.';
    await created(initiator.client.post(of(id, '/finishes'), { finishedOn: today(), summary }));

    const answers = await Promise.all(
      [...residents.slice(0, 10), residents[0]!].map((each) =>
        each.client.post(of(id, '/judgements'), LIKED),
      ),
    );
    const { body } = await residents[0]!.client.get(of(id, '/progress'));

    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      ...Array<number>(10).fill(201),
      409,
    ]);
    expect(body).toMatchObject({ hasJudged: true, judgements: { givenCount: 10, shownCount: 10 } });
  });

  it('is for what got money only', async () => {
    const [row] = await asOwner<{ id: string }>(
      api,
      `UPDATE initiative SET state = 'not-funded' WHERE id = $1 RETURNING id`,
      [await aFunded()],
    );
    const id = row?.id ?? '';

    const answers = [
      await initiator.client.post(of(id, '/milestones'), { title: 'Start', plannedFor: '2027-01' }),
      await initiator.client.post(of(id, '/progress-posts'), { body: 'Nieuws.' }),
    ];

    expect(answers.map(({ body }) => body['type'])).toEqual(
      Array(2).fill('urn:wijkkas:problem:not-being-carried-out'),
    );
    await expect(
      asService(
        api,
        treasury.town,
        `INSERT INTO progress_post (id, initiative_id, body, posted_by, posted_at) VALUES (gen_random_uuid(), $1, 'x', $2, now())`,
        [id, initiator.id],
      ),
    ).rejects.toThrow('progress_of_funded');
  });
});
