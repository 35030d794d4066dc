import { Module } from '@nestjs/common';
import { AmendMinutes } from './amend-minutes.use-case.js';
import { ApproveMinutes } from './approve-minutes.use-case.js';
import { CreateMeeting } from './create-meeting.use-case.js';
import { MeetingQuery } from './meeting.query.js';
import { MeetingsController } from './meetings.controller.js';
import { MinutesController } from './minutes.controller.js';
import { MoveMeeting } from './move-meeting.use-case.js';
import { RecordPresence } from './record-presence.use-case.js';

@Module({
  controllers: [MeetingsController, MinutesController],
  providers: [
    AmendMinutes,
    ApproveMinutes,
    CreateMeeting,
    MeetingQuery,
    MoveMeeting,
    RecordPresence,
  ],
})
export class MeetingsModule {}
