import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { ROUND_PHASES, type RoundPhase } from '#domain';
import { PageQuery } from '#platform';

/** Which rounds to list. */
export class RoundsPageQuery extends PageQuery {
  /** Only the rounds of this wijkteam. */
  @IsOptional()
  @IsUUID()
  readonly wijkteamId?: string;

  /** Only the rounds in this phase. */
  @IsOptional()
  @IsIn(ROUND_PHASES)
  readonly phase?: RoundPhase;
}
