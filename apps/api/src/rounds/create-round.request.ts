import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { ROUND_MODES, type RoundMode } from '#domain';
import { RoundRulesRequest } from './round-rules.request.js';
import { TimelineRequest } from './timeline.request.js';

export class CreateRoundRequest {
  /** The wijkteam whose money the round divides. */
  @IsUUID()
  readonly wijkteamId!: string;

  /** The yearly budget of that wijkteam that pays; can be named later, before money is allocated. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  readonly budgetId: string | null = null;

  /** The envelope that pays instead: a part of a budget of that wijkteam. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  readonly envelopeId: string | null = null;

  /** What the round is called; at most 200 characters. */
  @IsString()
  readonly title!: string;

  /** resident-vote, committee-advice, first-come or assembly. */
  @IsIn(ROUND_MODES)
  readonly mode!: RoundMode;

  @IsObject()
  @ValidateNested()
  @Type(() => RoundRulesRequest)
  readonly rules!: RoundRulesRequest;

  @ApiPropertyOptional()
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TimelineRequest)
  readonly timeline: TimelineRequest | null = null;
}
