import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { JobName, JobPayloads } from '#jobs';
import { TAKE_OVER } from '../processor-options.js';
import { AdvanceRounds } from './advance-rounds.use-case.js';
import { RemoveExpired } from './remove-expired.use-case.js';

type ScheduledName = Extract<JobName, 'advance-rounds' | 'remove-expired'>;

/** What the clock asks for. */
@Processor('schedules', { concurrency: 1, ...TAKE_OVER })
export class SchedulesProcessor extends WorkerHost {
  constructor(
    private readonly advanceRounds: AdvanceRounds,
    private readonly removeExpired: RemoveExpired,
  ) {
    super();
  }

  override process(job: Job<JobPayloads[ScheduledName], void, ScheduledName>): Promise<void> {
    switch (job.name) {
      case 'advance-rounds':
        return this.advanceRounds.execute(job.id ?? '');
      case 'remove-expired':
        return this.removeExpired.execute();
    }
  }
}
