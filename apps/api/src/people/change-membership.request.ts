import { ValidateIf } from 'class-validator';
import { IsDay } from './is-day.js';

export class ChangeMembershipRequest {
  /** The last day on which the role holds; null for none. */
  @ValidateIf((_, value: unknown) => value !== null)
  @IsDay()
  readonly validUntilOn!: string | null;
}
