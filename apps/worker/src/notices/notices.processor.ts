import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { JobName, JobPayloads } from '#jobs';
import { brokenRulesEndJob } from '../broken-rule.js';
import { TAKE_OVER } from '../processor-options.js';
import { DeliverMail } from './deliver-mail.use-case.js';
import { SpreadAnnouncement } from './spread-announcement.use-case.js';
import { TendNotices } from './tend-notices.use-case.js';

type NoticeJobName = Extract<JobName, 'spread-announcement' | 'deliver-mail' | 'tend-notices'>;
type NoticeJob = {
  readonly [Name in NoticeJobName]: { readonly name: Name; readonly data: JobPayloads[Name] };
}[NoticeJobName];

/** Tells people what happened: the telling of one thing holds up no other. */
@Processor('notices', { concurrency: 4, ...TAKE_OVER })
export class NoticesProcessor extends WorkerHost {
  constructor(
    private readonly spreadAnnouncement: SpreadAnnouncement,
    private readonly deliverMail: DeliverMail,
    private readonly tendNotices: TendNotices,
  ) {
    super();
  }

  override process(job: Job): Promise<void> {
    const asked = { name: job.name, data: job.data as unknown } as NoticeJob;
    return brokenRulesEndJob(() => this.run(asked, job.id ?? ''));
  }

  private run({ name, data }: NoticeJob, jobId: string): Promise<void> {
    switch (name) {
      case 'spread-announcement':
        return this.spreadAnnouncement.execute(data, jobId);
      case 'deliver-mail':
        return this.deliverMail.execute(data);
      case 'tend-notices':
        return this.tendNotices.execute();
    }
  }
}
