import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PLAY_STATES, type PlayState } from '#domain';
import { PageQuery } from '#platform';

/** Which documents to list. */
export class PlayRulesPageQuery extends PageQuery {
  /** Only those of this wijkteam. */
  @IsOptional()
  @IsUUID()
  readonly wijkteamId?: string;

  /** Only those of this round. */
  @IsOptional()
  @IsUUID()
  readonly roundId?: string;

  /** Only those in this state. */
  @IsOptional()
  @IsIn(PLAY_STATES)
  readonly state?: PlayState;
}
