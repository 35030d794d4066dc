import { IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '#platform';

export class ListWijkteamsRequest extends PageQuery {
  /** Only the wijkteams of this area. */
  @IsOptional()
  @IsUUID()
  readonly areaId?: string;
}
