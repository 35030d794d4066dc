import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { JobPayloads } from '#jobs';
import { TAKE_OVER } from '../processor-options.js';
import { isLastTry, runTaskJob } from './tally-job.js';
import { TallyRound } from './tally-round.use-case.js';
import { TallyWork } from './tally-work.js';

/** One count at a time: each may need the memory of a whole election. */
@Processor('tally', { concurrency: 1, ...TAKE_OVER })
export class TallyProcessor extends WorkerHost {
  constructor(
    private readonly tallyRound: TallyRound,
    private readonly tallyWork: TallyWork,
  ) {
    super();
  }

  override async process(
    job: Job<JobPayloads['tally-round']>,
    token?: string,
  ): Promise<{ readonly tallyRunId: string | null }> {
    const run = await runTaskJob(job, token, () =>
      this.tallyRound.execute(job.data, job.id ?? '', isLastTry(job)),
    );
    return { tallyRunId: run?.id ?? null };
  }

  /** A job that outlived its workers too often fails without having been run again. */
  @OnWorkerEvent('failed')
  async onFailed(job: Job<JobPayloads['tally-round']> | undefined): Promise<void> {
    if (typeof job?.finishedOn !== 'number') return;
    await this.tallyWork.giveUp({ ...job.data, taskId: job.data.taskId ?? job.id ?? '' });
  }
}
