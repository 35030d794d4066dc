import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '#platform';

export class ListDrawsRequest extends PageQuery {
  /** Only the draws of this wijkteam. */
  @IsOptional()
  @IsUUID()
  readonly wijkteamId?: string;
}

export class ListPlacesRequest extends PageQuery {
  /** Only the places of this group. */
  @IsOptional()
  @IsString()
  @MaxLength(160)
  @Matches(/^\P{Cc}*$/u)
  readonly stratum?: string;

  /** Only the place of this code. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9-]{1,40}$/)
  readonly code?: string;
}
