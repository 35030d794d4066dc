import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  CHECKER_REFUSALS,
  type CheckerRefusal,
  INITIALS_LENGTH_MAX,
  SCAN_REFERENCE_LENGTH_MAX,
  SHEET_LINES_MAX,
} from '#domain';
import { ResidentIdentityRequest } from './register.request.js';

/** One line of a sheet of signatures, typed over from paper. */
export class SignatureLineRequest extends ResidentIdentityRequest {
  /** Such as `A.B.`; helps to tell people apart on the list. */
  @ApiPropertyOptional({ default: '' })
  @IsString()
  @MaxLength(INITIALS_LENGTH_MAX)
  readonly initials: string = '';
}

/** A sheet of signatures on paper. */
export class EnterSheetRequest {
  /** Where the scan or the paper itself is kept, in the municipality's own archive. */
  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(SCAN_REFERENCE_LENGTH_MAX)
  readonly scanReference: string | null = null;

  @ApiProperty({ type: [SignatureLineRequest], minItems: 1, maxItems: SHEET_LINES_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SHEET_LINES_MAX)
  @ValidateNested({ each: true })
  @Type(() => SignatureLineRequest)
  readonly lines!: SignatureLineRequest[];
}

/** A line that the checker refuses. */
export class RefusedLineRequest {
  /** The number of the line on the sheet, from 1. */
  @IsInt()
  @Min(1)
  @Max(SHEET_LINES_MAX)
  readonly number!: number;

  @ApiProperty({ type: 'string', enum: CHECKER_REFUSALS })
  @IsIn(CHECKER_REFUSALS)
  readonly reason!: CheckerRefusal;
}

/** The check of a sheet, with the paper in hand. */
export class CheckSheetRequest {
  /** The lines that do not count although the list has the resident. */
  @ApiPropertyOptional({ type: [RefusedLineRequest], maxItems: SHEET_LINES_MAX })
  @IsArray()
  @ArrayMaxSize(SHEET_LINES_MAX)
  @ValidateNested({ each: true })
  @Type(() => RefusedLineRequest)
  readonly refusedLines: RefusedLineRequest[] = [];
}
