import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TallyRun } from '#domain';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { aCountingRound } from '../support/counted-round.factory.js';
import { aBudget, created } from '../support/funded-initiative.factory.js';
import { asOwner } from '../support/municipality.factory.js';
import { aTallyRound } from '../support/tally-thread.js';
import {
  aConvenedMeeting,
  adoptDecisionRules,
  anAdoptedDecision,
  aTeam,
  type Team,
} from '../support/team-meeting.factory.js';

const REASON = 'Dit plan won, maar de gemeente legt het bankje intussen zelf aan.';
const COSTS = [60_000, 30_000, 40_000] as const;

describe('leaving the outcome of a vote', () => {
  let api: TestApi;
  let team: Team;

  beforeAll(async () => {
    api = await startTestApi();
    team = await aTeam(api, 1);
  });

  afterAll(async () => {
    await team.close();
    await api.close();
  });

  /** The second wins, then the first; the third does not fit any more. */
  async function aCountedRound(): Promise<{ roundId: string; run: TallyRun; ids: string[] }> {
    const ballots = [{ choices: [1, 2] }, { choices: [2] }, { choices: [2, 1] }, { choices: [3] }];
    const costsCents = COSTS.map(BigInt);
    const { round, paper } = await aCountingRound(team, ballots, { costsCents });
    const budgetId = await aBudget(team, 100_000);
    await asOwner(api, 'UPDATE round SET budget_id = $2 WHERE id = $1', [round.id, budgetId]);
    const run = await aTallyRound(team.unitOfWork).execute(
      { municipalityId: team.town.id, roundId: round.id },
      randomUUID(),
    );
    return { roundId: round.id, run, ids: paper.map(({ initiativeId }) => initiativeId) };
  }

  const line = (ids: readonly string[], index: number) => ({
    subjectId: ids[index],
    amountCents: COSTS[index],
  });
  /** The third in place of the first. */
  const otherwise = (counted: { roundId: string; run: TallyRun; ids: readonly string[] }) => ({
    kind: 'ratify-tally',
    subjectId: counted.roundId,
    tallyRunId: counted.run.id,
    motivation: 'De uitslag, op één plan na.',
    lines: [line(counted.ids, 1), line(counted.ids, 2)],
    deviations: [0, 2].map((index) => ({ initiativeId: counted.ids[index], reason: REASON })),
  });
  const allocate = (roundId: string, body: object) =>
    team.post(`/rounds/${roundId}/allocation-decisions`, body, team.chair.client);

  it('takes a decision of the wijkteam, with a public reason for each difference', async () => {
    const counted = await aCountedRound();
    const teamDecisionId = await anAdoptedDecision(team, otherwise(counted));

    const answer = await allocate(counted.roundId, { teamDecisionId });

    const [, second, third] = counted.ids;
    expect(answer.body).toMatchObject({
      tallyRunId: counted.run.id,
      teamDecisionId,
      allocations: [{ initiativeId: second }, { initiativeId: third }],
    });
    const path = team.path(`/rounds/${counted.roundId}/allocation-decisions`);
    const published = await new TestClient(api).get<Json[]>(path);
    const count = await new TestClient(api).get(
      team.path(`/rounds/${counted.roundId}/tally-runs/${counted.run.id}`),
    );
    expect(count.body['deviations']).toEqual(published.body[0]?.['deviations']);
    const deviations = published.body[0]?.['deviations'] as readonly Json[];
    expect(deviations.map((each) => [each['initiativeId'], each['reason']])).toEqual(
      [counted.ids[0], third].toSorted().map((id) => [id, REASON]),
    );
  });

  it('cannot even be put to the vote without its reasons', async () => {
    const counted = await aCountedRound();
    const whole = otherwise(counted);
    const meeting = await created(
      team.post(`/wijkteams/${team.town.wijkteamId}/meetings`, {
        kind: 'online',
        title: 'Uitslag',
        startsAt: '2031-01-01T20:00:00+01:00',
      }),
    );
    const put = (decision: object) =>
      team.post(`/meetings/${String(meeting['id'])}/agenda-items`, { title: 'Uitslag', decision });

    const answers = [
      await put({ ...whole, deviations: [] }),
      await put({ ...whole, deviations: whole.deviations.slice(1) }),
      await put({
        ...whole,
        deviations: whole.deviations.map((each) => ({ ...each, reason: 'Beter.' })),
      }),
      await put({ ...whole, lines: [line(counted.ids, 0), line(counted.ids, 1)] }),
    ];

    expect(
      answers.map(({ body }) => (body['invalidParams'] as Json[]).map(({ code }) => code)),
    ).toEqual([
      ['deviation-unexplained', 'deviation-unexplained'],
      ['deviation-unexplained'],
      ['reason-too-short', 'reason-too-short'],
      ['deviation-without-difference', 'deviation-without-difference'],
    ]);
  });

  it('is refused by the database too, with or without a decision', async () => {
    const counted = await aCountedRound();
    const { itemIds } = await aConvenedMeeting(team, {
      items: [{ title: 'Uitslag', decision: otherwise(counted) }],
    });
    const silently = (by: string) =>
      team.unitOfWork.run({ id: team.town.id }, async ({ allocations, clock }) => {
        const decidedAt = await clock.now();
        const { roundId, run } = counted;
        const decision = { id: randomUUID(), roundId, tallyRunId: run.id, motivation: null };
        await allocations.insert({ ...decision, decidedBy: by, decidedAt });
      });

    await expect(silently(team.chair.id)).rejects.toThrow('allocation_decision_complete');
    expect(itemIds).toHaveLength(1);
  });

  it('follows the count as ever in a wijkteam that decides together and ratifies it', async () => {
    const counted = await aCountedRound();
    await adoptDecisionRules(team);
    const teamDecisionId = await anAdoptedDecision(team, {
      ...otherwise(counted),
      lines: [line(counted.ids, 0), line(counted.ids, 1)],
      deviations: [],
    });

    const alone = await allocate(counted.roundId, { tallyRunId: counted.run.id });
    const together = await allocate(counted.roundId, { teamDecisionId });

    expect(alone.body).toMatchObject({ type: 'urn:wijkkas:problem:decision-missing' });
    expect(together.body).toMatchObject({ totalCents: 90_000, deviations: [] });
  });
});
