import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  ADVICE_ANSWERS,
  type AdviceAnswer,
  CONDITION_LENGTH_MAX,
  CONDITIONS_MAX,
  EXPLANATION_LENGTH_MAX,
  FINDING_GROUNDS,
  FINDING_REASON_LENGTH_MAX,
  type FindingGround,
  ITEM_CODE_LENGTH_MAX,
  ITEMS_MAX,
  NOTE_LENGTH_MAX,
  QUESTION_LENGTH_MAX,
  REPLY_LENGTH_MAX,
  SCREENING_RESULTS,
  type ScreeningFinding,
  type ScreeningResult,
  tidyLine,
  tidyText,
} from '#domain';

const DEPARTMENTS_MAX = 20;
const ADVICE_DAYS_MAX = 84;

export class AskAdviceRequest {
  /** Whom to ask; all at once, each with the same time. */
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(DEPARTMENTS_MAX)
  @IsUUID(undefined, { each: true })
  readonly departmentIds!: string[];

  /** How many days they have; absent: as many as the procedure gives. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: ADVICE_DAYS_MAX, nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(ADVICE_DAYS_MAX)
  readonly answerWithinDays: number | null = null;

  /** What is asked beside the checklist; needed of a department that has no item in it. */
  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(QUESTION_LENGTH_MAX * 2)
  readonly question: string | null = null;
}

export class AdviceAnswerRequest {
  /** The code of the item; `question` for what was asked beside the checklist. */
  @IsString()
  @MaxLength(ITEM_CODE_LENGTH_MAX)
  readonly code!: string;

  @IsIn(ADVICE_ANSWERS)
  readonly answer!: AdviceAnswer;

  /** Why, for everybody to read; needed unless the answer is yes. */
  @ApiPropertyOptional({ default: '' })
  @IsOptional()
  @IsString()
  @MaxLength(EXPLANATION_LENGTH_MAX)
  readonly explanation: string = '';
}

export class GiveAdviceRequest {
  @ApiProperty({ type: [AdviceAnswerRequest] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(ITEMS_MAX)
  @ValidateNested({ each: true })
  @Type(() => AdviceAnswerRequest)
  readonly answers!: AdviceAnswerRequest[];

  /** For those who screen only; it is in no public answer. */
  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(NOTE_LENGTH_MAX)
  readonly privateNote: string | null = null;
}

export class WriteNoteRequest {
  /** For those who screen only; it is in no public answer. */
  @IsString()
  @MaxLength(NOTE_LENGTH_MAX)
  readonly text!: string;
}

export class FindRequest {
  @IsIn(SCREENING_RESULTS)
  readonly result!: ScreeningResult;

  /** incomplete: the application was not completed in time, and is left untreated (Awb 4:5). */
  @ApiPropertyOptional({ enum: FINDING_GROUNDS, default: 'substance' })
  @IsOptional()
  @IsIn(FINDING_GROUNDS)
  readonly ground: FindingGround = 'substance';

  /** Why, in plain words, for everybody to read. */
  @IsString()
  @MaxLength(FINDING_REASON_LENGTH_MAX)
  readonly reason!: string;

  /** Under which conditions; with feasible-if only. */
  @ApiPropertyOptional({ type: 'array', items: { type: 'string' }, default: [] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(CONDITIONS_MAX)
  @IsString({ each: true })
  @MaxLength(CONDITION_LENGTH_MAX, { each: true })
  readonly conditions: string[] = [];
}

export class ReplyToFindingRequest {
  /** What you have to say; read by those who screen. */
  @IsString()
  @MaxLength(REPLY_LENGTH_MAX)
  readonly text!: string;

  /** Whether you do not agree: then somebody else than who found it decides. */
  @IsBoolean()
  readonly isContested!: boolean;
}

/** The finding that a valid request carries. */
export function findingOf({ result, ground, reason, conditions }: FindRequest): ScreeningFinding {
  return { result, ground, reason: tidyText(reason), conditions: conditions.map(tidyLine) };
}
