import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';

const EVENTS = ['arrived', 'left'] as const;
const MANNERS = ['in-person', 'online'] as const;

/** That somebody came or went. */
export class RecordPresenceRequest {
  /** Chair and secretary record anybody with a seat; others only themselves, and only online. */
  @IsUUID()
  readonly personId!: string;

  @ApiProperty({ enum: EVENTS })
  @IsIn(EVENTS)
  readonly event!: (typeof EVENTS)[number];

  @ApiProperty({ enum: MANNERS })
  @IsIn(MANNERS)
  readonly manner!: (typeof MANNERS)[number];
}
