import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length } from 'class-validator';

export class LookUpAddressRequest {
  /** Four digits and two letters, such as 1811AB. */
  @IsString()
  @Length(6, 7)
  readonly postcode!: string;

  /** The number alone: letters and additions lie in the same buurt. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 99_999 })
  @Type(() => Number)
  @IsInt()
  readonly houseNumber!: number;
}

export class ReplaceDirectoryRequest {
  /** The year of the division that the codes in the file are of. */
  @ApiProperty({ type: 'integer', minimum: 1990, maximum: 2100 })
  @Type(() => Number)
  @IsInt()
  readonly year!: number;
}
