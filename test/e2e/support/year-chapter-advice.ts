import { expect, it } from '@jest/globals';
import type { Json } from '../../support/api.js';
import { YearMeeting } from './year-meetings.js';
import type { YearPerson } from './year-people.js';
import { linesOf, recordOutcome } from './year-rounds.js';
import { problem, type YearStory } from './year-story.js';

/** The second wijkteam follows the advice of a committee, and somebody objects. */
export function theAdvice(story: YearStory): void {
  let outcomeRecordId: string;
  let toAdvise: Json;
  let leftOverItemId: string;

  it('hears a committee, whose advice one person enters and another confirms', async () => {
    const [tuinen, cafe, show] = story.advised;
    const reasons = 'De vogels in het park hebben er last van.';
    outcomeRecordId = await recordOutcome(
      story.rounds.advice,
      [story.cast.b.secretary, story.cast.contactPersons[0]],
      {
        ...{
          heldOn: story.town.calendar.date(-44),
          place: 'De Linde',
          presentCount: 7,
          recusedCount: 1,
        },
        minutes: 'De commissie las de plannen en sprak met wie ze maakten.',
        lines: [
          { initiativeId: tuinen!.id, opinion: 'grant' },
          { initiativeId: cafe!.id, opinion: 'grant' },
          { initiativeId: show!.id, opinion: 'refuse', reasons },
        ],
      },
    );
    toAdvise = {
      ...{ kind: 'allocate', subjectId: story.rounds.advice, motivation: 'Wij volgen het advies.' },
      lines: linesOf([tuinen!, cafe!]),
    };

    const [record] = await story.town.read<readonly Json[]>(
      `/rounds/${story.rounds.advice}/outcome-records`,
    );

    expect(record).toMatchObject({ id: outcomeRecordId, recusedCount: 1 });
    expect(record?.['confirmedAt']).not.toBeNull();
  });

  it('cannot decide in a meeting with too few', async () => {
    const { b } = story.cast;
    await story.day(-40);
    const motion = { title: 'Advies', decision: toAdvise };
    const meeting = await YearMeeting.open(story.town, b, [motion], [b.chair, b.secretary]);

    const decision = await meeting.decide(0);
    await meeting.close();
    leftOverItemId = meeting.itemIds[0]!;
    const body = { teamDecisionId: decision.id, outcomeRecordId };
    const answer = await story.allocate(b.chair, story.rounds.advice, body);

    expect(decision).toMatchObject({ outcome: 'no-quorum', presentCount: 2, quorumNeeded: 3 });
    expect(answer.body).toMatchObject({ type: problem('decision-refused') });
  });

  it('decides in the next one, without the member whose own plan it is', async () => {
    const { b } = story.cast;
    await story.day(-33);
    const motion = { title: 'Advies', decision: toAdvise, repeatsItemId: leftOverItemId };
    const meeting = await YearMeeting.open(story.town, b, [motion]);
    const proposer = b.members[0]!;

    const own = await meeting.vote(0, proposer);
    const decision = await meeting.decide(0, [proposer]);
    await meeting.close();
    const silent = await story.allocate(b.chair, story.rounds.advice, {
      teamDecisionId: decision.id,
    });
    const body = { teamDecisionId: decision.id, outcomeRecordId };
    const made = await story.allocate(b.chair, story.rounds.advice, body);

    expect(own.body).toMatchObject({ status: 403, type: problem('recused') });
    expect(decision).toMatchObject({ outcome: 'adopted', presentCount: 6, forCount: 5 });
    expect(silent.status).toBe(400);
    expect(made.body).toMatchObject({ totalCents: 550_000, outcomeRecordId });
    expect((await story.lettersOf(story.rounds.advice)).map(({ kind }) => kind).toSorted()).toEqual(
      ['award', 'award', 'refusal'],
    );
  });

  it('takes an objection, for somebody who had no part in the decision', async () => {
    const [screener, other] = story.cast.contactPersons;
    const refusal = (await story.lettersOf(story.rounds.advice)).find(
      ({ kind }) => kind === 'refusal',
    );
    const applicant = story.advised[2]!.by;
    await story.day(-20);
    const grounds = 'Er komen maar weinig vogels in het park.';
    const filed = await applicant.does(`/award-letters/${String(refusal?.['id'])}/objections`, {
      grounds,
    });
    story.objectionId = filed.id;
    const assign = ({ id: handlerId }: YearPerson) =>
      story.town.administrator.ask(`/objections/${story.objectionId}/assignments`, { handlerId });

    const answers = [await assign(screener), await assign(other)];
    await story.day(-5);
    const reasons = 'De indiener vertelde over de vogels, en het wijkteam ook.';
    await other.does(`/objections/${story.objectionId}/hearings`, { isHeld: true, reasons });

    expect(filed).toMatchObject({ isLate: false, status: 'received' });
    expect(answers.map(({ status, body }) => [status, body['type'] ?? body['status']])).toEqual([
      [409, problem('handler-involved')],
      [201, 'in-handling'],
    ]);
  });
}
