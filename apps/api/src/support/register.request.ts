import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { AGE_CLASSES, HOUSE_NUMBER_MAX, SURNAME_LENGTH_MAX } from '#domain';

const DAY_LENGTH = 10;
const POSTCODE_LENGTH_MAX = 10;

/** Which codes to make. */
export class MakeCodesRequest {
  /** Nobody younger gets a code. */
  @ApiPropertyOptional({ type: 'integer', enum: AGE_CLASSES, default: 12 })
  @IsIn(AGE_CLASSES)
  readonly ageMin: number = 12;

  /** Takes the codes that the wijk has out of use first: everybody gets a new one. */
  @ApiPropertyOptional({ default: false })
  @IsBoolean()
  readonly replacesAll: boolean = false;
}

/** By what somebody is found on the list of residents. Nothing of it is kept but a keyed hash. */
export class ResidentIdentityRequest {
  /** As the municipality has it; prefixes such as `van der` do not matter. */
  @IsString()
  @MaxLength(SURNAME_LENGTH_MAX)
  readonly surname!: string;

  @IsString()
  @MaxLength(POSTCODE_LENGTH_MAX)
  readonly postcode!: string;

  /** Without letters and additions. */
  @IsInt()
  @Min(1)
  @Max(HOUSE_NUMBER_MAX)
  readonly houseNumber!: number;

  /** The day of birth. */
  @ApiProperty({ type: 'string', format: 'date' })
  @IsString()
  @MaxLength(DAY_LENGTH)
  readonly bornOn!: string;
}
