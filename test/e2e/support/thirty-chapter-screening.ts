import { expect, it } from '@jest/globals';
import type { Created } from './town.js';
import { heardAbout } from './thirty-messages.js';
import type { ThirtyPlan, ThirtyStory } from './thirty-story.js';
import type { YearPerson } from './year-people.js';

const REFUSED = 'De grond is van de spoorwegen, en die geven geen toestemming.';
/** The plan that is refused after its initiator answered, and the one that is forgotten. */
const [DISPUTED, FORGOTTEN] = [26, 27];

/** Everything is screened by the procedure, and the clock watches who forgets something. */
export function thirtyScreenings(story: ThirtyStory): void {
  it('takes every initiative up by itself, with a contact person and a question for a department', async () => {
    await story.day(-82);
    await story.town.turn('watch-terms');
    const open = story.onBallot();

    const routes = await Promise.all(
      open.map(({ id }) => story.town.read(`/initiatives/${id}/route`)),
    );

    expect(routes.filter(({ contactPerson }) => contactPerson === null)).toEqual([]);
    for (const { id } of open) await advise(story, id);
  });

  it('finds initiatives feasible, with the reason', async () => {
    await story.day(-81);
    const [finder] = story.desk.contacts;
    const usual = story.onBallot().filter((plan) => !isSpecial(story, plan));
    for (const plan of usual) {
      const findingId = await find(finder, plan, 'feasible', 'De grond is van de gemeente.');
      await finish(finder, plan, findingId);
    }

    const states = new Map((await story.states()).map(({ id, state }) => [id, state]));

    expect(usual.map(({ id }) => states.get(id))).toEqual(usual.map(() => 'eligible'));
  });

  it('refuses one after its initiator answered, by somebody else than who found it', async () => {
    const [finder, other] = story.desk.contacts;
    const plan = story.plan(DISPUTED);
    await story.day(-50);
    const findingId = await find(finder, plan, 'not-feasible', REFUSED);
    const path = `/initiatives/${plan.id}/screening/findings/${findingId}`;
    const early = await other.ask(`${path}/finalisations`, {});
    const text = 'Met de spoorwegen valt te praten, ik heb gebeld.';
    await plan.makers[0]!.person.does(`${path}/replies`, { text, isContested: true });

    const bySame = await finder.ask(`${path}/finalisations`, {});
    await finish(other, plan, findingId);

    plan.fate = { kind: 'rejected', reason: REFUSED };
    expect([early.status, bySame.status]).toEqual([409, 403]);
    expect(await story.town.read(`/initiatives/${plan.id}`)).toMatchObject({ state: 'rejected' });
  });

  it('brings an initiative that was forgotten before who sees to it, once, and then it goes on', async () => {
    const [finder, escalation] = story.desk.contacts;
    const plan = story.plan(FORGOTTEN);
    await story.day(-20);
    await story.town.turn('watch-terms');
    await story.town.turn('watch-terms');

    const heard = await Promise.all(
      [escalation, plan.makers[0]!.person].map((person) =>
        heardAbout(person, { kind: 'term-passed', subjectId: plan.id }),
      ),
    );

    expect(heard.map((notices) => notices.length)).toEqual([1, 1]);
    const findingId = await find(finder, plan, 'feasible', 'Het kan, al duurde het te lang.');
    await finish(finder, plan, findingId);
    expect(await story.town.read(`/initiatives/${plan.id}`)).toMatchObject({ state: 'eligible' });
  });
}

function isSpecial(story: ThirtyStory, plan: ThirtyPlan): boolean {
  return plan === story.plan(DISPUTED) || plan === story.plan(FORGOTTEN);
}

async function advise(story: ThirtyStory, initiativeId: string): Promise<void> {
  const screening = await story.town.read(`/initiatives/${initiativeId}/screening`);
  const [asked] = screening['advice'] as readonly Created[];
  const path = `/initiatives/${initiativeId}/screening/advice-requests/${asked?.id ?? ''}/answers`;
  await story.desk.contacts[0].does(path, { answers: [{ code: 'whose-land', answer: 'yes' }] });
}

/** @returns the id of the finding */
async function find(
  by: YearPerson,
  { id }: ThirtyPlan,
  result: 'feasible' | 'not-feasible',
  reason: string,
): Promise<string> {
  const path = `/initiatives/${id}/screening/findings`;
  const { findings } = await by.does(path, { result, reason });
  return (findings as readonly Created[]).at(-1)?.id ?? '';
}

async function finish(by: YearPerson, { id }: ThirtyPlan, findingId: string): Promise<void> {
  await by.does(`/initiatives/${id}/screening/findings/${findingId}/finalisations`, {});
}
