import { UnrecoverableError } from 'bullmq';
import { DomainError } from '#domain';

/**
 * Runs the work of a job. A broken rule stays broken however often it is tried, so it ends the job
 * at once and keeps it as evidence; anything else may pass next time.
 */
export async function brokenRulesEndJob<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError)
      throw new UnrecoverableError(`${error.code}: ${error.message}`);
    throw error;
  }
}
