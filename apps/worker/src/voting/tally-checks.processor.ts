import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { JobName, JobPayloads } from '#jobs';
import { TAKE_OVER } from '../processor-options.js';
import { ExplainTally } from './explain-tally.use-case.js';
import { RecountTally } from './recount-tally.use-case.js';
import { SimulateTally } from './simulate-tally.use-case.js';
import { isLastTry, runTaskJob } from './tally-job.js';
import { TallyWork } from './tally-work.js';

type CheckName = Extract<JobName, 'explain-tally' | 'recount-tally' | 'simulate-tally'>;
type CheckJob = Job<JobPayloads[CheckName], unknown, CheckName>;

/** Counts that decide nothing, and what explains those that do; one at a time, beside the latter. */
@Processor('tally-checks', { concurrency: 1, ...TAKE_OVER })
export class TallyChecksProcessor extends WorkerHost {
  constructor(
    private readonly explainTally: ExplainTally,
    private readonly recountTally: RecountTally,
    private readonly simulateTally: SimulateTally,
    private readonly tallyWork: TallyWork,
  ) {
    super();
  }

  override async process(job: CheckJob, token?: string): Promise<void> {
    await runTaskJob(job, token, () => this.check(job));
  }

  /** A job that outlived its workers too often fails without having been run again. */
  @OnWorkerEvent('failed')
  async onFailed(job: CheckJob | undefined): Promise<void> {
    if (typeof job?.finishedOn === 'number') await this.tallyWork.giveUp(job.data);
  }

  private check(job: CheckJob): Promise<unknown> {
    switch (job.name) {
      case 'explain-tally':
        return this.explainTally.execute(job.data, job.id ?? '', isLastTry(job));
      case 'recount-tally':
        return this.recountTally.execute(job.data, job.id ?? '', isLastTry(job));
      case 'simulate-tally':
        return this.simulateTally.execute(job.data, job.id ?? '', isLastTry(job));
    }
  }
}
