import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { JobPayloads } from '#jobs';
import { SendLetter } from './awards/send-letter.use-case.js';
import { brokenRulesEndJob } from './broken-rule.js';
import { NotifyPayment } from './disbursements/notify-payment.use-case.js';
import { TAKE_OVER } from './processor-options.js';

type Notification = {
  readonly [Name in 'notify-payment' | 'notify-award' | 'notify-objection']: {
    readonly name: Name;
    readonly data: JobPayloads[Name];
  };
}['notify-payment' | 'notify-award' | 'notify-objection'];

/** Letters wait for other people's servers, so several are under way at once. */
@Processor('notifications', { concurrency: 5, ...TAKE_OVER })
export class NotificationsProcessor extends WorkerHost {
  constructor(
    private readonly notifyPayment: NotifyPayment,
    private readonly sendLetter: SendLetter,
  ) {
    super();
  }

  override process(job: Job): Promise<void> {
    const notification = { name: job.name, data: job.data as unknown } as Notification;
    return brokenRulesEndJob(() => this.run(notification, job.id ?? ''));
  }

  private run({ name, data }: Notification, jobId: string): Promise<void> {
    switch (name) {
      case 'notify-payment':
        return this.notifyPayment.execute(data, jobId);
      case 'notify-award':
      case 'notify-objection':
        return this.sendLetter.execute(data, jobId);
    }
  }
}
