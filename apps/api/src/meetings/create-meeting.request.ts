import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Matches } from 'class-validator';
import { MEETING_KINDS, type MeetingKind } from '#domain';

/** A day and a time with its offset; a time without one would mean another moment elsewhere. */
const SHAPE = /^2\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** A meeting to prepare. */
export class CreateMeetingRequest {
  /** `in-person`, `online`, or `written`: a written procedure. */
  @ApiProperty({ enum: MEETING_KINDS })
  @IsIn(MEETING_KINDS)
  readonly kind!: MeetingKind;

  /** What the meeting is called; at most 200 characters. */
  @IsString()
  readonly title!: string;

  /** Where it is, or how to take part online; at most 500 characters. */
  @IsOptional()
  @IsString()
  readonly place?: string;

  @ApiProperty({ format: 'date-time' })
  @IsISO8601({ strict: true })
  @Matches(SHAPE)
  readonly startsAt!: string;

  /** When a written procedure ends; a meeting has no such moment. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, required: false })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(SHAPE)
  readonly closesAt?: string | null;
}
