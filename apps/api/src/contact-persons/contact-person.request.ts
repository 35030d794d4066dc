import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { CONTACT_REASON_LENGTH_MAX } from '#domain';

export class NameContactPersonRequest {
  /** Who; absent: the one with the least open work, by the rule. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  readonly personId: string | null = null;

  /** Why it goes to somebody else; not needed for the first. */
  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(CONTACT_REASON_LENGTH_MAX)
  readonly reason: string | null = null;
}
