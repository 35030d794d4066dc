import { IsIn, IsOptional } from 'class-validator';
import { type Role, WIJKTEAM_ROLES } from '#domain';
import { PageQuery } from '#platform';
import { IsDay } from './is-day.js';

export class ListMembershipsRequest extends PageQuery {
  /** Only this role. */
  @IsOptional()
  @IsIn(WIJKTEAM_ROLES)
  readonly role?: Role;

  /** Only what holds on this day. */
  @IsOptional()
  @IsDay()
  readonly activeOn?: string;
}
