import type { OutboxMessage, Stores } from '#persistence';
import { awardTexts } from '#wording';
import type { DemoDecision, DemoMunicipality, DemoRound } from '../generate/demo-types.js';
import { minutesAfter } from '../generate/moments.js';

/** More than a town of this size has letters. */
const JOBS_MAX = 1_000;

/**
 * Writes the letters about a decision: to those who get money, and in a round that is over also to
 * those who get none. The demo sends no mail about what never happened: the mails count as sent.
 */
export async function writeLetters(
  { awardLetters }: Stores,
  { round, initiatives, vote }: DemoRound,
  { id, followsCount, motivation, decidedBy, decidedAt, lines }: DemoDecision,
): Promise<void> {
  const tallyRunId = followsCount ? (vote?.count?.tallyRunId ?? null) : null;
  const passedOver = initiatives.filter(({ state }) => state === 'not-funded');
  await awardLetters.issue(
    {
      decision: {
        ...{ id, roundId: round.id, tallyRunId, motivation },
        ...{ decidedBy: decidedBy.id, decidedAt },
      },
      mode: round.mode,
      lines,
      passedOver: vote === null ? [] : passedOver.map((each) => each.id),
      deviations: [],
    },
    awardTexts,
  );
}

/** Takes the jobs for the mails of the demo back, and notes how each mail ended. */
export async function settleMails(
  { letterNotices, outbox }: Stores,
  { municipality, rounds }: DemoMunicipality,
): Promise<void> {
  const decided = rounds.flatMap(({ decisions }) => decisions.map(({ decidedAt }) => decidedAt));
  const at = minutesAfter(new Date(Math.max(...decided.map((each) => each.getTime()))), 1);
  const jobs = (await outbox.claim(JOBS_MAX)).filter(
    ({ jobName, payload }) =>
      jobName === 'notify-award' && payload.municipalityId === municipality.id,
  ) as OutboxMessage<'notify-award'>[];
  for (const { payload } of jobs) {
    const { id, email } = await letterNotices.get(payload.noticeId);
    await letterNotices.settle(id, email === null ? 'no-address' : 'sent', at);
  }
  await outbox.markRelayed(
    jobs.map(({ id }) => id),
    at,
  );
}
