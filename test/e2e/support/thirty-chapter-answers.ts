import { expect, it } from '@jest/globals';
import { asOwner } from '../../support/municipality.factory.js';
import { allTold, everyPage, inboxOf, type Notice, textOf } from './thirty-messages.js';
import { type Fate, ROUND, type ThirtyPlan, type ThirtyResident } from './thirty-story.js';
import type { ThirtyStory } from './thirty-story.js';

type Letter = { readonly kinds: readonly string[]; readonly name: string | null };

const OUTCOME = `De uitslag van ‘${ROUND}’`;
const LETTER = /^U krijgt (geen )?geld voor ‘/;
const OWN_HEADING = 'Initiatieven van jou, of die je steunt';
/** By which message people hear of an initiative that did not come to the vote. */
const TOLD_BY: Readonly<Record<Exclude<Fate['kind'], 'ballot'>, string>> = {
  withdrawn: 'initiative-withdrawn',
  rejected: 'initiative-screened',
  merged: 'initiatives-merged',
  split: 'initiative-split',
};

/** Everybody who made, supported or voted has heard what came of it, once, and why. */
export function thirtyAnswers(story: ThirtyStory): void {
  const inboxes = new Map<ThirtyResident, readonly Notice[]>();

  it('has told everybody the outcome of the round once, and nobody else', async () => {
    await allTold(story);
    for (const each of story.residents) inboxes.set(each, await inboxOf(each.person));

    const counts = story.residents.map((each) => ofKind(inboxes.get(each), 'round-outcome').length);

    expect(counts).toEqual(story.residents.map(() => 1));
    const [all] = await asOwner<{ people: number; paper: number }>(
      story.town.api,
      `SELECT count(person_id)::int AS people, count(on_behalf_of)::int AS paper FROM notice n
         JOIN announcement a ON a.id = n.announcement_id WHERE a.kind = 'round-outcome'`,
    );
    expect(all).toEqual({ people: story.residents.length, paper: 1 });
  });

  it('tells each of them how their own and supported initiatives fared, and why', async () => {
    const states = new Map((await story.states()).map(({ id, state }) => [id, state]));
    for (const each of story.residents) {
      const [outcome] = ofKind(inboxes.get(each), 'round-outcome');
      const text = await textOf(each.person, outcome!);

      const section = text.sections.find(({ heading }) => heading === OWN_HEADING);
      const own = (section?.paragraphs ?? []).filter((paragraph) => paragraph.startsWith('‘'));
      const mine = story.onBallot().filter((plan) => concerns(plan, each));

      for (const { id, title } of mine) {
        const line = own.filter((paragraph) => paragraph.includes(`‘${title}’`));
        expect(line).toHaveLength(1);
        expect(line[0]).toContain(states.get(id) === 'funded' ? 'krijgt €' : 'krijgt geen geld');
        expect(line[0]).toMatch(/Het kreeg|Niemand stemde/);
      }
      expect(own).toHaveLength(mine.length);
    }
  });

  it('has told who made or supported what did not come to the vote, once, and why', async () => {
    for (const plan of story.plans.filter(({ fate }) => fate.kind !== 'ballot')) {
      const { kind, reason } = plan.fate as Exclude<Fate, { kind: 'ballot' }>;
      for (const each of story.residents.filter((one) => concerns(plan, one))) {
        const told = ofKind(inboxes.get(each), TOLD_BY[kind]).filter(({ title }) =>
          title.includes(`‘${plan.title}’`),
        );
        expect([plan.title, told.length]).toEqual([plan.title, 1]);
        const text = await textOf(each.person, told[0]!);
        // Between quotation marks the last full stop is left out.
        expect(JSON.stringify(text)).toContain(reason.replace(/\.$/, ''));
      }
    }
  });

  it('mailed all of it once to who has an address: the decision to its addressees, the rest as news', () => {
    for (const each of story.residents.filter(({ email }) => email !== null)) {
      const subjects = story.town.smtp.mails
        .filter(({ to }) => to.includes(each.email ?? ''))
        .map(({ headers }) => headers.get('subject') ?? '');
      const letters = subjects.filter((subject) => LETTER.test(subject));
      const outcomes = subjects.filter((subject) => subject === OUTCOME);
      const news = (inboxes.get(each) ?? []).filter(({ topic }) => topic === 'initiatives');

      expect(letters.length + outcomes.length).toBe(1);
      expect(news).not.toEqual([]);
      for (const { title } of news) {
        const wanted = news.filter((one) => one.title === title).length;
        expect([title, subjects.filter((one) => one === title).length]).toEqual([title, wanted]);
      }
    }
  });

  it('wrote a letter to each initiator without an address, and to her without an account', async () => {
    const letters = (await everyPage<Letter>(story.desk.clerk, '/letters?state=waiting')).filter(
      ({ kinds }) => kinds.includes('round-outcome'),
    );

    const makers = new Set(story.onBallot().flatMap((plan) => plan.makers));
    const unmailed = story.residents.filter((each) => makers.has(each) && each.email === null);

    expect(letters).toHaveLength(unmailed.length + 1);
    expect(letters.filter(({ name }) => name === 'Mevrouw Jansen')).toHaveLength(1);
  });

  it('never answered with a failure of the service', () => {
    expect(story.town.door.statuses.length).toBeGreaterThan(400);
    expect(story.town.door.statuses.filter((status) => status >= 500)).toEqual([]);
  });
}

function ofKind(inbox: readonly Notice[] | undefined, wanted: string): readonly Notice[] {
  return (inbox ?? []).filter(({ kind }) => kind === wanted);
}

/** Whether somebody makes or supports an initiative. */
function concerns({ makers, supporters }: ThirtyPlan, one: ThirtyResident): boolean {
  return makers.includes(one) || supporters.has(one);
}
