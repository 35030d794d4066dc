import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aRound, aVotingRound, type TestRound } from '../support/round.factory.js';

const HOUR_MS = 3_600_000;

describe('the route of rounds', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let chair: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    chair = await aPerson(api, town, 'chair');
  });

  afterAll(() => api.close());

  const move = (round: Pick<TestRound, 'path'>, event: string) =>
    chair.client.post(`${round.path}/phase-transitions`, { event });

  it('goes step by step, and says what can happen next', async () => {
    const round = await aRound(api, town, { phase: 'draft', initiatives: [] });
    const initiatives = `${round.path}/initiatives`;
    const resident = await aPerson(api, town, 'resident');
    const member = await aPerson(api, town, 'member');

    await move(round, 'open-submission');
    const { body: proposed } = await resident.client.post<{ id: string }>(initiatives, {
      title: 'Moestuin',
      costLines: [{ description: 'Aarde', amountCents: 90_000 }],
    });
    const initiative = `/municipalities/${town.slug}/initiatives/${proposed.id}`;
    await resident.client.post(`${initiative}/submissions`, {});
    await move(round, 'start-screening');
    await member.client.post(`${initiative}/screenings`, { outcome: 'accept' });
    const opened = await move(round, 'open-voting');
    const during = await chair.client.get(`${round.path}/phases`);
    const closed = await move(round, 'close-voting');

    expect(opened.body).toMatchObject({
      phase: 'voting',
      rulesHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
    expect(during.body).toMatchObject({ phase: 'voting', possibleEvents: ['close-voting'] });
    expect(closed.body).toMatchObject({ phase: 'counting' });
  });

  it('asks once for the count when the voting closes, also when asked twice with one key', async () => {
    const round = await aVotingRound(api, town);
    const key = { 'idempotency-key': randomUUID() };
    const close = () =>
      chair.client.post(`${round.path}/phase-transitions`, { event: 'close-voting' }, key);

    const answers = [await close(), await close()];

    const jobs = await asOwner(api, `SELECT payload FROM outbox WHERE payload ->> 'roundId' = $1`, [
      round.id,
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const task = { taskId: expect.any(String) };
    expect(jobs).toEqual([{ payload: { municipalityId: town.id, roundId: round.id, ...task } }]);
  });

  it('moves the plan when somebody opens or closes the voting before it', async () => {
    const timeline = {
      votingOpensAt: new Date(Date.now() + HOUR_MS),
      votingClosesAt: new Date(Date.now() + 2 * HOUR_MS),
    };
    const round = await aRound(api, town, { phase: 'screening', timeline });
    const before = Date.now();

    await move(round, 'open-voting');
    const { body } = await move(round, 'close-voting');

    const { votingOpensAt, votingClosesAt } = (body as { timeline: Record<string, string> })
      .timeline;
    expect(Date.parse(votingOpensAt ?? '')).toBeGreaterThanOrEqual(before - 1_000);
    expect(Date.parse(votingClosesAt ?? '')).toBeLessThanOrEqual(Date.now() + 1_000);
  });

  it('opens no voting whose planned end has passed', async () => {
    const timeline = { votingClosesAt: new Date(Date.now() - HOUR_MS) };
    const round = await aRound(api, town, { phase: 'screening', timeline });

    const answer = await move(round, 'open-voting');

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:timeline-passed' });
  });

  it('opens no voting about nothing', async () => {
    const round = await aRound(api, town, {
      phase: 'screening',
      initiatives: [{ state: 'submitted' }, { state: 'rejected' }],
    });

    const answer = await move(round, 'open-voting');

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:no-eligible-initiative' });
  });

  it('has no step that the mode has not, and none that the service takes itself', async () => {
    const round = await aVotingRound(api, town);

    const answers = [
      await move(round, 'open-voting'),
      await move(round, 'start-deciding'),
      await move(round, 'record-tally'),
      await move(round, 'allocate'),
      await move(round, 'fly'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([409, 409, 403, 403, 400]);
  });

  it('shows the whole route of a mode, and what can be asked for now', async () => {
    const round = await aRound(api, town, { mode: 'assembly', phase: 'screening' });

    const { body } = await chair.client.get(`${round.path}/phases`);

    expect(body).toMatchObject({
      mode: 'assembly',
      phase: 'screening',
      possibleEvents: ['start-deciding', 'cancel'],
      route: expect.arrayContaining([
        { event: 'start-deciding', from: ['screening'], to: 'deciding' },
        { event: 'allocate', from: ['deciding'], to: 'allocated' },
      ]) as unknown,
    });
  });

  it('keeps what was submitted before the paper was made, and nothing else, on the paper', async () => {
    const initiatives = ['eligible', 'rejected', 'submitted', 'eligible'] as const;
    const round = await aRound(api, town, {
      phase: 'screening',
      initiatives: initiatives.map((state) => ({ state })),
    });
    await move(round, 'open-voting');

    const { body } = await chair.client.get<{ lines: { initiativeId: string }[] }>(
      `${round.path}/ballot-paper`,
    );

    const [first, , , last] = round.initiativeIds;
    expect(body.lines.map(({ initiativeId }) => initiativeId)).toEqual([first, last]);
  });
});
