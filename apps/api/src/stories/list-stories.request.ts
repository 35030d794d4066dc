import { IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '#platform';

export class ListStoriesRequest extends PageQuery {
  /** Only the stories of this wijkteam. */
  @IsOptional()
  @IsUUID()
  readonly wijkteamId?: string;
}
