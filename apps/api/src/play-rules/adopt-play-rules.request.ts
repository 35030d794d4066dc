import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { CONSULTATION_REASON_LENGTH_MAX } from '#domain';

export class AdoptPlayRulesRequest {
  /** The decision of the wijkteam to adopt the rules, where it decides by rules of its own. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  readonly teamDecisionId: string | null = null;

  /** Why residents were not consulted, for everybody to read; only for a draft. */
  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(CONSULTATION_REASON_LENGTH_MAX)
  readonly withoutConsultationReason: string | null = null;
}
