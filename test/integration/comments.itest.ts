import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Json } from '../support/api.js';
import { faultsOf } from '../support/faults.js';
import { aMachine, aPerson, asOwner, type TestPerson } from '../support/municipality.factory.js';
import { asService } from '../support/round.factory.js';
import { refusalOf, SupportWorld } from '../support/support.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;

describe('comments and questions about initiatives', () => {
  let world: SupportWorld;
  let contact: TestPerson;

  beforeAll(async () => {
    world = await SupportWorld.start(null);
    contact = world.clerks[1];
  });

  afterAll(() => world.close());

  const write = ({ client }: Pick<TestPerson, 'client'>, path: string, given: Json = {}) =>
    client.post(`${path}/comments`, { text: 'Goed plan.', ...given });
  const answer = ({ client }: TestPerson, id: unknown, text = 'In mei.') =>
    client.post(`${at(id)}/answers`, { text });
  const edit = ({ client }: TestPerson, id: unknown, text: string, version = 1) =>
    client.patch(at(id), { text }, version);
  const at = (id: unknown): string => `${world.root}/initiative-comments/${String(id)}`;
  const read = async (path: string, query = '') =>
    (await world.play.stranger.get<Json[]>(`${path}/comments${query}`)).body;

  it('are shown to everybody, oldest first, with marked answers to questions', async () => {
    const { play } = world;
    const { id, path } = await world.initiative({ initiative: { proposedBy: play.resident.id } });
    const asker = await world.resident();
    const question = await write(asker, path, { kind: 'question', text: 'Wanneer?\r\nEn waar? ' });
    const comment = await write(play.chair, path);
    const answers = [
      await answer(play.resident, question.body['id']),
      await answer(contact, question.body['id']),
      await answer(play.chair, question.body['id']),
      await answer(play.resident, comment.body['id']),
    ];

    const listed = await read(path);
    const newest = await read(path, '?order=newest-first&perPage=1');

    expect(answers.map(({ body }) => body['answeredAs'])).toEqual([
      'initiator',
      'contact-person',
      null,
      null,
    ]);
    expect(listed).toMatchObject([
      {
        ...{ kind: 'question', text: 'Wanneer?\nEn waar?', writerRole: 'resident', isYours: false },
        answers: [
          { answeredAs: 'initiator', writerRole: 'initiator', writerName: null },
          { answeredAs: 'contact-person', writerRole: 'contact-person' },
          { answeredAs: null, writerRole: 'wijkteam' },
        ],
      },
      { kind: 'comment', answers: [{ kind: 'answer' }] },
    ]);
    expect(newest.map((each) => each['id'])).toEqual([comment.body['id']]);
    expect(JSON.stringify(listed)).not.toContain(asker.id);
    expect((await world.announced(id)).map(({ kind }) => kind)).toEqual([
      'comment-answered',
      'comment-answered',
    ]);
  });

  it('have one level of answers, and fifty at most', async () => {
    const { path } = await world.initiative();
    const { body } = await write(world.play.resident, path);
    const below = await answer(contact, body['id']);
    await asOwner(
      world.play.api,
      `SET session_replication_role = replica;
       INSERT INTO comment (id, municipality_id, initiative_id, parent_id, kind, text, written_by, written_at)
       SELECT gen_random_uuid(), municipality_id, initiative_id, id, 'answer', 'Ja', written_by, now() - interval '2 days'
         FROM comment, generate_series(1, 49) WHERE id = '${String(body['id'])}'`,
    );

    const refused = [
      await answer(contact, below.body['id']),
      await answer(contact, body['id']),
      await answer(contact, randomUUID()),
    ];

    expect(refused.map((each) => each.body['type'])).toEqual([
      problem('comment-not-answerable'),
      problem('comment-not-answerable'),
      problem('not-found'),
    ]);
  });

  it('are of people of the wijk about what is public, in plain text of a bounded length', async () => {
    const { play } = world;
    const { path } = await world.initiative();
    const draft = await world.initiative({ initiative: { state: 'draft' } });
    const withdrawn = await world.initiative();
    await asOwner(play.api, `UPDATE initiative SET state = 'withdrawn' WHERE id = $1`, [
      withdrawn.id,
    ]);
    const auditor = await aPerson(play.api, play.town, 'auditor');
    const machine = await aMachine(play.api, play.town, ['comment-on-initiative']);

    const refused = [
      await write(auditor, path),
      await write({ client: machine }, path),
      await write({ client: play.stranger }, path),
      await write(play.resident, draft.path),
      await write(play.resident, withdrawn.path),
      await write(play.resident, path, { text: ' \n ' }),
      await write(play.resident, path, { text: 'x'.repeat(2_001) }),
      await write(play.resident, path, { text: 'a\u202eb' }),
      await write(play.resident, path, { kind: 'answer' }),
    ];
    const markup = await write(play.resident, path, { text: '<b>vet</b>' });

    expect(refused.map(({ status }) => status)).toEqual([
      403, 403, 401, 404, 409, 400, 400, 400, 400,
    ]);
    expect(refused.slice(5, 8).flatMap(({ body }) => faultsOf(body))).toHaveLength(3);
    expect(markup.body).toMatchObject({ text: '<b>vet</b>' });
    expect((await play.stranger.get(`${draft.path}/comments`)).status).toBe(404);
  });

  it('are edited by their writer for a quarter of an hour, with what they said before kept', async () => {
    const { path } = await world.initiative();
    const writer = await world.resident();
    const { body } = await write(writer, path);

    const edited = await edit(writer, body['id'], 'Beter plan.');
    const refused = [
      await edit(writer, body['id'], 'Nog beter.', 1),
      await edit(contact, body['id'], 'Van mij.', 2),
    ];
    await asOwner(world.play.api, `UPDATE session SET expires_at = '2099-01-01'`);
    world.play.pass(1);
    const late = await edit(writer, body['id'], 'Te laat.', 2);
    world.play.pass(-1);
    const kept = await asOwner(
      world.play.api,
      'SELECT earlier_text AS text FROM comment_edit WHERE comment_id = $1',
      [body['id']],
    );

    expect(edited.body).toMatchObject({ text: 'Beter plan.', version: 2 });
    expect(refused.map(({ status }) => status)).toEqual([412, 403]);
    expect(late.body['type']).toBe(problem('comment-settled'));
    expect(kept).toEqual([{ text: 'Goed plan.' }]);
  });

  it('are removed by their writer for good, and leave their place and their answers', async () => {
    const { path } = await world.initiative();
    const writer = await world.resident();
    const { body } = await write(writer, path, { text: 'Mijn adres is Lindelaan 4.' });
    await edit(writer, body['id'], 'Mijn adres is Lindelaan 5.');
    await answer(contact, body['id']);

    const statuses = [
      (await contact.client.delete(at(body['id']))).status,
      (await writer.client.delete(at(body['id']))).status,
      (await writer.client.delete(at(body['id']))).status,
      (await answer(contact, body['id'])).status,
    ];
    const kept = await asOwner(world.play.api, 'SELECT text FROM comment WHERE id = $1', [
      body['id'],
    ]);
    const history = await asOwner(
      world.play.api,
      'SELECT FROM comment_edit WHERE comment_id = $1',
      [body['id']],
    );

    expect(statuses).toEqual([403, 204, 404, 409]);
    expect(await read(path)).toMatchObject([
      { state: 'removed', text: null, answers: [{ text: 'In mei.' }] },
    ]);
    expect([kept, history]).toEqual([[{ text: null }], []]);
  });

  it('are ten in an hour, over all initiatives and also when they come at once', async () => {
    const [one, other] = [await world.initiative(), await world.initiative()];
    const writer = await world.resident();

    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, index) => write(writer, index % 2 ? one.path : other.path)),
    );

    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(4);
    expect(refused[0]?.body['type']).toBe(problem('too-many-comments'));
    const seconds = Number(refused[0]?.headers.get('retry-after'));
    expect(seconds).toBe(refused[0]?.body['retryAfterSeconds']);
    expect(seconds).toBeGreaterThan(3_500);
    expect(seconds).toBeLessThanOrEqual(3_600);
  });

  it('are kept by the database whatever the service asks', async () => {
    const { id, path } = await world.initiative();
    const writer = await world.resident();
    const { body } = await write(writer, path);
    const below = await answer(contact, body['id']);
    const tries: readonly (readonly [string, readonly unknown[]])[] = [
      [NEW_COMMENT, [id, writer.id, 'answer', below.body['id'], null]],
      [NEW_COMMENT, [id, writer.id, 'answer', body['id'], 'initiator']],
      [
        `UPDATE comment SET text = 'Iets anders', version = version + 1 WHERE id = $1`,
        [body['id']],
      ],
      [`UPDATE comment SET state = 'hidden', version = version + 1 WHERE id = $1`, [body['id']]],
      ['DELETE FROM comment WHERE id = $1', [body['id']]],
    ];

    const refusals = await Promise.all(tries.map(([sql, values]) => refusalOf(world, sql, values)));
    const many = asService(world.play.api, world.play.town, TEN_COMMENTS, [id, writer.id]);

    expect(refusals).toEqual([
      'comment_one_level_deep',
      'comment_answered_by',
      'comment_edited_in_time',
      'comment_as_moderated',
      'permission',
    ]);
    await expect(many).rejects.toMatchObject({ constraint: 'comment_rate' });
  });
});

const NEW_COMMENT = `
  INSERT INTO comment (id, initiative_id, parent_id, kind, text, answered_as, written_by, written_at)
  VALUES (gen_random_uuid(), $1, $4, $3, 'x', $5, $2, now())`;
const TEN_COMMENTS = `
  INSERT INTO comment (id, initiative_id, kind, text, written_by, written_at)
  SELECT gen_random_uuid(), $1, 'comment', 'x', $2, now() FROM generate_series(1, 10)`;
