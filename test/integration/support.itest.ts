import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aMachine, aPerson, asOwner, type TestPerson } from '../support/municipality.factory.js';
import { refusalOf, SupportWorld } from '../support/support.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;

describe('supporting an initiative by account', () => {
  let world: SupportWorld;

  beforeAll(async () => {
    world = await SupportWorld.start({ count: 2, ageMin: null });
  });

  afterAll(() => world.close());

  const support = ({ client }: Pick<TestPerson, 'client'>, path: string) =>
    client.post(`${path}/supports`, undefined);

  it('counts for everybody to see, without saying who, and tells its initiators once', async () => {
    const { id, path } = await world.initiative({
      initiative: { proposedBy: world.play.resident.id },
    });
    const [first, second] = [await world.resident(), await world.resident()];

    const answers = [await support(first, path), await support(second, path)];
    await second.client.delete(`${path}/supports/own`);
    await support(second, path);
    const progress = await world.progress(path);
    const own = await first.client.get(`${path}/support`);

    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [201, { count: 1, needed: 2 }],
      [201, { count: 2, needed: 2 }],
    ]);
    expect(progress).toEqual({
      initiativeId: id,
      ...{ count: 2, needed: 2, ageMin: null, isReached: true, isOpen: true, untilAt: null },
      ...{ outcome: null, isSupportedByYou: null, isFollowedByYou: null, needsRegisterTie: false },
    });
    expect(own.body).toMatchObject({ isSupportedByYou: true, isFollowedByYou: false });
    expect(await world.announced(id)).toEqual([
      { kind: 'support-reached', facts: { title: 'Initiatief 1', count: 2 } },
    ]);
    expect(await supporterIds(id)).toEqual([first.id, second.id].toSorted());
  });

  it('comes first: nobody is asked for advice about a plan before there is enough of it', async () => {
    const { id, path } = await world.initiative();
    const before = await world.freshToScreen();
    for (const each of [await world.resident(), await world.resident()]) await support(each, path);
    const after = await world.freshToScreen();

    expect([before.includes(id), after.includes(id)]).toEqual([false, true]);
  });

  it('counts one person once, also when a hundred requests come at the same moment', async () => {
    const { path } = await world.initiative();
    const resident = await world.resident();

    const answers = await Promise.all(Array.from({ length: 100 }, () => support(resident, path)));

    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(99);
    expect(new Set(answers.map(({ body }) => body['type']))).toEqual(
      new Set([undefined, problem('already-supported')]),
    );
    expect(await world.progress(path)).toMatchObject({ count: 1 });
  });

  it('reaches the threshold once when the last supporters come together', async () => {
    const { id, path } = await world.initiative();
    const people = await Promise.all([1, 2, 3, 4].map(() => world.resident()));

    await Promise.all(people.map((person) => support(person, path)));

    expect(await world.progress(path)).toMatchObject({ count: 4, isReached: true });
    expect(await world.announced(id)).toHaveLength(1);
  });

  it('is not for initiators, strangers, staff or machines', async () => {
    const { play } = world;
    const { id, path } = await world.initiative({ initiative: { proposedBy: play.resident.id } });
    const elsewhere = await aPerson(play.api, play.town, 'contact-person');
    const machine = await aMachine(play.api, play.town, ['support-initiative']);
    const invited = await world.resident();
    await joined(id, invited);

    const answers = [
      await support(play.resident, path),
      await support(invited, path),
      await support(elsewhere, path),
      await support({ client: machine }, path),
      await play.stranger.post(`${path}/supports`, undefined),
    ];

    expect(answers.map(({ body }) => body['type'])).toEqual([
      problem('own-initiative-support'),
      problem('own-initiative-support'),
      problem('forbidden'),
      problem('forbidden'),
      problem('unauthenticated'),
    ]);
  });

  it.each([
    ['draft', 'support', 404],
    ['submitted', 'submission', 201],
    ['submitted', 'screening', 409],
    ['eligible', 'support', 409],
    ['rejected', 'support', 409],
  ] as const)('of a %s initiative in the phase %s answers %i', async (state, phase, status) => {
    const { path } = await world.initiative({ initiative: { state }, round: { phase } });

    const answer = await support(await world.resident(), path);

    expect(answer.status).toBe(status);
  });

  it('ends at the planned moment, and cannot be taken back after it', async () => {
    const closesAt = new Date(Date.now() + 86_400_000);
    const { id, path } = await world.initiative({ round: { phase: 'submission' } });
    await asOwner(
      world.play.api,
      `UPDATE round SET submission_closes_at = $2 WHERE id = (SELECT round_id FROM initiative WHERE id = $1)`,
      [id, closesAt],
    );
    const [early, late] = [await world.resident(), await world.resident()];

    const inTime = await support(early, path);
    await asOwner(world.play.api, `UPDATE session SET expires_at = '2099-01-01'`);
    world.play.pass(2);
    const tooLate = [await support(late, path), await early.client.delete(`${path}/supports/own`)];
    world.play.pass(-2);

    expect(inTime.status).toBe(201);
    expect(tooLate.map(({ body }) => body['type'])).toEqual([
      problem('support-closed'),
      problem('support-closed'),
    ]);
    expect(await world.progress(path)).toMatchObject({ count: 1, untilAt: closesAt.toISOString() });
  });

  it('is taken back once, by who gave it', async () => {
    const { path } = await world.initiative();
    const [giver, other] = [await world.resident(), await world.resident()];
    await support(giver, path);

    const statuses = [
      (await other.client.delete(`${path}/supports/own`)).status,
      (await giver.client.delete(`${path}/supports/own`)).status,
      (await giver.client.delete(`${path}/supports/own`)).status,
    ];

    expect(statuses).toEqual([409, 204, 409]);
    expect(await world.progress(path)).toMatchObject({ count: 0 });
  });

  it('shows names to those who verify, and to nobody else', async () => {
    const { path } = await world.initiative();
    const giver = await world.resident();
    await support(giver, path);

    const listed = await world.clerks[0].client.get<object>(`${path}/supporters`);
    const refused = await Promise.all(
      [giver, world.play.chair].map(({ client }) => client.get(`${path}/supporters`)),
    );

    expect(listed.body).toEqual([
      {
        id: expect.any(String),
        channel: 'account',
        name: 'Test resident',
        supportedAt: expect.any(String),
      },
    ]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403]);
  });

  it('settles at the end of the support phase: enough goes on, too little ends with the reason', async () => {
    const [enough, short] = [await world.initiative(), await world.initiative()];
    const people = [await world.resident(), await world.resident()];
    for (const person of people) await support(person, enough.path);
    await support(people[0]!, short.path);
    const move = (path: string) =>
      world.play.chair.client.post(`${path}/phase-transitions`, { event: 'start-screening' });

    const moved = [await move(enough.roundPath), await move(short.roundPath)];
    const states = await Promise.all(
      [enough, short].map(async ({ path }) => (await world.play.stranger.get(path)).body),
    );

    expect(moved.map(({ status }) => status)).toEqual([201, 201]);
    expect(states).toMatchObject([
      { state: 'submitted' },
      {
        state: 'rejected',
        screeningReason: expect.stringContaining('2 steunbetuigingen nodig'),
      },
    ]);
    expect(await world.progress(enough.path)).toMatchObject({ outcome: 'reached', isOpen: false });
    expect(await world.progress(short.path)).toMatchObject({ outcome: 'not-reached', count: 1 });
    expect(await world.announced(short.id)).toEqual([
      { kind: 'support-not-reached', facts: { title: 'Initiatief 1', count: 1, needed: 2 } },
    ]);
  });

  it('is a fact that the rules of play look at, once an initiative is public', async () => {
    const { path } = await world.initiative();
    const outcomes = async () =>
      (
        await world.play.chair.client.get<{ checks: { outcome: string }[] }>(`${path}/rule-checks`)
      ).body.checks.map(({ outcome }) => outcome);

    const before = await outcomes();
    await support(await world.resident(), path);
    await support(await world.resident(), path);

    expect([before, await outcomes()]).toEqual([['broken'], ['met']]);
  });

  it('can be followed and no longer followed, as often as one likes', async () => {
    const { path } = await world.initiative();
    const draft = await world.initiative({ initiative: { state: 'draft' } });
    const { client } = await world.resident();
    const follow = (at: string) => client.send('PUT', `${at}/follow`, undefined, {});

    const statuses = [
      (await follow(path)).status,
      (await follow(path)).status,
      (await follow(draft.path)).status,
    ];
    const during = await client.get(`${path}/support`);
    statuses.push((await client.delete(`${path}/follow`)).status);

    expect(statuses).toEqual([200, 200, 404, 204]);
    expect(during.body).toMatchObject({ isFollowedByYou: true });
    expect((await client.get(`${path}/support`)).body).toMatchObject({ isFollowedByYou: false });
  });

  it('is kept by the database whatever the service asks', async () => {
    const { id, path } = await world.initiative({
      initiative: { proposedBy: world.play.resident.id },
    });
    const closed = await world.initiative({ round: { phase: 'screening' } });
    const giver = await world.resident();
    await support(giver, path);
    const tries: readonly (readonly [string, readonly unknown[]])[] = [
      [NEW_SUPPORT, [id, world.play.resident.id]],
      [NEW_SUPPORT, [closed.id, giver.id]],
      [NEW_SUPPORT, [id, world.clerks[0].id]],
      [NEW_SUPPORT, [id, giver.id]],
      [`UPDATE support SET channel = 'letter-code' WHERE initiative_id = $1`, [id]],
      ['DELETE FROM support WHERE initiative_id = $1', [id]],
      ['TRUNCATE support CASCADE', []],
    ];

    const refusals = await Promise.all(tries.map(([sql, values]) => refusalOf(world, sql, values)));

    expect(refusals).toEqual([
      'support_not_own',
      'support_in_time',
      'support_of_resident',
      'support_person_once',
      'support_kept',
      'permission',
      'permission',
    ]);
  });

  async function supporterIds(initiativeId: string): Promise<string[]> {
    const rows = await asOwner<{ id: string }>(
      world.play.api,
      'SELECT person_id AS id FROM support WHERE initiative_id = $1 AND withdrawn_at IS NULL ORDER BY 1',
      [initiativeId],
    );
    return rows.map(({ id }) => id);
  }

  async function joined(initiativeId: string, { id }: TestPerson): Promise<void> {
    await asOwner(
      world.play.api,
      `SET session_replication_role = replica;
       INSERT INTO co_initiator (initiative_id, municipality_id, person_id, invited_at, confirmed_at)
       VALUES ('${initiativeId}', '${world.play.town.id}', '${id}', now(), now())`,
    );
  }
});

const NEW_SUPPORT = `
  INSERT INTO support (id, initiative_id, channel, resident_ref, person_id, supported_at)
  VALUES ('${randomUUID()}', $1, 'account', repeat('0', 64), $2, now())`;
