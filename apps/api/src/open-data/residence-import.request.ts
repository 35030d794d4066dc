import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

export class ResidenceImportRequest {
  /** The year of the division that the codes are of. */
  @ApiProperty({ type: 'integer', minimum: 1990, maximum: 2100 })
  @Type(() => Number)
  @IsInt()
  @Min(1990)
  @Max(2100)
  readonly year!: number;
}
