import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import { type Clock, PersistenceModule } from '#persistence';
import { ConfigModule } from './config.module.js';
import { SendLetter } from './awards/send-letter.use-case.js';
import { NotifyPayment } from './disbursements/notify-payment.use-case.js';
import { Mailer } from './mailer.js';
import { NotificationsProcessor } from './notifications.processor.js';
import { DeliverMail } from './notices/deliver-mail.use-case.js';
import { NoticesProcessor } from './notices/notices.processor.js';
import { SpreadAnnouncement } from './notices/spread-announcement.use-case.js';
import { TendNotices } from './notices/tend-notices.use-case.js';
import { JobQueues } from './outbox/job-queues.js';
import { JobSchedules } from './outbox/job-schedules.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { queueConnections } from './outbox/queue-backend.js';
import { PublishParticipation } from './participation/publish-participation.use-case.js';
import { AdvanceRounds } from './phases/advance-rounds.use-case.js';
import { RemoveExpired } from './phases/remove-expired.use-case.js';
import { SchedulesProcessor } from './schedules.processor.js';
import { RunningJobs } from './running-jobs.js';
import { SmtpMailer } from './smtp-mailer.js';
import { WatchTerms } from './screening/watch-terms.use-case.js';
import { ExplainTally } from './voting/explain-tally.use-case.js';
import { RecountTally } from './voting/recount-tally.use-case.js';
import { SimulateTally } from './voting/simulate-tally.use-case.js';
import { TallyChecksProcessor } from './voting/tally-checks.processor.js';
import { TallyProcessor } from './voting/tally.processor.js';
import { TallyRound } from './voting/tally-round.use-case.js';
import { TallyThreads } from './voting/tally-threads.js';
import { TallyWork } from './voting/tally-work.js';
import type { WorkerConfig } from './worker.config.js';

const USE_CASES = [
  AdvanceRounds,
  DeliverMail,
  NotifyPayment,
  ExplainTally,
  RecountTally,
  PublishParticipation,
  RemoveExpired,
  SendLetter,
  SimulateTally,
  SpreadAnnouncement,
  TallyRound,
  TendNotices,
  WatchTerms,
];
const PROCESSORS = [
  NoticesProcessor,
  NotificationsProcessor,
  SchedulesProcessor,
  TallyChecksProcessor,
  TallyProcessor,
];

@Module({})
export class WorkerModule {
  static forRoot(config: WorkerConfig, clock: Clock | null = null): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.forRoot(config),
        PersistenceModule.forRoot(config.values.databaseUrl, clock),
        BullModule.forRoot(queueConnections(config.values).consumer),
        // Registers no queue, and starts the processors.
        BullModule.registerQueue(),
      ],
      providers: [
        { provide: Mailer, useClass: SmtpMailer },
        JobQueues,
        JobSchedules,
        OutboxRelay,
        RunningJobs,
        TallyThreads,
        TallyWork,
        ...USE_CASES,
        ...PROCESSORS,
      ],
    };
  }
}
