import { expect, it } from '@jest/globals';
import type { Json } from '../../support/api.js';
import { seatsOf, YearMeeting } from './year-meetings.js';
import { linesOf, recordOutcome } from './year-rounds.js';
import { problem, type YearStory } from './year-story.js';

const OWN_COSTS = 'De gemeente legt dit plein dit jaar zelf al aan, op haar eigen kosten.';
const NEXT_ONE = 'Dit plan kreeg na de winnaars de meeste stemmen, en nu past het wel.';

/** The first wijkteam ratifies the count but for one plan, and the third one follows its assembly. */
export function theDecisions(story: YearStory): void {
  it('does not leave the outcome of the vote in silence', async () => {
    const { a } = story.cast;
    await story.day(28);
    const motion = { title: 'Uitslag', decision: { ...toRatify(story), deviations: [] } };
    const { tallyRunId } = story;

    const alone = await story.allocate(a.chair, story.rounds.vote, { tallyRunId });
    const unexplained = YearMeeting.open(story.town, a, [motion]);

    expect([alone.status, alone.body['type']]).toEqual([409, problem('decision-missing')]);
    await expect(unexplained).rejects.toThrow('deviation-unexplained');
  });

  it('leaves it by decision for one plan, with public reasons, and the member by lot votes too', async () => {
    const { a } = story.cast;
    const decisions = [toRatify(story), toAward(story)];
    const motions = decisions.map((decision) => ({ title: 'Besluit', decision }));
    const present = [...seatsOf(a), story.drawn];
    const meeting = await YearMeeting.open(story.town, a, motions, present);

    const [ratified, awarded] = [await meeting.decide(0), await meeting.decide(1)];
    await meeting.close();
    const answers = [
      await story.allocate(a.chair, story.rounds.vote, { teamDecisionId: ratified.id }),
      await story.allocate(a.chair, story.rounds.line, { teamDecisionId: awarded.id }),
      await story.allocate(a.chair, story.rounds.line, { teamDecisionId: awarded.id }),
    ];

    expect(ratified).toMatchObject({ outcome: 'adopted', seatCount: 7, forCount: 7 });
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 409]);
    const [decision] = await story.town.read<readonly Json[]>(
      `/rounds/${story.rounds.vote}/allocation-decisions`,
    );
    expect(decision).toMatchObject({ totalCents: 700_000, tallyRunId: story.tallyRunId });
    const deviations = decision?.['deviations'] as readonly Json[];
    expect(deviations.map(({ reason }) => reason).toSorted()).toEqual([OWN_COSTS, NEXT_ONE]);
    expect(await story.statesInLine()).toEqual(['awarded', 'awarded', 'withdrawn', 'awarded']);
  });

  it('follows what an assembly chose, by its chair alone where there are no rules', async () => {
    const { c, contactPersons } = story.cast;
    const [garden, party, mural] = story.gathered;
    const outcomeRecordId = await recordOutcome(
      story.rounds.assembly,
      [c.secretary, contactPersons[0]],
      {
        ...{ heldOn: story.town.calendar.date(27), place: 'De Spil', presentCount: 40 },
        ...{ votesEachMax: 2, minutes: 'Veertig bewoners bespraken de plannen, en stemden.' },
        lines: [
          { initiativeId: garden!.id, opinion: 'grant', votes: 35 },
          { initiativeId: party!.id, opinion: 'grant', votes: 20 },
          { initiativeId: mural!.id, opinion: 'refuse', votes: 18 },
        ],
      },
    );
    const choose = (initiativeIds: readonly string[]) =>
      story.allocate(c.chair, story.rounds.assembly, {
        ...{ initiativeIds, outcomeRecordId },
        motivation: 'Dit koos de wijk.',
      });

    const otherwise = await choose([garden!.id, mural!.id]);
    const chosen = await choose([garden!.id, party!.id]);

    expect(otherwise.status).toBe(400);
    expect(chosen.body).toMatchObject({ totalCents: 350_000, outcomeRecordId, deviations: [] });
  });

  it('pays an advance, by two officers', async () => {
    const [first, second] = story.cast.financeOfficers;
    const payment = await first.does(`/initiatives/${story.voted[1]!.id}/payments`, {
      amountCents: 100_000,
      payeeName: 'Stichting Pluktuin',
      payeeIban: 'NL91 ABNA 0417 1643 00',
      description: 'Voorschot voor de pluktuin',
    });

    const answers = [
      await first.ask(`/payments/${payment.id}/releases`, {}),
      await second.ask(`/payments/${payment.id}/releases`, {}),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 201]);
  });
}

/** The second plan won and gets its money; the third one gets what the first one won. */
function toRatify({ rounds, tallyRunId, voted }: YearStory): Json {
  const [won, kept, next] = voted;
  return {
    ...{ kind: 'ratify-tally', subjectId: rounds.vote, tallyRunId },
    motivation: 'De uitslag, op één plan na.',
    lines: linesOf([kept!, next!]),
    deviations: [
      { initiativeId: won!.id, reason: OWN_COSTS },
      { initiativeId: next!.id, reason: NEXT_ONE },
    ],
  };
}

/** The small plan that was above the ceiling of the mandate. */
function toAward({ rounds, small }: YearStory): Json {
  return {
    ...{ kind: 'allocate', subjectId: rounds.line, motivation: 'Een feest voor de hele straat.' },
    lines: linesOf([small[1]!]),
  };
}
