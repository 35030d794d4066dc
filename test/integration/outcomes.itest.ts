import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { outcomeGiven } from '../support/outcome.factory.js';
import { aRound, asService, type TestRound } from '../support/round.factory.js';

type Kept = { id: string; number: number; textHash: string; document: string; confirmedAt: string };

describe('the outcome of a committee or an assembly', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let chair: TestPerson;
  let secretary: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    chair = await aPerson(api, town, 'chair');
    secretary = await aPerson(api, town, 'secretary');
  });

  afterAll(() => api.close());

  const recordsOf = (round: TestRound) => `${round.path}/outcome-records`;

  function aDecidingRound(mode: 'assembly' | 'committee-advice' = 'assembly'): Promise<TestRound> {
    return aRound(api, town, { mode, phase: 'deciding' });
  }

  async function entered(round: TestRound, given: object = {}): Promise<Kept> {
    const body = { ...outcomeGiven(round), ...given };
    const answer = await secretary.client.post<Kept>(recordsOf(round), body);
    expect(answer.status).toBe(201);
    return answer.body;
  }

  it('is entered by one person, confirmed by another, and open to everybody', async () => {
    const round = await aDecidingRound();
    const kept = await entered(round);
    const { textHash } = kept;

    const confirmed = await chair.client.post(`${recordsOf(round)}/${kept.id}/confirmations`, {
      textHash,
    });
    const { body } = await new TestClient(api).get<Kept[]>(recordsOf(round));

    expect(confirmed.status).toBe(201);
    expect(body).toHaveLength(1);
    expect(body[0]).toMatchObject({ id: kept.id, number: 1, textHash, presentCount: 40 });
    expect(body[0]?.confirmedAt).not.toBeNull();
    expect(createHash('sha256').update(kept.document, 'utf8').digest('hex')).toBe(textHash);
    expect(JSON.stringify(body)).not.toContain(chair.id);
    const actions = await asOwner<{ action: string }>(
      api,
      'SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id',
      [kept.id],
    );
    expect(actions.map(({ action }) => action)).toEqual(['record-outcome', 'confirm-outcome']);
  });

  it('is confirmed once, by somebody else, as it was read', async () => {
    const round = await aDecidingRound();
    const { id, textHash } = await entered(round);
    const confirm = (person: TestPerson, hash: string) =>
      person.client.post(`${recordsOf(round)}/${id}/confirmations`, { textHash: hash });

    const answers = [
      await confirm(secretary, textHash),
      await confirm(chair, 'a'.repeat(64)),
      await confirm(chair, textHash),
      await confirm(chair, textHash),
    ];

    expect(answers.map(({ status, body }) => [status, body['type']])).toEqual([
      [403, 'urn:wijkkas:problem:outcome-four-eyes'],
      [409, 'urn:wijkkas:problem:outcome-text-differs'],
      [201, undefined],
      [409, 'urn:wijkkas:problem:outcome-confirmed'],
    ]);
  });

  it('is corrected by a later record with its reason, which has to be confirmed anew', async () => {
    const round = await aDecidingRound();
    const first = await entered(round);
    const again = { ...outcomeGiven(round, [round.initiativeIds[0] ?? '']), presentCount: 41 };

    const silent = await secretary.client.post(recordsOf(round), again);
    const second = await entered(round, { ...again, correctionReason: 'Iemand was vergeten.' });
    const late = await chair.client.post(`${recordsOf(round)}/${first.id}/confirmations`, {
      textHash: first.textHash,
    });

    expect(silent.body).toMatchObject({ type: 'urn:wijkkas:problem:outcome-correction-reason' });
    expect(second.number).toBe(2);
    expect(late.body).toMatchObject({ type: 'urn:wijkkas:problem:outcome-superseded' });
  });

  it('names every fault at once, and changes nothing', async () => {
    const round = await aDecidingRound('committee-advice');
    const [first = ''] = round.initiativeIds;
    const body = {
      ...outcomeGiven(round),
      heldOn: '2199-01-01',
      lines: [{ initiativeId: first, opinion: 'refuse' }],
    };

    const answer = await secretary.client.post(recordsOf(round), body);

    expect(answer.status).toBe(400);
    expect((answer.body['invalidParams'] as { code: string }[]).map(({ code }) => code)).toEqual([
      'day-to-come',
      'line-missing',
      'line-missing',
      'reasons-missing',
    ]);
    expect((await chair.client.get(recordsOf(round))).body).toEqual([]);
  });

  it.each([
    ['no lines', { lines: 'alles' }],
    ['no people', { presentCount: 0 }],
    ['an opinion that there is not', { lines: [{ initiativeId: randomUUID(), opinion: 'maybe' }] }],
    ['a nul character', { minutes: 'a\u0000b' }],
    ['a member that there is not', { winner: 'bank' }],
  ])('refuses a body with %s', async (_, given) => {
    const round = await aDecidingRound();

    const answer = await secretary.client.post(recordsOf(round), {
      ...outcomeGiven(round),
      ...given,
    });

    expect(answer.status).toBe(400);
  });

  it('is not entered by a member, before its time, or where residents vote', async () => {
    const member = await aPerson(api, town, 'member');
    const early = await aRound(api, town, { mode: 'assembly', phase: 'screening' });
    const vote = await aRound(api, town, { phase: 'counted' });
    const round = await aDecidingRound();

    const answers = [
      await member.client.post(recordsOf(round), outcomeGiven(round)),
      await secretary.client.post(recordsOf(early), outcomeGiven(early)),
      await secretary.client.post(recordsOf(vote), outcomeGiven(vote)),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 409, 409]);
  });

  it('is entered once when two people enter it at the same time', async () => {
    const round = await aDecidingRound();

    const answers = await Promise.all(
      [chair, secretary, chair, secretary].map(({ client }) =>
        client.post(recordsOf(round), outcomeGiven(round)),
      ),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 400, 400, 400]);
  });

  it.each([
    ['is changed', 'permission denied', `UPDATE outcome_record SET number = 9 WHERE id = $1`],
    ['is removed', 'permission denied', `DELETE FROM outcome_record WHERE id = $1`],
    [
      'is confirmed by who entered it',
      'four_eyes',
      `INSERT INTO outcome_confirmation (record_id, round_id, text_hash, confirmed_by, confirmed_at)
         SELECT id, round_id, text_hash, recorded_by, now() FROM outcome_record WHERE id = $1`,
    ],
    [
      'has a hash of another text',
      'outcome_record_hash',
      `INSERT INTO outcome_record (id, round_id, number, document, text_hash, recorded_by, recorded_at)
         SELECT gen_random_uuid(), round_id, 2, (document::jsonb || '{"correctionReason": "Zo is het beter."}')::text, text_hash, recorded_by, now() FROM outcome_record WHERE id = $1`,
    ],
    [
      'leaves an initiative out',
      'outcome_record_complete',
      `INSERT INTO outcome_record (id, round_id, number, document, text_hash, recorded_by, recorded_at)
         SELECT gen_random_uuid(), round_id, 2, d, encode(sha256(convert_to(d, 'UTF8')), 'hex'), recorded_by, now()
           FROM outcome_record, LATERAL (SELECT (document::jsonb #- '{lines,0}' || '{"correctionReason": "Zo is het beter."}')::text AS d) AS other WHERE id = $1`,
    ],
  ])('cannot be past the database in a way that it %s', async (_, rule, sql) => {
    const { id } = await entered(await aDecidingRound());

    await expect(asService(api, town, sql, [id])).rejects.toThrow(rule);
  });
});
