import { type DueStep, dueStep, type Round } from '#domain';
import type { AuditEntry, Stores } from '#persistence';

/** How long what is in the way of a round is left alone, unless the round or its plan changes. */
const LOOK_AGAIN_MS = 60_000;

/** An obstacle that nobody knew of before. */
export type NewObstacle = { readonly roundId: string; readonly code: string };

/** What came of one look at some rounds. */
export type StepsTaken = {
  /** The rounds for which another step is due. */
  readonly again: readonly string[];
  readonly news: readonly NewObstacle[];
};

type Found = {
  readonly round: Round;
  readonly due: DueStep;
  readonly code: string;
  readonly now: Date;
  readonly origin: string;
};

/**
 * Takes the step that is due with each of these rounds, and looks again under the lock: another
 * worker, or the chair, may have been first. What waits for something is noted.
 *
 * @throws {DomainError} when a step is refused; the transaction is of no use then
 */
export async function takeDueSteps(
  stores: Stores,
  roundIds: readonly string[],
  jobId: string,
): Promise<StepsTaken> {
  const origin = `job:${jobId}`;
  const held = await stores.rounds.lockForClock(roundIds);
  const now = await stores.clock.now();
  const [again, news, trail]: [string[], NewObstacle[], AuditEntry[]] = [[], [], []];
  for (const round of held) {
    const due = dueStep(round, now);
    if (due === null) continue;
    if (due.event === null) {
      const code = `waits-for-${due.waitsFor}`;
      if (await note(stores, { round, due, code, now, origin })) {
        news.push({ roundId: round.id, code });
      }
      continue;
    }
    const moved = await stores.roundRoute.take(round, due.event, { actor: 'service', origin, now });
    trail.push(entry(round.id, due.event, origin));
    if (dueStep(moved, now) !== null) again.push(round.id);
  }
  await stores.audit.recordAll(trail);
  return { again, news };
}

/**
 * Notes what refused the step of a round, after the transaction that tried it is gone.
 *
 * @returns whether it is news
 */
export async function noteObstacle(
  stores: Stores,
  { roundId, jobId, code }: NewObstacle & { readonly jobId: string },
): Promise<boolean> {
  const [round] = await stores.rounds.lockForClock([roundId]);
  if (round === undefined) return false;
  const now = await stores.clock.now();
  const due = dueStep(round, now);
  return due !== null && (await note(stores, { round, due, code, now, origin: `job:${jobId}` }));
}

/** Writes down once what is in the way, and leaves the round alone for a while. */
async function note(
  { audit, roundHistory }: Stores,
  { round, due, code, now, origin }: Found,
): Promise<boolean> {
  const { moment, plannedAt } = due;
  const lookAgainAt = new Date(now.getTime() + LOOK_AGAIN_MS);
  const obstacle = { moment, plannedAt, code, noticedAt: now };
  if (!(await roundHistory.noteObstacle(round.id, obstacle, lookAgainAt))) return false;
  await audit.record({ ...entry(round.id, 'hold-up-round', origin), details: { moment, code } });
  return true;
}

function entry(roundId: string, action: string, origin: string): AuditEntry {
  return { actor: 'service', action, subjectType: 'round', subjectId: roundId, origin };
}
