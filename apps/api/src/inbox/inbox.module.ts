import { Module } from '@nestjs/common';
import { ChangeMailSettings } from './change-mail-settings.use-case.js';
import { InboxController } from './inbox.controller.js';
import { InboxQuery } from './inbox.query.js';
import { ReadNotices } from './read-notices.use-case.js';
import { Unsubscribe } from './unsubscribe.use-case.js';
import { UnsubscriptionsController } from './unsubscriptions.controller.js';

@Module({
  controllers: [InboxController, UnsubscriptionsController],
  providers: [ChangeMailSettings, InboxQuery, ReadNotices, Unsubscribe],
})
export class InboxModule {}
