import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { WITHDRAWAL_REASON_LENGTH_MAX } from '#domain';

export class WithdrawInitiativeRequest {
  /** Why it is taken back, for everybody to read. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(WITHDRAWAL_REASON_LENGTH_MAX)
  readonly reason: string | null = null;
}
