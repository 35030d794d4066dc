import { IsString, IsUUID, Length, MaxLength, ValidateIf } from 'class-validator';
import { DESCRIPTION_LENGTH_MAX, NAME_LENGTH_MAX } from '#domain';

const isSent = (_: object, value: unknown): boolean => value !== undefined;

/** What is not sent stays as it is. */
export class ChangeWijkteamRequest {
  /** The wijk or buurt that the team is of. */
  @ValidateIf(isSent)
  @IsUUID()
  readonly areaId?: string;

  /** The name of the team; no other team has it, whatever its capitals. */
  @ValidateIf(isSent)
  @IsString()
  @Length(1, NAME_LENGTH_MAX)
  readonly name?: string;

  /** What the team says of itself. */
  @ValidateIf(isSent)
  @IsString()
  @MaxLength(DESCRIPTION_LENGTH_MAX)
  readonly description?: string;
}
