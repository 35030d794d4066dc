import { expect, it } from '@jest/globals';
import type { Json } from '../../support/api.js';
import { castOf } from './year-cast.js';
import { announceDraw } from './year-draw.js';
import { adopted } from './year-meetings.js';
import { grant, type Part, partsOf, split, toSplit } from './year-money.js';
import { roundsOf } from './year-plans.js';
import { adoptRules, consultOnRules } from './year-rules.js';
import { problem, type YearStory } from './year-story.js';

/** The town sets up its year: people, rules, money, and a round in each mode. */
export function theStart(story: YearStory): void {
  it('begins with its people: officials, three wijkteams, residents, and a draw to come', async () => {
    story.cast = await castOf(story.town);

    story.draw = await announceDraw(story.town, story.cast.a, story.cast.voters.slice(0, 6));

    const memberships = await story.town.administrator.get<Json[]>(
      `/wijkteams/${story.cast.b.id}/memberships?perPage=100`,
    );
    expect(memberships.body.map(({ role }) => role).toSorted()).toEqual(
      [
        ...['chair', 'member', 'member', 'professional', 'resident', 'resident'],
        ...['secretary', 'sub-representative', 'treasurer'],
      ].toSorted(),
    );
  });

  it('sets its rules of play, after residents said what they think of them', async () => {
    const { a, b, proposers } = story.cast;
    story.documentIds = [
      await consultOnRules(story.town, a, proposers.a[0]!),
      await consultOnRules(story.town, b, proposers.b[0]!),
    ];
    await story.day(-109);

    const results = [
      await adoptRules(story.town, a, story.documentIds[0]!),
      await adoptRules(story.town, b, story.documentIds[1]!),
    ];

    expect(results.map(({ state }) => state)).toEqual(['adopted', 'adopted']);
  });

  it('gives each wijkteam its budget, and takes along what was left of last year', async () => {
    const year = story.town.calendar.budgetYear;
    const [first, second] = story.cast.financeOfficers;
    const before = await grant(first, story.cast.a, { year: year - 1, amountCents: 500_000 });
    story.budgets = {
      before,
      a: await grant(first, story.cast.a, { year, amountCents: 2_000_000 }),
      b: await grant(second, story.cast.b, { year, amountCents: 1_200_000 }),
      c: await grant(second, story.cast.c, { year, amountCents: 800_000 }),
    };
    const decisionReference = `Jaarrekening ${year - 1}`;

    await first.does(`/budgets/${before}/carry-overs`, { amountCents: 250_000, decisionReference });

    expect(await partsOf(story.town, story.budgets.a)).toMatchObject({ inCents: 2_250_000 });
  });

  it('splits its budgets, by decision of the wijkteam where that has rules, and gives a mandate', async () => {
    const { a, b, c } = story.cast;
    const partsA: Part[] = [
      { kind: 'round', name: 'Stem voor je wijk', amountCents: 1_000_000 },
      { kind: 'theme', name: 'Kleine plannen', amountCents: 150_000 },
      { kind: 'area', name: 'Noord', areaId: a.buurtId, amountCents: 300_000 },
    ];
    const partsB: Part[] = [{ kind: 'round', name: 'Met advies', amountCents: 900_000 }];
    const holderId = a.treasurer.id;
    const mandate = {
      ...{ form: 'mandate', decisionKind: 'allocate', holderId },
      ...{ ceilingCents: 50_000, totalCents: 150_000 },
      validFromOn: story.town.calendar.date(-105),
      validUntilOn: story.town.calendar.date(story.town.calendar.clockChangeDays),
    };
    const motivation = 'Kleine bedragen kunnen sneller.';
    await story.day(-105);

    const alone = await a.chair.ask(`/budgets/${story.budgets.a}/splits`, {
      decisionReference: 'Geen',
      parts: partsA,
    });
    const [toSplitA, toMandate] = await adopted(story.town, a, [
      { title: 'Verdeling', decision: toSplit(story.budgets.a, partsA) },
      {
        title: 'Mandaat',
        decision: { kind: 'give-mandate', subjectId: holderId, motivation, mandate },
      },
    ]);
    const [toSplitB] = await adopted(story.town, b, [
      { title: 'Verdeling', decision: toSplit(story.budgets.b, partsB) },
    ]);
    const [vote, smallPlans] = await split(a.treasurer, story.budgets.a, partsA, {
      teamDecisionId: toSplitA,
    });
    const [advice] = await split(b.chair, story.budgets.b, partsB, { teamDecisionId: toSplitB });
    await split(c.chair, story.budgets.c, [{ kind: 'theme', name: 'Groen', amountCents: 100_000 }]);
    story.purses = { vote: vote!, line: smallPlans!, advice: advice!, assembly: story.budgets.c };
    const given = await a.chair.does(`/wijkteams/${a.id}/mandates`, { teamDecisionId: toMandate });
    story.mandateId = given.id;

    expect(alone.body).toMatchObject({ type: problem('decision-missing') });
    expect(await partsOf(story.town, story.budgets.a)).toMatchObject({
      freeCents: 800_000,
      inEnvelopesCents: 1_450_000,
    });
  });

  it('plans a round in each mode, and opens all of them by the clock', async () => {
    await story.day(-100);
    story.rounds = await roundsOf(story.town, story.cast, story.purses);

    await story.day(-85);

    expect(await Promise.all(Object.values(story.rounds).map((id) => story.phaseOf(id)))).toEqual([
      'submission',
      'submission',
      'submission',
      'submission',
    ]);
  });
}
