import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MEETING_EVENTS, type MeetingEvent } from '#domain';

/** What happens to a meeting. */
export class MoveMeetingRequest {
  /** `convene` publishes its agenda, `open` fixes seats and rules, `close` makes the minutes. */
  @ApiProperty({ enum: MEETING_EVENTS })
  @IsIn(MEETING_EVENTS)
  readonly event!: MeetingEvent;
}
