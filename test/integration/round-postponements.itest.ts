import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestClient, type TestApi } from '../support/api.js';
import {
  aPerson,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aRound, asService } from '../support/round.factory.js';
import { at, TimelineTown } from '../support/timeline-town.factory.js';

describe('a postponement', () => {
  let here: TimelineTown;
  let api: TestApi;
  let town: TestMunicipality;
  let chair: TestPerson;

  beforeAll(async () => {
    here = await TimelineTown.open();
    ({ api, town, chair } = here);
  });

  afterAll(() => here.close());

  it('moves along by the clock on the wall, for everybody to read', async () => {
    const round = await aRound(api, town, { phase: 'submission' });
    await here.plan(round, {
      submission_closes_at: new Date('2027-03-25T19:00:00Z'),
      voting_opens_at: new Date('2027-03-27T08:00:00Z'),
    });

    const { status, body } = await here.postpone(round, {
      moment: 'submissionClosesAt',
      newMoment: '2027-03-27T20:00',
      shiftLater: true,
      reason: 'Het buurthuis is dicht.',
      decisionReference: 'Notulen van 3 maart, punt 4',
    });

    expect(status).toBe(201);
    expect(await here.phases(round)).toMatchObject({
      localTimeline: {
        submissionClosesAt: '2027-03-27T20:00:00+01:00',
        votingOpensAt: '2027-03-29T09:00:00+02:00',
      },
    });
    const { body: listed } = await new TestClient(api).get(`${round.path}/postponements`);
    expect(listed).toEqual([body]);
    expect(body).toMatchObject({ postponedBy: 'person', reason: 'Het buurthuis is dicht.' });
  });

  it('extends an open voting, and shortens none', async () => {
    const timeline = { votingOpensAt: at(-2), votingClosesAt: at(2) };
    const round = await aRound(api, town, { phase: 'voting', timeline });
    const body = { moment: 'votingClosesAt', reason: 'Storing.' };

    const [earlier, later, opening] = [
      await here.postpone(round, { ...body, newMoment: at(1).toISOString() }),
      await here.postpone(round, { ...body, newMoment: at(3).toISOString() }),
      await here.postpone(round, {
        ...body,
        moment: 'votingOpensAt',
        newMoment: at(4).toISOString(),
      }),
    ];

    expect([earlier.status, later.status, opening.status]).toEqual([400, 201, 409]);
    expect(opening.body).toMatchObject({ type: 'urn:wijkkas:problem:postponement-refused' });
  });

  it('is for who manages the round, and once for one key', async () => {
    const round = await aRound(api, town, { timeline: { submissionClosesAt: at(5) } });
    const resident = await aPerson(api, town, 'resident');
    const body = { moment: 'submissionClosesAt', newMoment: at(6).toISOString(), reason: 'Zo.' };
    const key = { 'idempotency-key': randomUUID() };

    const refused = await resident.client.post(`${round.path}/postponements`, body);
    const answers = [
      await chair.client.post(`${round.path}/postponements`, body, key),
      await chair.client.post(`${round.path}/postponements`, body, key),
    ];

    expect(refused.status).toBe(403);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const found = await new TestClient(api).get<unknown[]>(`${round.path}/postponements`);
    expect(found.body).toHaveLength(1);
  });

  it('is the only way to plan anew once people vote, in the database too', async () => {
    const timeline = { votingOpensAt: at(-2), votingClosesAt: at(2) };
    const round = await aRound(api, town, { phase: 'voting', timeline });

    for (const moment of [at(1), at(3)]) {
      await expect(
        asService(
          api,
          town,
          'UPDATE round SET voting_closes_at = $2, version = version + 1 WHERE id = $1',
          [round.id, moment],
        ),
      ).rejects.toThrow('timeline_frozen');
    }
    await expect(
      asService(
        api,
        town,
        `INSERT INTO round_postponement (id, round_id, moment, planned_at, new_planned_at, moved, reason, postponed_by, postponed_at, round_version)
         VALUES (gen_random_uuid(), $1, 'votingClosesAt', now() + interval '2 hours', now(), '[1]', 'Zo.', 'service', now(), 9)`,
        [round.id],
      ),
    ).rejects.toThrow('round_postponement_later');
  });

  it('leaves no timeline out of order, whoever writes it', async () => {
    const round = await aRound(api, town, { phase: 'screening' });

    await expect(
      asService(
        api,
        town,
        'UPDATE round SET closes_at = now(), submission_opens_at = now() WHERE id = $1',
        [round.id],
      ),
    ).rejects.toThrow('round_timeline_order');
  });
});
