import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Json } from '../support/api.js';
import { faultsOf } from '../support/faults.js';
import { aMachine, aPerson, asOwner, type TestPerson } from '../support/municipality.factory.js';
import { asService } from '../support/round.factory.js';
import { refusalOf, SupportWorld } from '../support/support.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;
const REASON = { reason: 'Dit noemt een buurman bij naam.' };

describe('the moderation of comments', () => {
  let world: SupportWorld;
  let contact: TestPerson;
  let writer: TestPerson;
  let path: string;
  let initiativeId: string;

  beforeAll(async () => {
    world = await SupportWorld.start(null);
    contact = world.clerks[1];
    writer = await world.resident();
    const initiative = await world.initiative({
      initiative: { proposedBy: world.play.resident.id },
    });
    ({ path, id: initiativeId } = initiative);
  });

  afterAll(() => world.close());

  const aComment = async (by = writer, text = 'Jan van nummer 4 deugt niet.'): Promise<string> => {
    const { status, body } = await by.client.post(`${path}/comments`, { text });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return String(body['id']);
  };
  const act = (
    { client }: Pick<TestPerson, 'client'>,
    id: string,
    what: string,
    body: Json = REASON,
  ) => client.post(`${world.root}/initiative-comments/${id}/${what}`, body);
  const waiting = async ({ client }: Pick<TestPerson, 'client'>) =>
    (await client.get<Json[]>(`${world.root}/waiting-comments`)).body;
  const shown = async (id: string, { client } = { client: world.play.stranger }) =>
    (await client.get<Json[]>(`${path}/comments?perPage=100`)).body.find(
      (each) => each['id'] === id,
    );

  it('goes from a report to hidden, appealed and shown again by somebody else', async () => {
    const id = await aComment();
    const reporter = await world.resident();

    const reported = await act(reporter, id, 'reports', { reason: 'Niet netjes' });
    const queue = await waiting(world.play.chair);
    const hidden = await act(world.play.chair, id, 'hidings');
    const [toAll, toWriter] = [await shown(id), await shown(id, writer)];
    const appealed = await act(writer, id, 'appeals', { reason: 'Jan vond het zelf grappig.' });
    const appeals = await waiting(contact);
    const byHider = await act(world.play.chair, id, 'appeal-decisions', GRANT);
    const decided = await act(contact, id, 'appeal-decisions', GRANT);

    expect([reported.status, hidden.status, appealed.status, decided.status]).toEqual([
      201, 201, 201, 201,
    ]);
    expect(queue.find((each) => each['id'] === id)).toMatchObject({
      waitsFor: 'report',
      reports: [{ reason: 'Niet netjes' }],
    });
    expect(JSON.stringify(queue)).not.toContain(reporter.id);
    expect(toAll).toMatchObject({ state: 'hidden', text: null, hiddenReason: null });
    expect(toWriter).toMatchObject({
      text: 'Jan van nummer 4 deugt niet.',
      hiddenReason: REASON.reason,
    });
    expect(appeals.find((each) => each['id'] === id)).toMatchObject({ waitsFor: 'appeal' });
    expect(byHider.body['type']).toBe(problem('moderator-involved'));
    expect(decided.body).toMatchObject({ state: 'shown' });
    expect(await shown(id)).toMatchObject({ text: 'Jan van nummer 4 deugt niet.' });
    expect(await waiting(contact)).toEqual([]);
    expect(await world.announced(initiativeId)).toEqual([
      { kind: 'comment-hidden', facts: { title: 'Initiatief 1', reason: REASON.reason } },
      {
        kind: 'comment-appeal-decided',
        facts: { title: 'Initiatief 1', outcome: 'granted', reason: GRANT.reason },
      },
    ]);
  });

  it('takes an appeal once, from the writer, and leaves hidden what stays hidden', async () => {
    const id = await aComment();
    await act(contact, id, 'hidings');

    const answers = [
      await act(await world.resident(), id, 'appeals'),
      await act(world.play.chair, id, 'appeal-decisions', REFUSE),
      await act(writer, id, 'appeals'),
      await act(writer, id, 'appeals'),
      await act(world.play.chair, id, 'appeal-decisions', REFUSE),
      await act(writer, id, 'appeals'),
      await act(world.play.chair, id, 'hidings'),
    ];

    expect(answers.map(({ status, body }) => body['type'] ?? status)).toEqual([
      problem('forbidden'),
      problem('moderation-refused'),
      201,
      problem('moderation-refused'),
      201,
      problem('moderation-refused'),
      problem('moderation-refused'),
    ]);
    expect(await shown(id)).toMatchObject({ state: 'hidden', text: null });
  });

  it('is not done by who wrote it, whose initiative it is about, or who has no part in it', async () => {
    const { play } = world;
    const own = await aComment(play.chair, 'Van de voorzitter.');
    const other = await aComment();
    await asOwner(
      play.api,
      `INSERT INTO membership (id, municipality_id, person_id, role, valid_from_on) VALUES (gen_random_uuid(), $1, $2, 'contact-person', '2026-01-01')`,
      [play.town.id, play.resident.id],
    );
    const machine = await aMachine(play.api, play.town, ['moderate-comments']);
    const member = await aPerson(play.api, play.town, 'member');

    const answers = [
      await act(play.chair, own, 'hidings'),
      await act(play.resident, other, 'hidings'),
      await act({ client: machine }, other, 'hidings'),
      await act(member, other, 'hidings'),
      await act(contact, other, 'hidings', { reason: 'Nee.' }),
    ];

    expect(answers.slice(0, 4).map(({ body }) => body['type'])).toEqual([
      problem('moderator-involved'),
      problem('moderator-involved'),
      problem('forbidden'),
      problem('forbidden'),
    ]);
    expect(faultsOf(answers[4]!.body)).toEqual(['reason reason-missing']);
  });

  it('hears of a comment once per person, until somebody has looked', async () => {
    const id = await aComment();
    const reporter = await world.resident();

    const answers = [
      await act(reporter, id, 'reports'),
      await act(reporter, id, 'reports'),
      await act(writer, id, 'reports'),
    ];
    await act(contact, id, 'keepings', { reason: 'Dit mag gezegd worden.' });
    const kept = await waiting(contact);
    await act(await world.resident(), id, 'reports');

    expect(answers.map(({ status, body }) => body['type'] ?? status)).toEqual([
      201,
      problem('comment-reported-already'),
      problem('report-refused'),
    ]);
    expect(kept).toEqual([]);
    expect((await waiting(contact)).map((each) => each['id'])).toEqual([id]);
  });

  it('shows each moderator only what is said in the own wijk', async () => {
    const { api, town } = world.play;
    const [areaId, wijkteamId] = ['area', 'team'].map(() => randomUUID());
    await asOwner(
      api,
      `INSERT INTO area (id, municipality_id, kind, name) VALUES ('${areaId}', '${town.id}', 'wijk', 'De Beuk');
       INSERT INTO wijkteam (id, municipality_id, area_id, name) VALUES ('${wijkteamId}', '${town.id}', '${areaId}', 'De Beuk')`,
    );
    const id = await aComment();
    await act(await world.resident(), id, 'reports');
    const stranger = await aPerson(api, town, 'chair', { wijkteamId: wijkteamId! });

    const seen = await waiting(stranger);
    const hidden = await act(stranger, id, 'hidings');

    expect(seen).toEqual([]);
    expect(hidden.status).toBe(403);
  });

  it('is kept by the database whatever the service asks', async () => {
    const id = await aComment(await world.resident());
    const hidden = await aComment(await world.resident());
    await act(contact, hidden, 'hidings');
    const { rows } = await asService(
      world.play.api,
      world.play.town,
      'SELECT written_by AS writer FROM comment WHERE id = $1',
      [hidden],
    );
    const writtenBy = (rows[0] as { writer: string }).writer;
    const tries: readonly (readonly [string, readonly unknown[]])[] = [
      [STEP, [id, 1, 'hidden', writer.id]],
      [STEP, [id, 1, 'appealed', writer.id]],
      [STEP, [id, 2, 'hidden', contact.id]],
      [STEP, [hidden, 2, 'appealed', contact.id]],
      [STEP, [hidden, 2, 'appealed', writtenBy]],
      [STEP, [hidden, 3, 'appeal-granted', contact.id]],
      ['UPDATE comment_moderation SET reason = $2 WHERE comment_id = $1', [hidden, REASON.reason]],
    ];

    const refusals: unknown[] = [];
    for (const [sql, values] of tries) {
      refusals.push(await refusalOf(world, sql, values));
    }

    expect(refusals).toEqual([
      'comment_moderation_by_role',
      'comment_moderation_route',
      'comment_moderation_route',
      'comment_moderation_own_appeal',
      'done',
      'comment_moderation_apart',
      'permission',
    ]);
  });
});

const GRANT = { outcome: 'granted', reason: 'Het was inderdaad een grap.' };
const REFUSE = { outcome: 'refused', reason: 'Het blijft een naam van een ander.' };
const STEP = `
  INSERT INTO comment_moderation (comment_id, number, kind, reason, taken_by, taken_at)
  VALUES ($1, $2, $3, 'Een reden van tien tekens.', $4, now())`;
