import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { JobPayloads } from '#jobs';
import { brokenRulesEndJob } from '../broken-rule.js';
import { TAKE_OVER } from '../processor-options.js';
import { NotifyPayment } from './notify-payment.use-case.js';

/** Letters wait for other people's servers, so several are under way at once. */
@Processor('notifications', { concurrency: 5, ...TAKE_OVER })
export class PaymentNotificationsProcessor extends WorkerHost {
  constructor(private readonly notifyPayment: NotifyPayment) {
    super();
  }

  override process(job: Job<JobPayloads['notify-payment']>): Promise<void> {
    return brokenRulesEndJob(() => this.notifyPayment.execute(job.data, job.id ?? ''));
  }
}
