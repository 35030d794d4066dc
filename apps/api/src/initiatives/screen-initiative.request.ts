import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { type Screening, SCREENING_REASON_LENGTH_MAX, tidyText } from '#domain';

export class ScreenInitiativeRequest {
  /** accept: it can be voted on or funded. reject: it cannot. */
  @IsIn(['accept', 'reject'])
  readonly outcome!: 'accept' | 'reject';

  /** Why, for everybody to read; needed to reject. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(SCREENING_REASON_LENGTH_MAX)
  readonly reason: string | null = null;
}

/** The screening that a valid request carries. */
export function screeningOf({ outcome, reason }: ScreenInitiativeRequest): Screening {
  return { outcome, reason: reason === null ? null : tidyText(reason) };
}
