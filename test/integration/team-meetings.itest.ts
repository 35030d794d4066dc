import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  anOutcomeWhereNeeded,
  aBudget,
  aRoundToDecide,
  created,
} from '../support/funded-initiative.factory.js';
import { aPerson } from '../support/municipality.factory.js';
import {
  aConvenedMeeting,
  adoptDecisionRules,
  anOpenMeeting,
  arrive,
  aTeam,
  decideItem,
  move,
  nameProposer,
  type Team,
  toAllocate,
  vote,
} from '../support/team-meeting.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;
const TALK = { title: 'Het weer', decision: { kind: 'other', motivation: 'Wij vinden het mooi.' } };

describe('a wijkteam that decides in a meeting', () => {
  let api: TestApi;
  let team: Team;
  const advised = new Map<string, string | null>();

  beforeAll(async () => {
    api = await startTestApi();
  });

  beforeEach(async () => {
    team = await aTeam(api);
  });

  afterAll(() => api.close());

  async function aRound(proposedBy: string | null = null): Promise<{
    readonly roundId: string;
    readonly initiativeIds: readonly string[];
  }> {
    const round = await aRoundToDecide(team, {
      mode: 'committee-advice',
      phase: 'deciding',
      budgetId: await aBudget(team, 60_000),
    });
    if (proposedBy !== null) await nameProposer(team, round.roundId, proposedBy);
    const advice = await anOutcomeWhereNeeded(team, round.roundId, round.initiativeIds);
    advised.set(round.roundId, advice);
    return round;
  }

  /** Each decision names the outcome that the committee advised. */
  const allocate = (roundId: string, body: object, by?: TestClient) =>
    team.post(
      `/rounds/${roundId}/allocation-decisions`,
      { outcomeRecordId: advised.get(roundId), ...body },
      by ?? team.chair.client,
    );

  it('has no quorum at first, decides the second time, and then money can go', async () => {
    await adoptDecisionRules(team);
    const { roundId, initiativeIds } = await aRound(team.members[0]?.id);
    const item = { title: 'De speeltuin', decision: toAllocate(roundId, initiativeIds) };
    const first = await anOpenMeeting(team, {
      items: [item],
      present: [team.chair, team.secretary],
    });
    const [emptyId = ''] = first.itemIds;
    for (const person of [team.chair, team.secretary]) await vote(team, emptyId, person, 'for');
    const failed = await created(decideItem(team, emptyId));
    await created(move(team, first.meetingId, 'close'));

    const again = await anOpenMeeting(team, { items: [{ ...item, repeatsItemId: emptyId }] });
    const [itemId = ''] = again.itemIds;
    const byProposer = await vote(team, itemId, team.members[0] ?? team.chair, 'for');
    for (const person of [team.chair, team.secretary]) await vote(team, itemId, person, 'for');
    await vote(team, itemId, team.members[1] ?? team.chair, 'against');
    const decided = await created(decideItem(team, itemId));
    const early = await allocate(roundId, { teamDecisionId: failed['id'] });
    const bare = await allocate(roundId, { initiativeIds, motivation: 'Zomaar.' });
    const done = await allocate(roundId, { teamDecisionId: decided['id'] });

    expect(failed).toMatchObject({ outcome: 'no-quorum', presentCount: 2, quorumNeeded: 3 });
    expect([byProposer.status, byProposer.body['type']]).toEqual([403, problem('recused')]);
    expect(decided).toMatchObject({
      outcome: 'adopted',
      seatCount: 5,
      presentCount: 5,
      forCount: 2,
      againstCount: 1,
    });
    expect([early, bare].map(({ status, body }) => [status, body['type']])).toEqual([
      [409, problem('decision-refused')],
      [409, problem('decision-missing')],
    ]);
    expect(done.body).toMatchObject({ totalCents: 60_000, teamDecisionId: decided['id'] });
  });

  it('carries a decision out once, with exactly its amounts, by chair or secretary', async () => {
    await adoptDecisionRules(team);
    const round = await aRound();
    const wrong = toAllocate(round.roundId, round.initiativeIds, 50_000);
    const right = toAllocate(round.roundId, round.initiativeIds);
    const { itemIds } = await anOpenMeeting(team, {
      items: [wrong, right].map((decision) => ({ title: 'Geld', decision })),
    });
    const ids: string[] = [];
    for (const itemId of itemIds) {
      for (const person of team.seats) await vote(team, itemId, person, 'for');
      ids.push(String((await created(decideItem(team, itemId)))['id']));
    }

    const less = await allocate(round.roundId, { teamDecisionId: ids[0] });
    const stranger = await allocate(
      round.roundId,
      { teamDecisionId: ids[1] },
      team.members[0]?.client,
    );
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        allocate(round.roundId, { teamDecisionId: ids[1] }, team.secretary.client),
      ),
    );

    expect(less.body).toMatchObject({ type: problem('decision-refused'), reason: 'other-content' });
    expect(stranger.status).toBe(403);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const { body } = await team.chair.client.get(team.path(`/team-decisions/${ids[1] ?? ''}`));
    expect(body).toMatchObject({ isUsed: true });
  });

  it('lets the chair decide a tie where the rules say so, and leaves it tied elsewhere', async () => {
    const outcomes: unknown[] = [];
    for (const castingVote of [false, true]) {
      await adoptDecisionRules(team, { castingVote });
      const { itemIds } = await anOpenMeeting(team, { items: [TALK] });
      const [itemId = ''] = itemIds;
      const choices = ['against', 'for', 'for', 'against', 'abstain'];
      for (const [index, person] of team.seats.entries()) {
        await vote(team, itemId, person, choices[index] ?? '');
      }
      const { outcome, isByCastingVote } = await created(decideItem(team, itemId));
      outcomes.push([outcome, isByCastingVote]);
    }

    expect(outcomes).toEqual([
      ['tied', false],
      ['rejected', true],
    ]);
  });

  it('takes a vote once, from a seat that is there, and after the decision from nobody', async () => {
    const { meetingId, itemIds } = await anOpenMeeting(team, { items: [TALK] });
    const [itemId = ''] = itemIds;
    const [one = team.chair, two = team.chair, three = team.chair] = team.members;
    const late = await aPerson(api, team.town, 'member');
    await arrive(team, meetingId, three.id, 'left');

    const answers = [
      await vote(team, itemId, one, 'for'),
      await vote(team, itemId, one, 'against'),
      await team.post(
        `/agenda-items/${itemId}/votes`,
        { personId: two.id, choice: 'for' },
        one.client,
      ),
      await team.post(`/agenda-items/${itemId}/votes`, { choice: 'for' }, two.client),
      await vote(team, itemId, three, 'for'),
      await vote(team, itemId, late, 'for'),
    ];
    await created(decideItem(team, itemId));
    const after = [await vote(team, itemId, team.chair, 'for'), await decideItem(team, itemId)];

    expect(answers.map(({ status, body }) => [status, body['type']])).toEqual([
      [201, undefined],
      [409, problem('team-vote-given')],
      [403, problem('vote-for-another')],
      [201, undefined],
      [409, problem('not-present')],
      [403, problem('no-vote-here')],
    ]);
    expect(after.map(({ body }) => body['type'])).toEqual([
      problem('voting-on-item-ended'),
      problem('item-decided'),
    ]);
  });

  it('decides in writing after the closing moment, or when everybody has answered', async () => {
    await adoptDecisionRules(team, { form: 'consent' });
    const closesAt = new Date(Date.now() + 3_600_000).toISOString();
    const { itemIds } = await anOpenMeeting(team, { kind: 'written', closesAt, items: [TALK] });
    const [itemId = ''] = itemIds;
    const answer = (client: TestClient, body: object) =>
      team.post(`/agenda-items/${itemId}/votes`, body, client);
    const bare = await answer(team.chair.client, { choice: 'against' });
    await created(
      answer(team.chair.client, { choice: 'against', reason: 'Zo wordt het te druk.' }),
    );
    const others = team.seats.slice(1);
    const byAnother = await vote(team, itemId, others[1] ?? team.chair, 'for');
    for (const { client } of others.slice(1)) await created(answer(client, { choice: 'for' }));

    const early = await decideItem(team, itemId);
    await created(answer(team.secretary.client, { choice: 'abstain' }));
    const decided = await created(decideItem(team, itemId));

    expect(bare.body).toMatchObject({ invalidParams: [{ name: 'reason' }] });
    expect(byAnother.body).toMatchObject({ type: problem('vote-for-another') });
    expect(early.body).toMatchObject({ type: problem('written-procedure-running') });
    expect(decided).toMatchObject({ outcome: 'rejected', presentCount: 5, againstCount: 1 });
  });

  it('does not decide in writing where the rules forbid it', async () => {
    await adoptDecisionRules(team, { writtenProcedure: false });
    const closesAt = new Date(Date.now() + 3_600_000).toISOString();
    const { meetingId } = await aConvenedMeeting(team, { kind: 'written', closesAt });

    const answer = await move(team, meetingId, 'open');

    expect(answer.body).toMatchObject({ type: problem('written-procedure-not-allowed') });
  });

  it('closes the agenda when it opens, and shows a draft to its seats only', async () => {
    const { meetingId } = await anOpenMeeting(team);
    const draft = await created(
      team.post(`/wijkteams/${team.town.wijkteamId}/meetings`, {
        kind: 'online',
        title: 'Volgende keer',
        startsAt: '2031-01-01T20:00:00+01:00',
      }),
    );
    const path = team.path(`/meetings/${String(draft['id'])}`);

    const late = await team.post(`/meetings/${meetingId}/agenda-items`, TALK);
    const answers = [
      await new TestClient(api).get(path),
      await new TestClient(api).get(`${path}/agenda-items`),
      await team.members[0]?.client.get(path),
    ];
    const list = await new TestClient(api).get<Json[]>(
      team.path(`/wijkteams/${team.town.wijkteamId}/meetings`),
    );

    expect(late.body).toMatchObject({ type: problem('agenda-closed') });
    expect(answers.map((each) => each?.status)).toEqual([404, 404, 200]);
    expect(list.body.map(({ id }) => id)).toEqual([meetingId]);
  });

  it('names every fault of an item at once, and of a meeting', async () => {
    const { meetingId } = await aConvenedMeeting(team);
    const other = await created(
      team.post(`/wijkteams/${team.town.wijkteamId}/meetings`, {
        kind: 'online',
        title: 'Volgende keer',
        startsAt: '2031-01-01T20:00:00+01:00',
      }),
    );

    const item = await team.post(`/meetings/${String(other['id'])}/agenda-items`, {
      title: ' ',
      decision: { kind: 'allocate', motivation: '', deviations: [] },
    });
    const meeting = await team.post(`/wijkteams/${team.town.wijkteamId}/meetings`, {
      kind: 'written',
      title: '',
      startsAt: '2031-01-01T20:00:00+01:00',
    });

    const namesOf = ({ body }: { readonly body: Json }): string[] =>
      (body['invalidParams'] as { name: string }[]).map(({ name }) => name);
    expect(meetingId).not.toBe(other['id']);
    expect(namesOf(item)).toEqual([
      'title',
      'decision.subjectId',
      'decision.motivation',
      'decision.lines',
    ]);
    expect(namesOf(meeting)).toEqual(['title', 'closesAt']);
  });
});
