import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { type Role, type WayIn, WAYS_IN, WIJKTEAM_ROLES } from '#domain';
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

  /** How this person came to the seat: election, appointment or lot. An appointment unless sent. */
  @IsOptional()
  @IsIn(WAYS_IN)
  readonly cameIn?: WayIn;

  /** The buurt that a sub-representative speaks for, within the area of the wijkteam. */
  @IsOptional()
  @IsUUID()
  readonly areaId?: string;

  /** Whether this person agreed that the name stands on the public page; not unless sent. */
  @IsOptional()
  @IsBoolean()
  readonly isNamePublic?: boolean;
}
