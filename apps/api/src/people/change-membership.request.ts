import { IsBoolean, ValidateIf } from 'class-validator';
import { IsDay } from './is-day.js';

/** One of them at least; what is not sent stays as it is. */
export class ChangeMembershipRequest {
  /** The last day on which the role holds; null for none. */
  @ValidateIf(
    ({ isNamePublic }: ChangeMembershipRequest, value: unknown) =>
      value !== null && (value !== undefined || isNamePublic === undefined),
  )
  @IsDay()
  readonly validUntilOn?: string | null;

  /** Whether this person agreed that the name stands on the public page of the wijkteam. */
  @ValidateIf((_, value: unknown) => value !== undefined)
  @IsBoolean()
  readonly isNamePublic?: boolean;
}
