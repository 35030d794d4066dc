import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { AREA_KINDS, type AreaKind } from '#domain';
import type { AreaFilter } from '#persistence';
import { PageQuery } from '#platform';

export class ListAreasRequest extends PageQuery {
  /** Only areas of this kind. */
  @IsOptional()
  @IsIn(AREA_KINDS)
  readonly kind?: AreaKind;

  /** Only the buurten of this wijk. */
  @IsOptional()
  @IsUUID()
  readonly parentId?: string;

  static filterOf({ kind, parentId }: ListAreasRequest): AreaFilter {
    return {
      ...(kind === undefined ? {} : { kind }),
      ...(parentId === undefined ? {} : { parentId }),
    };
  }
}
