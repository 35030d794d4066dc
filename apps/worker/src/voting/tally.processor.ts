import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { JobPayloads } from '#jobs';
import { brokenRulesEndJob } from '../broken-rule.js';
import { TAKE_OVER } from '../processor-options.js';
import { TallyRound } from './tally-round.use-case.js';

/** One count at a time: each may need the memory of a whole election. */
@Processor('tally', { concurrency: 1, ...TAKE_OVER })
export class TallyProcessor extends WorkerHost {
  constructor(private readonly tallyRound: TallyRound) {
    super();
  }

  override async process(
    job: Job<JobPayloads['tally-round']>,
  ): Promise<{ readonly tallyRunId: string }> {
    const run = await brokenRulesEndJob(() => this.tallyRound.execute(job.data, job.id ?? ''));
    return { tallyRunId: run.id };
  }
}
