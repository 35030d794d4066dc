import { IsString, IsUUID, MaxLength } from 'class-validator';
import { MINUTES_NOTE_MAX } from '#domain';

/** In which later meeting minutes were approved. */
export class ApproveMinutesRequest {
  @IsUUID()
  readonly meetingId!: string;
}

/** What has to be said about minutes that are not right; they themselves stay as they are. */
export class AmendMinutesRequest {
  @IsString()
  @MaxLength(MINUTES_NOTE_MAX)
  readonly text!: string;
}
