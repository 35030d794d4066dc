import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { JobName, JobPayloads } from '#jobs';
import { TAKE_OVER } from './processor-options.js';
import { PublishParticipation } from './participation/publish-participation.use-case.js';
import { WatchTerms } from './screening/watch-terms.use-case.js';
import { AdvanceRounds } from './phases/advance-rounds.use-case.js';
import { RemoveExpired } from './phases/remove-expired.use-case.js';

type ScheduledName = Extract<
  JobName,
  'advance-rounds' | 'remove-expired' | 'watch-terms' | 'publish-participation'
>;

/** What the clock asks for. */
@Processor('schedules', { concurrency: 1, ...TAKE_OVER })
export class SchedulesProcessor extends WorkerHost {
  constructor(
    private readonly advanceRounds: AdvanceRounds,
    private readonly removeExpired: RemoveExpired,
    private readonly watchTerms: WatchTerms,
    private readonly publishParticipation: PublishParticipation,
  ) {
    super();
  }

  override process(job: Job<JobPayloads[ScheduledName], void, ScheduledName>): Promise<void> {
    switch (job.name) {
      case 'advance-rounds':
        return this.advanceRounds.execute(job.id ?? '');
      case 'watch-terms':
        return this.watchTerms.execute(job.id ?? '');
      case 'publish-participation':
        return this.publishParticipation.execute(job.id ?? '');
      case 'remove-expired':
        return this.removeExpired.execute();
    }
  }
}
