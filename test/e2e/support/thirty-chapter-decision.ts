import { expect, it } from '@jest/globals';
import type { Json } from '../../support/api.js';
import type { Created } from './town.js';
import type { ThirtyStory } from './thirty-story.js';

/** Residents vote, the chair carries out what was counted, and one of those who get nothing objects. */
export function thirtyDecisions(story: ThirtyStory): void {
  it('lets all residents vote on what is left, and counts', async () => {
    await story.day(-2);
    // The database asks its own clock about ballots: this is the day of the test.
    story.town.door.clock.goTo(new Date());
    const onBallot = story.onBallot();
    const choicesOf = (voter: number): Json[] =>
      [0, 1, 3, 6, 10].map((step) => ({
        initiativeId: onBallot[(voter * 2 + step) % onBallot.length]!.id,
      }));

    const answers = await Promise.all(
      story.residents.map(({ person }, voter) =>
        person.ask(`/rounds/${story.roundId}/ballots`, { choices: choicesOf(voter) }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual(story.residents.map(() => 201));
    await story.day(7);
    expect(await story.town.read(`/rounds/${story.roundId}/turnout`)).toMatchObject({
      ballotCount: story.residents.length,
    });
  });

  it('carries out the count, by its chair, and gives everybody a decision', async () => {
    const { chair } = story.team;
    const { body: runs } = await chair.get<Created[]>(`/rounds/${story.roundId}/tally-runs`);

    const tallyRunId = runs[0]?.id;
    const decision = await chair.does(`/rounds/${story.roundId}/allocation-decisions`, {
      tallyRunId,
    });

    story.decisionId = decision.id;
    const states = (await story.states()).map(({ state }) => state);
    const count = (wanted: string): number => states.filter((state) => state === wanted).length;
    expect(count('funded')).toBe(10);
    expect(count('funded') + count('not-funded')).toBe(story.onBallot().length);
    expect([count('merged'), count('split'), count('withdrawn'), count('rejected')]).toEqual([
      4, 1, 1, 1,
    ]);
  });

  it('answers an objection of somebody who gets nothing, in time and with reasons', async () => {
    const { administrator } = story.town;
    await story.day(12);
    const path = `/rounds/${story.roundId}/award-letters?perPage=100`;
    const letters = await story.town.read<readonly Created[]>(path);
    const states = new Map((await story.states()).map(({ id, state }) => [id, state]));
    const lost = story
      .onBallot()
      .find(({ id, makers }) => states.get(id) === 'not-funded' && makers.length === 1)!;
    const letter = letters.find(({ initiativeId }) => initiativeId === lost.id);
    const filed = await lost.makers[0]!.person.does(
      `/award-letters/${letter?.id ?? ''}/objections`,
      { grounds: 'Mijn plan kreeg net zo veel stemmen als een ander.' },
    );
    const handler = await story.town.hire('contact-person');
    await administrator.does(`/objections/${filed.id}/assignments`, { handlerId: handler.id });
    const reasons = 'De volgorde bij gelijke stemmen stond vooraf vast.';
    await handler.does(`/objections/${filed.id}/hearings`, { isHeld: true, reasons });

    const answer = await handler.does(`/objections/${filed.id}/decisions`, {
      ...{ outcome: 'unfounded', reasons },
    });

    expect(answer).toMatchObject({ status: 'decided', outcome: 'unfounded' });
  });
}
