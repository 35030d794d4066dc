import { type Job, WaitingError } from 'bullmq';
import { brokenRulesEndJob } from '../broken-rule.js';
import { TaskEnded, TaskInterrupted } from './tally-work.js';

/** Whether a failure of this try ends the job. */
export function isLastTry({ attemptsMade, opts }: Job): boolean {
  return attemptsMade + 1 >= (opts.attempts ?? 1);
}

/**
 * Runs a job that works at a task. A task that was cancelled has nothing more to do, which is no
 * failure; one whose worker stops goes back to its queue, and that costs it no try.
 *
 * @returns what the job came to, or null when its task had ended
 */
export async function runTaskJob<Result>(
  job: Job,
  token: string | undefined,
  work: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await brokenRulesEndJob(work);
  } catch (error) {
    if (error instanceof TaskEnded) return null;
    if (!(error instanceof TaskInterrupted)) throw error;
    await job.moveToWait(token);
    throw new WaitingError(error.message);
  }
}
