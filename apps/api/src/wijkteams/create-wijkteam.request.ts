import { IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { DESCRIPTION_LENGTH_MAX, NAME_LENGTH_MAX } from '#domain';

export class CreateWijkteamRequest {
  /** The wijk or buurt that the team is of. */
  @IsUUID()
  readonly areaId!: string;

  /** The name of the team; no other team has it, whatever its capitals. */
  @IsString()
  @Length(1, NAME_LENGTH_MAX)
  readonly name!: string;

  /** What the team says of itself. */
  @IsOptional()
  @IsString()
  @MaxLength(DESCRIPTION_LENGTH_MAX)
  readonly description?: string;
}
