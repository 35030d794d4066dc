import { expect, it } from '@jest/globals';
import type { Json } from '../../support/api.js';
import {
  COST_CENTS,
  PLAN_COUNT,
  type ThirtyPlan,
  type ThirtyResident,
  type ThirtyStory,
} from './thirty-story.js';

/** The first residents write no plan; they have an address for mail, as the next three. */
const ONLY_VOTERS = 3;
const WITHDRAWN = 'Wij gaan verhuizen en doen het ergens anders.';
const MERGED = 'Het zijn twee helften van één plan.';
const SPLIT = 'De tuin en het feest hebben niets met elkaar te maken.';

/** Residents write thirty plans, support each other's, and shape them. */
export function thirtyPlans(story: ThirtyStory): void {
  it('takes thirty initiatives, one of them entered by staff for somebody without internet', async () => {
    await story.prepare();
    await story.day(-85);
    for (let index = 0; index < PLAN_COUNT - 1; index += 1) await propose(story, index);
    await enter(story);

    const states = await story.states();

    expect(states.map(({ state }) => state)).toEqual(Array(PLAN_COUNT).fill('submitted'));
  });

  it('takes support by account, and on paper after a second look at it', async () => {
    for (const [index, plan] of story.plans.entries()) {
      for (const step of [7, 11]) await support(plan, story.resident(index + step));
    }
    const [first] = story.plan(0).supporters;
    const path = `/initiatives/${story.plan(0).id}`;
    await first!.person.removes(`${path}/supports/own`);
    story.plan(0).supporters.delete(first!);
    const sheet = await story.desk.clerk.does(`${path}/signature-sheets`, {
      lines: story.signatories,
    });
    const refusedLines = [{ number: 4, reason: 'signature-missing' }];
    const check = { refusedLines };

    const checked = `/signature-sheets/${sheet.id}/checks`;
    const bySame = await story.desk.clerk.ask(checked, check);
    await story.desk.contacts[0].does(checked, check);

    expect(bySame.status).toBe(403);
    expect(await story.town.read(`${path}/support`)).toMatchObject({ count: 1 + 3 });
  });

  it('merges twice and splits once, each with consent of all who make them', async () => {
    await story.day(-83);

    await regroup(story, { kind: 'merge', sources: [20, 2], titles: ['Speeltuin en bankjes'] });
    await regroup(story, { kind: 'merge', sources: [22, 23], titles: ['Fietspad met licht'] });
    await regroup(story, { kind: 'split', sources: [24], titles: ['Buurttuin', 'Buurtfeest'] });

    expect(story.plans.length).toBe(PLAN_COUNT + 4);
    expect(story.onBallot().length).toBe(PLAN_COUNT - 5 + 4);
    const shared = await story.town.read(`/initiatives/${story.plan(PLAN_COUNT).id}/support`);
    expect(shared).toMatchObject({ count: story.plan(PLAN_COUNT).supporters.size });
  });

  it('lets an initiator withdraw, with the reason for everybody to read', async () => {
    const plan = story.plan(25);

    await plan.makers[0]!.person.does(`/initiatives/${plan.id}/withdrawals`, { reason: WITHDRAWN });

    plan.fate = { kind: 'withdrawn', reason: WITHDRAWN };
    expect(await story.town.read(`/initiatives/${plan.id}`)).toMatchObject({ state: 'withdrawn' });
  });
}

/** A draft that is changed before it is sent in. */
async function propose(story: ThirtyStory, index: number): Promise<void> {
  const maker = story.resident(index + ONLY_VOTERS);
  const title = `Plan ${String(index + 1).padStart(2, '0')}`;
  const path = `/rounds/${story.roundId}/initiatives`;
  const draft = await maker.person.does(path, story.planOf(title, 1_000));
  const { costLines } = story.planOf(title);
  const saved = await maker.person.changes(`/initiatives/${draft.id}`, { costLines }, 1);
  await maker.person.does(`/initiatives/${draft.id}/submissions`, {});
  expect([draft['state'], saved['state']]).toEqual(['draft', 'draft']);
  keep(story, { id: draft.id, title, makers: [maker] });
}

async function enter(story: ThirtyStory): Promise<void> {
  const title = `Plan ${PLAN_COUNT}`;
  const { id } = await story.desk.clerk.does(`/rounds/${story.roundId}/entered-initiatives`, {
    ...story.planOf(title),
    onBehalf: {
      ...{ name: 'Mevrouw Jansen', postalAddress: 'Lindelaan 4, 1811 AB Dertigdorp' },
      ...{ consentOn: story.town.calendar.date(-85), consentForm: 'in-person' },
    },
  });
  await story.desk.clerk.does(`/initiatives/${id}/submissions`, {});
  keep(story, { id, title, makers: [] });
}

function keep(
  story: ThirtyStory,
  plan: Pick<ThirtyPlan, 'id' | 'title' | 'makers'>,
  supporters: readonly ThirtyResident[] = [],
): void {
  story.plans.push({ ...plan, supporters: new Set(supporters), fate: { kind: 'ballot' } });
}

async function support(plan: ThirtyPlan, by: ThirtyResident): Promise<void> {
  await by.person.does(`/initiatives/${plan.id}/supports`, undefined);
  plan.supporters.add(by);
}

type Wanted = {
  readonly kind: 'merge' | 'split';
  readonly sources: readonly number[];
  readonly titles: readonly string[];
};

/** The first maker proposes it; the others consent. Who supported the old ones supports the new ones. */
async function regroup(story: ThirtyStory, { kind, sources, titles }: Wanted): Promise<void> {
  const old = sources.map((index) => story.plan(index));
  const makers = old.flatMap((plan) => plan.makers);
  const reason = kind === 'merge' ? MERGED : SPLIT;
  const proposal = await makers[0]!.person.does('/regroupings', {
    ...{ kind, reason, initiativeIds: old.map(({ id }) => id) },
    parts: titles.map((title) => story.planOf(title, COST_CENTS)),
    answerByOn: story.town.calendar.date(-70),
  });
  let settled: Json = proposal;
  for (const { person } of makers.slice(1)) {
    settled = await person.does(`/regroupings/${proposal.id}/answers`, { answer: 'consent' });
  }
  expect(settled['state']).toBe('carried-out');
  const supporters = old
    .flatMap((plan) => [...plan.supporters])
    .filter((each) => !makers.includes(each));
  for (const [index, id] of (settled['resultIds'] as string[]).entries()) {
    keep(story, { id, title: titles[index] ?? '', makers }, supporters);
  }
  for (const plan of old) plan.fate = { kind: kind === 'merge' ? 'merged' : 'split', reason };
}
