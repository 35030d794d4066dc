import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { faultsOf, statusesOf } from '../support/faults.js';
import { asOwner, type TestPerson } from '../support/municipality.factory.js';
import {
  aMerge,
  aSplit,
  PART,
  RegroupingTown,
  type ShownRegrouping,
} from '../support/regrouping-town.factory.js';
import { asService } from '../support/round.factory.js';

describe('merging initiatives', () => {
  let api: TestApi;
  let made: RegroupingTown;

  beforeAll(async () => {
    api = await startTestApi();
    made = await RegroupingTown.in(api);
  });

  afterAll(() => api.close());

  describe('a merge', () => {
    it('is carried out by the last consent, with everybody as initiator and links both ways', async () => {
      const ids = await made.two();

      const proposed = await made.propose(made.hood.member, aMerge(ids));
      const first = await made.answer(made.hood.proposer, proposed.body.id, { answer: 'consent' });
      const last = await made.answer(made.hood.neighbour, proposed.body.id, { answer: 'consent' });

      expect([proposed.status, first.body.state, last.body.state]).toEqual([
        201,
        'open',
        'carried-out',
      ]);
      const [merged = ''] = last.body.resultIds;
      expect(await Promise.all([merged, ...ids].map((id) => made.stateOf(id)))).toEqual([
        'submitted',
        'merged',
        'merged',
      ]);
      const { body: whole } = await new TestClient(api).get(`${made.base}/initiatives/${merged}`);
      expect(whole).toMatchObject({
        title: PART.title,
        roundId: made.round.id,
        costCents: 150_000,
      });
      const makers = await asOwner<{ who: string }>(
        api,
        `SELECT proposed_by AS who FROM initiative WHERE id = $1 UNION ALL SELECT person_id FROM co_initiator WHERE initiative_id = $1`,
        [merged],
      );
      expect(makers.map(({ who }) => who).toSorted()).toEqual(
        [made.hood.proposer.id, made.hood.neighbour.id].toSorted(),
      );
      const linksOf = async (id: string) => {
        type Link = { direction: string; initiativeId: string };
        const { body } = await new TestClient(api).get<Link[]>(
          `${made.base}/initiatives/${id}/links`,
        );
        return body.map(({ direction, initiativeId }) => `${direction} ${initiativeId}`).toSorted();
      };
      expect(await linksOf(merged)).toEqual(ids.map((id) => `from ${id}`).toSorted());
      expect(await linksOf(ids[0])).toEqual([`into ${merged}`]);
    });

    it('tells those who are asked, and everybody concerned what came of it', async () => {
      const ids = await made.two();

      const { body } = await made.propose(made.hood.proposer, aMerge(ids));
      await made.answer(made.hood.neighbour, body.id, { answer: 'consent' });

      const told = await asOwner<{ kind: string; audience: object }>(
        api,
        `SELECT kind, audience FROM announcement WHERE event_key LIKE 'regrouping%' || $1 || '%' ORDER BY kind DESC, event_key`,
        [body.id],
      );
      expect(told.map(({ kind }) => kind)).toEqual([
        'merge-proposed',
        'initiatives-merged',
        'initiatives-merged',
      ]);
      expect(told[0]?.audience).toEqual({ kind: 'people', personIds: [made.hood.neighbour.id] });
    });

    it('does not happen when one refuses, who says why, and stays visible to those concerned only', async () => {
      const ids = await made.two();
      const { body } = await made.propose(made.hood.proposer, aMerge(ids));
      const path = `${made.base}/regroupings/${body.id}`;

      const silent = await made.answer(made.hood.neighbour, body.id, { answer: 'refuse' });
      const refused = await made.answer(made.hood.neighbour, body.id, {
        answer: 'refuse',
        reason: 'Ik wil geen speelplek.',
      });
      const late = await made.answer(made.hood.neighbour, body.id, { answer: 'consent' });

      expect(faultsOf(silent.body)).toEqual(['reason reason-missing']);
      expect(refused.body.state).toBe('refused');
      expect([late.status, late.body]).toMatchObject([
        409,
        { type: 'urn:wijkkas:problem:regrouping-answered' },
      ]);
      expect(await Promise.all(ids.map((id) => made.stateOf(id)))).toEqual([
        'submitted',
        'submitted',
      ]);
      const seers = [
        made.hood.proposer,
        made.hood.neighbour,
        made.hood.member,
        made.hood.contact,
        made.hood.stranger,
      ];
      const seen = await Promise.all(seers.map(({ client }) => client.get(path)));
      expect(statusesOf(seen)).toEqual([200, 200, 200, 200, 404]);
      expect((await new TestClient(api).get(path)).status).toBe(404);
      expect(JSON.stringify(seen.map((each) => each.body))).not.toContain(made.hood.proposer.id);
    });

    it('is open to other proposals again after it was taken back, and not before', async () => {
      const ids = await made.two();
      const { body } = await made.propose(made.hood.proposer, aMerge(ids));

      const second = await made.propose(made.hood.neighbour, aSplit(ids[1]));
      const foreign = await made.hood.neighbour.client.post(
        `${made.base}/regroupings/${body.id}/withdrawals`,
        {},
      );
      const own = await made.hood.proposer.client.post(
        `${made.base}/regroupings/${body.id}/withdrawals`,
        {},
      );
      const third = await made.propose(made.hood.neighbour, aSplit(ids[1]));

      expect([second.status, second.body]).toMatchObject([
        409,
        { type: 'urn:wijkkas:problem:regrouping-running' },
      ]);
      expect([foreign.status, own.body]).toMatchObject([403, { state: 'taken-back' }]);
      expect(third.status).toBe(201);
    });

    it('expires when the last day has passed without all answers', async () => {
      const ids = await made.two();
      const { body } = await made.propose(made.hood.proposer, aMerge(ids));
      await asOwner(api, 'ALTER TABLE regrouping DISABLE TRIGGER regrouping_append_only');
      await asOwner(
        api,
        `UPDATE regrouping SET proposed_at = now() - interval '9 days', answer_by_on = dutch_day(now()) - 1 WHERE id = $1`,
        [body.id],
      );
      await asOwner(api, 'ALTER TABLE regrouping ENABLE TRIGGER regrouping_append_only');

      const late = await made.answer(made.hood.neighbour, body.id, { answer: 'consent' });
      const seen = await made.hood.neighbour.client.get<ShownRegrouping>(
        `${made.base}/regroupings/${body.id}`,
      );

      expect([late.status, late.body]).toMatchObject([
        409,
        { type: 'urn:wijkkas:problem:regrouping-closed' },
      ]);
      expect(seen.body).toMatchObject({ state: 'expired', isYourAnswerAwaited: false });
    });

    it('moves supports, one of each person, and none of who makes it now', async () => {
      const ids = await made.two();
      const supports: [string, TestPerson][] = [
        [ids[0], made.hood.chair],
        [ids[1], made.hood.chair],
        [ids[1], made.hood.member],
        [ids[1], made.hood.proposer],
      ];
      for (const [index, [initiative, person]] of supports.entries()) {
        await asService(
          api,
          made.hood.town,
          `INSERT INTO support (id, initiative_id, channel, resident_ref, person_id, supported_at)
           VALUES (gen_random_uuid(), $1, 'account', encode(sha256($2::bytea), 'hex'), $3, now())`,
          [initiative, `ref ${index} ${initiative}`, person.id],
        );
      }

      const { body } = await made.propose(made.hood.proposer, aMerge(ids));
      const done = await made.answer(made.hood.neighbour, body.id, { answer: 'consent' });

      const moved = await asOwner<{ who: string }>(
        api,
        'SELECT person_id AS who FROM support WHERE initiative_id = $1 AND withdrawn_at IS NULL',
        [done.body.resultIds[0]],
      );
      expect(moved.map(({ who }) => who).toSorted()).toEqual(
        [made.hood.chair.id, made.hood.member.id].toSorted(),
      );
    });
  });

  it('are listed to those concerned, with whose answer is awaited', async () => {
    const ids = await made.two();
    const { body } = await made.propose(made.hood.member, aMerge(ids));
    const listed = async (person: TestPerson, path: string) => {
      const { body: list } = await person.client.get<ShownRegrouping[]>(
        `${made.base}/${path}?perPage=100`,
      );
      return list.filter(({ id }) => id === body.id).map((each) => each.isYourAnswerAwaited);
    };

    expect(await listed(made.hood.neighbour, 'regroupings')).toEqual([true]);
    expect(await listed(made.hood.member, 'regroupings')).toEqual([false]);
    expect(await listed(made.hood.stranger, 'regroupings')).toEqual([]);
    expect(await listed(made.hood.contact, `initiatives/${ids[0]}/regroupings`)).toEqual([false]);
    expect(await listed(made.hood.stranger, `initiatives/${ids[0]}/regroupings`)).toEqual([]);
  });
});
