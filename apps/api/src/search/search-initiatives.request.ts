import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import {
  INITIATIVE_STATES,
  INITIATIVE_THEMES,
  type InitiativeState,
  type InitiativeTheme,
  QUERY_LENGTH_MAX,
} from '#domain';
import type { InitiativeFilter } from '#persistence';
import { PageQuery } from '#platform';

/** Which public initiatives to look for. */
export class SearchInitiativesRequest extends PageQuery {
  /**
   * Words that all have to be in the title, the text, the place or the theme. Other forms of a word,
   * compounds and mistypings are found too. Marks and signs mean nothing.
   */
  @IsOptional()
  @IsString()
  @MaxLength(QUERY_LENGTH_MAX)
  readonly query?: string;

  /** Only those of this wijkteam. */
  @IsOptional()
  @IsUUID()
  readonly wijkteamId?: string;

  /** Only those of this round. */
  @IsOptional()
  @IsUUID()
  readonly roundId?: string;

  /** Only those for this buurt, or for this wijk and its buurten. */
  @IsOptional()
  @IsUUID()
  readonly areaId?: string;

  /** Only those in this state. */
  @IsOptional()
  @IsIn(INITIATIVE_STATES)
  readonly state?: InitiativeState;

  /** Only those with this theme. */
  @IsOptional()
  @IsIn(INITIATIVE_THEMES)
  readonly theme?: InitiativeTheme;

  static filterOf(request: SearchInitiativesRequest): InitiativeFilter {
    const { wijkteamId, roundId, areaId, state, theme } = request;
    return { wijkteamId, roundId, areaId, state, theme };
  }
}
