import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { type Role, WIJKTEAM_ROLES } from '#domain';
import { IsDay } from './is-day.js';

export class GiveWijkteamRoleRequest {
  /** Who gets the role. */
  @IsUUID()
  readonly personId!: string;

  /** resident, member, chair, secretary, treasurer, professional or sub-representative. */
  @IsIn(WIJKTEAM_ROLES)
  readonly role!: Role;

  /** The first day of the role. */
  @IsDay()
  readonly validFromOn!: string;

  /** The last day of the role; none unless sent. */
  @IsOptional()
  @IsDay()
  readonly validUntilOn?: string | null;
}
