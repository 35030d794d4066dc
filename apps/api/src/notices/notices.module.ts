import { Module } from '@nestjs/common';
import { MailingQuery } from './mailing.query.js';
import { MailingsController } from './mailings.controller.js';
import { ReportBounce } from './report-bounce.use-case.js';
import { SettleMailing } from './settle-mailing.use-case.js';

@Module({
  controllers: [MailingsController],
  providers: [MailingQuery, ReportBounce, SettleMailing],
})
export class NoticesModule {}
