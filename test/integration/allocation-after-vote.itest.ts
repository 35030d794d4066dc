import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TallyRun } from '#domain';
import { type Answer, type Json, startTestApi, type TestApi } from '../support/api.js';
import { aCountingRound, type GivenBallot } from '../support/counted-round.factory.js';
import { aBudget, aTreasury, type Treasury } from '../support/funded-initiative.factory.js';
import { asOwner } from '../support/municipality.factory.js';
import { aTallyRound } from '../support/tally-thread.js';

/** The second initiative wins, then the first; the third does not fit any more. */
const BALLOTS: readonly GivenBallot[] = [
  { choices: [1, 2] },
  { choices: [2] },
  { choices: [2, 1] },
  { choices: [3] },
];
const COSTS = [60_000n, 30_000n, 40_000n];

describe('allocating after a vote', () => {
  let api: TestApi;
  let treasury: Treasury;

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
  });

  afterAll(async () => {
    await treasury.close();
    await api.close();
  });

  async function aCountedRound(
    budgetCents = 100_000,
  ): Promise<{ roundId: string; run: TallyRun; paper: readonly string[] }> {
    const { round, paper } = await aCountingRound(treasury, BALLOTS, { costsCents: COSTS });
    const budgetId = await aBudget(treasury, budgetCents);
    await asOwner(api, 'UPDATE round SET budget_id = $2 WHERE id = $1', [round.id, budgetId]);
    const run = await aTallyRound(treasury.unitOfWork).execute(
      { municipalityId: treasury.town.id, roundId: round.id },
      randomUUID(),
    );
    return { roundId: round.id, run, paper: paper.map(({ initiativeId }) => initiativeId) };
  }

  const follow = (roundId: string, body: object): Promise<Answer<Json>> =>
    treasury.chair.client.post(treasury.path(`/rounds/${roundId}/allocation-decisions`), body);
  const factsOf = async (roundId: string): Promise<Json | undefined> => {
    const [facts] = await asOwner<Json>(
      api,
      `SELECT phase, (SELECT json_object_agg(id, state) FROM initiative WHERE round_id = r.id) AS states,
              (SELECT count(*)::int FROM allocation_decision WHERE round_id = r.id) AS decisions,
              (SELECT count(*)::int FROM commitment WHERE round_id = r.id) AS commitments
         FROM round r WHERE id = $1`,
      [roundId],
    );
    return facts;
  };

  it('gives the winners of the count what they cost on the ballot paper, in their order', async () => {
    const { roundId, run, paper } = await aCountedRound();
    const [first = '', second = '', third = ''] = paper;

    const answer = await follow(roundId, { tallyRunId: run.id });

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      tallyRunId: run.id,
      motivation: null,
      totalCents: 90_000,
      allocations: [
        { initiativeId: second, amountCents: 30_000 },
        { initiativeId: first, amountCents: 60_000 },
      ],
    });
    expect(await factsOf(roundId)).toEqual({
      phase: 'allocated',
      states: { [first]: 'funded', [second]: 'funded', [third]: 'not-funded' },
      decisions: 1,
      commitments: 2,
    });
  });

  it('takes the winners from the count and from nobody else', async () => {
    const { roundId, run, paper } = await aCountedRound();

    const answer = await follow(roundId, {
      tallyRunId: run.id,
      initiativeIds: [paper[2]],
      motivation: 'Ik vind dit beter.',
    });

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ invalidParams: [{ name: 'initiativeIds' }] });
    expect(await factsOf(roundId)).toMatchObject({ phase: 'counted', decisions: 0 });
  });

  it('follows a count of this very round', async () => {
    const [here, there] = [await aCountedRound(), await aCountedRound()];

    const other = await follow(here.roundId, { tallyRunId: there.run.id });
    const unknown = await follow(here.roundId, { tallyRunId: randomUUID() });
    const none = await follow(here.roundId, { motivation: 'Zonder telling.' });

    expect([other.status, unknown.status, none.status]).toEqual([404, 404, 400]);
    expect(await factsOf(here.roundId)).toMatchObject({ phase: 'counted', decisions: 0 });
  });

  it('decides once, however many times it is asked at the same time', async () => {
    const { roundId, run } = await aCountedRound();

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => follow(roundId, { tallyRunId: run.id })),
    );

    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    expect(await factsOf(roundId)).toMatchObject({ decisions: 1, commitments: 2 });
  });

  it('takes everything back when the budget does not suffice', async () => {
    const { roundId, run, paper } = await aCountedRound(89_999);

    const answer = await follow(roundId, { tallyRunId: run.id });

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:ceiling-exceeded' });
    expect(await factsOf(roundId)).toEqual({
      phase: 'counted',
      states: Object.fromEntries(paper.map((id) => [id, 'eligible'])),
      decisions: 0,
      commitments: 0,
    });
  });

  it('does not decide before the count', async () => {
    const { round } = await aCountingRound(treasury, BALLOTS, { costsCents: COSTS });

    const answer = await follow(round.id, { tallyRunId: randomUUID() });

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:phase-transition-refused' });
  });
});
