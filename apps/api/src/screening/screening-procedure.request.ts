import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
  ITEM_CODE_LENGTH_MAX,
  ITEMS_MAX,
  QUESTION_LENGTH_MAX,
  REMINDERS_MAX,
  SCREENING_TOPICS,
  type ScreeningItem,
  type ScreeningProcedure,
  type ScreeningTopic,
  tidyLine,
} from '#domain';

export class ScreeningItemRequest {
  /** Its name in answers, in kebab-case, such as `whose-land`. */
  @IsString()
  @MaxLength(ITEM_CODE_LENGTH_MAX)
  readonly code!: string;

  @IsIn(SCREENING_TOPICS)
  readonly topic!: ScreeningTopic;

  @IsString()
  @MaxLength(QUESTION_LENGTH_MAX)
  readonly questionNl!: string;

  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(QUESTION_LENGTH_MAX)
  readonly questionEn: string | null = null;

  /** Whether it needs an answer before an initiative is found feasible. */
  @IsBoolean()
  readonly isCompulsory!: boolean;

  /** The department that answers it. */
  @IsUUID()
  readonly departmentId!: string;
}

/** The next version of the procedure, as a whole. */
export class AdoptScreeningProcedureRequest {
  /** false: from now on wijkteams screen without a procedure. */
  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  readonly isActive: boolean = true;

  /** In how many weeks an application is answered; absent: eight (Awb 4:13). */
  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 1, maximum: 26 })
  @IsOptional()
  @IsInt()
  readonly decisionWeeks: number | null = null;

  /** How many days a department has to advise. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 84, default: 14 })
  @IsOptional()
  @IsInt()
  readonly adviceDays: number = 14;

  /** How many days the initiators have to answer what is intended. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 84, default: 14 })
  @IsOptional()
  @IsInt()
  readonly answerDays: number = 14;

  /** How many weeks an application can be put off, once (Awb 4:14). */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 13, default: 8 })
  @IsOptional()
  @IsInt()
  readonly extensionWeeksMax: number = 8;

  /** How many days before the end of a term those who have it are reminded. */
  @ApiPropertyOptional({ type: 'array', items: { type: 'integer' }, default: [7, 2] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(REMINDERS_MAX)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(60, { each: true })
  readonly remindDays: number[] = [7, 2];

  /** Who hears of terms that passed; absent: the administrators. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  readonly escalationPersonId: string | null = null;

  /** Whether the service opens the screening of what is handed in, and asks all departments. */
  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  readonly opensItself: boolean = false;

  /** Whether the service names the contact person of what is handed in, by the rule. */
  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  readonly assignsItself: boolean = false;

  /** The checklist, in its order. */
  @ApiProperty({ type: [ScreeningItemRequest] })
  @IsArray()
  @ArrayMaxSize(ITEMS_MAX)
  @ValidateNested({ each: true })
  @Type(() => ScreeningItemRequest)
  readonly items!: ScreeningItemRequest[];
}

/** The procedure that a valid request describes. */
export function procedureOf(request: AdoptScreeningProcedureRequest): ScreeningProcedure {
  const { isActive, decisionWeeks, adviceDays, answerDays, extensionWeeksMax } = request;
  const { remindDays, escalationPersonId, opensItself, assignsItself } = request;
  return {
    ...{ isActive, decisionWeeks, adviceDays, answerDays, extensionWeeksMax },
    ...{ remindDays, escalationPersonId, opensItself, assignsItself },
    items: request.items.map(itemOf),
  };
}

function itemOf(item: ScreeningItemRequest): ScreeningItem {
  const { code, topic, isCompulsory, departmentId, questionNl, questionEn } = item;
  return {
    ...{ code, topic, isCompulsory, departmentId },
    questionNl: tidyLine(questionNl),
    questionEn: questionEn === null ? null : tidyLine(questionEn),
  };
}
