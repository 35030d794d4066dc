import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import {
  GROUNDS_LENGTH_MAX,
  OBJECTOR_ADDRESS_LENGTH_MAX,
  OBJECTOR_EMAIL_LENGTH_MAX,
  OBJECTOR_NAME_LENGTH_MAX,
  type ObjectionText,
  tidyLine,
  tidyText,
} from '#domain';

const DAY_LENGTH = 10;

/** An objection to a letter. All but the grounds is for a desk officer who writes for somebody. */
export class FileObjectionRequest {
  /** Why you do not agree (Awb 6:5). */
  @IsString()
  @MaxLength(GROUNDS_LENGTH_MAX)
  readonly grounds!: string;

  /** Who objects; needed at the desk. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(OBJECTOR_NAME_LENGTH_MAX)
  readonly objectorName: string | null = null;

  /** Where the objector can be written to; needed at the desk. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(OBJECTOR_ADDRESS_LENGTH_MAX)
  readonly objectorAddress: string | null = null;

  /** Where the answer can be mailed to, if the objector wants that. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(OBJECTOR_EMAIL_LENGTH_MAX)
  readonly objectorEmail: string | null = null;

  /** The day on which the desk received it; today when absent. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsString()
  @MaxLength(DAY_LENGTH)
  readonly receivedOn: string | null = null;

  /** The day of the postmark, if it came by post. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsString()
  @MaxLength(DAY_LENGTH)
  readonly postedOn: string | null = null;
}

/** The words of a valid request. */
export function objectionTextOf(request: FileObjectionRequest): ObjectionText {
  const lineOf = (text: string | null): string | null => (text === null ? null : tidyLine(text));
  return {
    objectorName: lineOf(request.objectorName),
    objectorAddress: lineOf(request.objectorAddress),
    objectorEmail: lineOf(request.objectorEmail)?.toLowerCase() ?? null,
    grounds: tidyText(request.grounds),
  };
}
