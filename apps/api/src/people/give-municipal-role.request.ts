import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { MUNICIPAL_ROLES, type Role } from '#domain';
import { IsDay } from './is-day.js';

export class GiveMunicipalRoleRequest {
  /** Who gets the role. */
  @IsUUID()
  readonly personId!: string;

  /** contact-person, counter-clerk, finance-officer, auditor or administrator. */
  @IsIn(MUNICIPAL_ROLES)
  readonly role!: Role;

  /** The first day of the role. */
  @IsDay()
  readonly validFromOn!: string;

  /** The last day of the role; none unless sent. */
  @IsOptional()
  @IsDay()
  readonly validUntilOn?: string | null;
}
