import { IsOptional, IsString, Length } from 'class-validator';
import { NAME_LENGTH_MAX } from '#domain';
import { IsDay } from './is-day.js';

export class RegisterResidentRequest {
  /** The name on the letter; it need not be known here. */
  @IsOptional()
  @IsString()
  @Length(1, NAME_LENGTH_MAX)
  readonly name?: string | null;

  /** The first day on which the resident takes part. */
  @IsDay()
  readonly validFromOn!: string;

  /** The last day on which the resident takes part; none unless sent. */
  @IsOptional()
  @IsDay()
  readonly validUntilOn?: string | null;
}
