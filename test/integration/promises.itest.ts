import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { created } from '../support/funded-initiative.factory.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  dayFromToday,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aRound, asService } from '../support/round.factory.js';

describe('promises', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let chair: TestPerson;
  let contact: TestPerson;
  let initiativeId: string;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    [chair, contact] = [
      await aPerson(api, town, 'chair'),
      await aPerson(api, town, 'contact-person'),
    ];
    initiativeId = (await aRound(api, town)).initiativeIds[0] ?? '';
  });

  afterAll(() => api.close());

  const path = (rest = ''): string => `/municipalities/${town.slug}/promises${rest}`;
  const nobody = (): TestClient => new TestClient(api);
  const codes = ({ body }: Answer<Json>): string[] =>
    ((body['invalidParams'] ?? []) as { code: string }[]).map(({ code }) => code);
  const figures = async (): Promise<Json> =>
    (
      await nobody().get(
        `/municipalities/${town.slug}/wijkteams/${town.wijkteamId}/promise-figures`,
      )
    ).body;

  function make(given: object = {}, by: TestPerson = chair): Promise<Answer<Json>> {
    return by.client.post(path(), {
      wijkteamId: town.wijkteamId,
      initiativeId,
      text: 'De lantaarn bij de school brandt weer.',
      ownerId: contact.id,
      ownerRole: 'contact-person',
      madeOn: dayFromToday(-3),
      dueOn: dayFromToday(30),
      source: 'conversation',
      sourceNote: 'Wijkschouw',
      ...given,
    });
  }

  const settle = (promise: Json, body: object, by: TestPerson = chair): Promise<Answer<Json>> =>
    by.client.post(path(`/${String(promise['id'])}/outcomes`), body);

  it('are kept, broken, open or overdue by themselves, and counted so for everybody', async () => {
    const before = await figures();
    const [kept, broken] = [await created(make()), await created(make())];
    const overdue = await created(make({ dueOn: dayFromToday(-1) }));
    const today = await created(make({ dueOn: dayFromToday(0) }));
    await created(settle(kept, { outcome: 'kept' }));
    const reason = 'De onderdelen komen pas in het voorjaar.';
    const answer = await created(
      settle(broken, { outcome: 'broken', reason, newDueOn: dayFromToday(90) }),
    );

    const after = await figures();
    const states = await Promise.all(
      [kept, broken, overdue, today].map(
        async ({ id }) => (await nobody().get(path(`/${String(id)}`))).body['state'],
      ),
    );
    const again = await nobody().get(path(`/${String(answer['followedById'])}`));
    const listed = await nobody().get<Json[]>(
      path(`?wijkteamId=${town.wijkteamId}&initiativeId=${initiativeId}&state=overdue`),
    );

    expect(before).toEqual({ open: 0, overdue: 0, kept: 0, broken: 0 });
    expect(after).toEqual({ open: 2, overdue: 1, kept: 1, broken: 1 });
    expect(states).toEqual(['kept', 'broken', 'overdue', 'open']);
    expect(again.body).toMatchObject({
      followsId: broken['id'],
      dueOn: dayFromToday(90),
      state: 'open',
      text: broken['text'],
    });
    expect(listed.body.map(({ id }) => id)).toEqual([overdue['id']]);
    expect(JSON.stringify([again.body, listed.body])).not.toContain(contact.id);
    const told = await asOwner<{ kind: string }>(
      api,
      'SELECT kind FROM announcement WHERE subject_id = ANY($1) ORDER BY kind',
      [[kept['id'], broken['id']]],
    );
    expect(told.map(({ kind }) => kind)).toEqual([
      'promise-broken',
      'promise-kept',
      'promise-made',
      'promise-made',
    ]);
  });

  it('are settled once, by somebody else than their owner when they were kept, and with a reason when broken', async () => {
    const promise = await created(make());
    const reason = 'De onderdelen kwamen niet.';
    const own = await settle(promise, { outcome: 'kept' }, contact);
    const silent = await settle(promise, { outcome: 'broken', newDueOn: dayFromToday(-1) });
    const settled = await settle(promise, { outcome: 'broken', reason }, contact);
    const twice = await settle(promise, { outcome: 'kept' });

    expect(own.body['type']).toBe('urn:wijkkas:problem:promise-own-word');
    expect(codes(silent)).toEqual(['reason-missing', 'day-past']);
    expect(settled.status).toBe(201);
    expect(twice.body['type']).toBe('urn:wijkkas:problem:promise-settled');
    await expect(asService(api, town, 'DELETE FROM promise_outcome')).rejects.toThrow();
    await expect(asService(api, town, 'UPDATE promise SET due_on = now()')).rejects.toThrow();
  });

  it('are of an owner who has the role, in a wijkteam whose list one keeps', async () => {
    const member = await aPerson(api, town, 'member');
    const resident = await aPerson(api, town, 'resident');

    const answers = [
      await make({ ownerRole: 'chair' }),
      await make({}, member),
      await make({}, resident),
      await settle(await created(make()), { outcome: 'kept' }, member),
    ];

    expect(answers.map(({ status, body }) => [status, body['type']])).toEqual([
      [409, 'urn:wijkkas:problem:promise-owner'],
      [403, 'urn:wijkkas:problem:forbidden'],
      [403, 'urn:wijkkas:problem:forbidden'],
      [403, 'urn:wijkkas:problem:forbidden'],
    ]);
  });

  it('name every fault at once', async () => {
    const answer = await make({ text: 'Later.', madeOn: dayFromToday(2), dueOn: dayFromToday(1) });

    expect(codes(answer)).toEqual(['text-too-short', 'day-to-come', 'period-order']);
  });
});
