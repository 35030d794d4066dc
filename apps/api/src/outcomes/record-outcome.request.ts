import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  type Opinion,
  OPINIONS,
  OUTCOME_MINUTES_LENGTH_MAX,
  OUTCOME_REASONS_LENGTH_MAX,
  type OutcomeMode,
  type OutcomeRecord,
  PLACE_LENGTH_MAX,
  PRESENT_MAX,
  tidyLine,
  tidyText,
  VOTES_EACH_MAX,
} from '#domain';

const LINES_MAX = 1_000;
const VOTES_MAX = 100_000_000;

/** What was found of one initiative. */
export class OutcomeLineRequest {
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  )
  @IsUUID()
  readonly initiativeId!: string;

  /** grant (advised, or chosen) or refuse. */
  @IsIn(OPINIONS)
  readonly opinion!: Opinion;

  /** How many votes it got in an assembly that counted them. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(VOTES_MAX)
  readonly votes: number | null = null;

  /** The reasons, for everybody to read; needed where a committee advises against it. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(OUTCOME_REASONS_LENGTH_MAX)
  readonly reasons: string | null = null;
}

/** What a committee advised or an assembly chose, as it is entered. */
export class RecordOutcomeRequest {
  /** The day on which people came together. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @ApiProperty({ type: 'string', format: 'date' })
  readonly heldOn!: string;

  /** Where they came together, or that it was online. */
  @IsString()
  @MaxLength(PLACE_LENGTH_MAX)
  readonly place!: string;

  /** How many people took part. */
  @ApiProperty({ type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(PRESENT_MAX)
  readonly presentCount!: number;

  /** How many stepped aside because of an interest of their own. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsInt()
  @Min(0)
  @Max(PRESENT_MAX)
  readonly recusedCount: number = 0;

  /** How many votes each person could give, where an assembly counted votes. */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(VOTES_EACH_MAX)
  readonly votesEachMax: number | null = null;

  /** The minutes, for everybody to read: name nobody who did not agree to it. */
  @IsString()
  @MaxLength(OUTCOME_MINUTES_LENGTH_MAX)
  readonly minutes!: string;

  /** Every eligible initiative of the round once, the most preferred first. */
  @IsArray()
  @ArrayMaxSize(LINES_MAX)
  @ValidateNested({ each: true })
  @Type(() => OutcomeLineRequest)
  readonly lines!: OutcomeLineRequest[];

  /** Why this takes the place of the record that is there. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(OUTCOME_REASONS_LENGTH_MAX)
  readonly correctionReason: string | null = null;
}

export class ConfirmOutcomeRequest {
  /** The SHA-256 of the text that was read, in hex: what is confirmed is exactly that. */
  @Matches(/^[0-9a-f]{64}$/)
  readonly textHash!: string;
}

/** The record that a valid request asks for, with its texts tidied. */
export function outcomeOf(request: RecordOutcomeRequest, mode: OutcomeMode): OutcomeRecord {
  return {
    mode,
    heldOn: request.heldOn,
    place: tidyLine(request.place),
    presentCount: request.presentCount,
    recusedCount: request.recusedCount,
    votesEachMax: request.votesEachMax,
    minutes: tidyText(request.minutes),
    correctionReason: textOrNone(tidyLine(request.correctionReason ?? '')),
    lines: request.lines.map(({ initiativeId, opinion, votes, reasons }) => ({
      initiativeId,
      opinion,
      votes,
      reasons: textOrNone(tidyText(reasons ?? '')),
    })),
  };
}

function textOrNone(text: string): string | null {
  return text === '' ? null : text;
}
