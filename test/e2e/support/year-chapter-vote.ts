import { expect, it } from '@jest/globals';
import type { Json } from '../../support/api.js';
import type { Created } from './town.js';
import { giveDrawnSeat } from './year-draw.js';
import { adopted } from './year-meetings.js';
import { plainly, postponed, timelinesOf } from './year-plans.js';
import { problem, type YearStory } from './year-story.js';

/** Residents vote, for a week longer than planned, and the worker counts. */
export function theVote(story: YearStory): void {
  it('lets residents vote, and draws a new member meanwhile', async () => {
    // The database asks its own clock about ballots and draws: this is the day of the test.
    story.town.door.clock.goTo(new Date());
    const [plein, tuin, bankjes, schip] = story.voted.map(({ id: initiativeId }) => ({
      initiativeId,
    }));
    const wishes = [
      ...Array<unknown>(6).fill([tuin, plein]),
      ...Array<unknown>(4).fill([bankjes, tuin]),
      ...Array<unknown>(2).fill([schip]),
    ];
    const cast = (index: number) =>
      story.cast.voters[index]!.ask(`/rounds/${story.rounds.vote}/ballots`, {
        choices: wishes[index],
      });

    const answers = await Promise.all(story.cast.voters.map((_, index) => cast(index)));
    const again = await cast(0);
    story.drawn = await giveDrawnSeat(story.town, story.draw);

    expect(answers.map(({ status }) => status)).toEqual(story.cast.voters.map(() => 201));
    expect(again.status).toBe(409);
    const roles = (await story.drawn.get('/sessions/current')).body['roles'];
    expect(roles).toContainEqual({ role: 'member', wijkteamId: story.cast.a.id });
  });

  it('puts off the end of the vote by decision of the wijkteam, and what comes after it as well', async () => {
    const { a } = story.cast;
    const { calendar } = story.town;
    await story.day(3);
    const [moment, newMoment] = ['votingClosesAt', calendar.day(17).toISOString()];
    const reason = 'De stembrieven kwamen een week later van de drukker.';
    const decision = {
      ...{ kind: 'postpone-round', subjectId: story.rounds.vote, motivation: reason },
      terms: { moment, newMoment, shiftLater: 'true' },
    };
    const postpone = (ground: Json) =>
      a.secretary.ask(`/rounds/${story.rounds.vote}/postponements`, {
        ...{ moment, newMoment, shiftLater: true, reason },
        ...ground,
      });

    const alone = await postpone({});
    const [teamDecisionId] = await adopted(story.town, a, [{ title: 'Uitstel', decision }]);
    const together = await postpone({ teamDecisionId });

    expect(alone.body).toMatchObject({ type: problem('decision-missing') });
    expect(together.body).toMatchObject({ moment, reason, teamDecisionId });
    const { timeline } = await story.town.read<{ timeline: Json }>(
      `/rounds/${story.rounds.vote}/phases`,
    );
    expect(timeline).toEqual(plainly(timelinesOf(story.town).vote, postponed(story.town)));
  });

  it('answers the objection in time, with reasons', async () => {
    const [, handler] = story.cast.contactPersons;
    await story.day(5);
    const reasons = 'De commissie keek naar de vogels die er nu broeden.';

    const answer = await handler.does(`/objections/${story.objectionId}/decisions`, {
      ...{ outcome: 'unfounded', reasons },
    });

    expect(answer).toMatchObject({ status: 'decided', outcome: 'unfounded' });
    const [entry] = await story.town.read<readonly Json[]>('/objections');
    expect(String(entry?.['endedOn']) < String(entry?.['decideByOn'])).toBe(true);
  });

  it('counts when the clock says so: a week later than first planned', async () => {
    const { chair } = story.cast.a;
    await story.day(12);
    const meanwhile = await story.phaseOf(story.rounds.vote);
    await story.day(19);

    const { body: runs } = await chair.get<Created[]>(`/rounds/${story.rounds.vote}/tally-runs`);
    story.tallyRunId = runs[0]?.id ?? '';
    const path = `/rounds/${story.rounds.vote}/tally-runs/${story.tallyRunId}`;
    const { body: run } = await chair.get(path);

    const [plein, tuin] = story.voted;
    expect([meanwhile, await story.phaseOf(story.rounds.vote)]).toEqual(['voting', 'counted']);
    expect(run).toMatchObject({ ballotCount: story.cast.voters.length, spentCents: 900_000 });
    expect((run['winners'] as Json[]).map(({ initiativeId }) => initiativeId)).toEqual([
      tuin!.id,
      plein!.id,
    ]);
  });
}
