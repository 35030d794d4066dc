import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { PROCEDURE_BOUNDS, TERM_REASON_LENGTH_MAX } from '#domain';

const DAY_LENGTH = 10;

export class SuspendTermRequest {
  /** What is missing; the initiators read it. */
  @IsString()
  @MaxLength(TERM_REASON_LENGTH_MAX)
  readonly reason!: string;

  /** The last day to complete the application: 7 to 84 days from today. */
  @ApiProperty({ type: 'string', format: 'date' })
  @IsString()
  @MaxLength(DAY_LENGTH)
  readonly completeByOn!: string;
}

export class ExtendTermRequest {
  /** Why it takes longer; everybody reads it. */
  @IsString()
  @MaxLength(TERM_REASON_LENGTH_MAX)
  readonly reason!: string;

  /** How many weeks longer. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: PROCEDURE_BOUNDS.extensionWeeksMax[1] })
  @IsInt()
  @Min(1)
  @Max(PROCEDURE_BOUNDS.extensionWeeksMax[1])
  readonly weeks!: number;
}
