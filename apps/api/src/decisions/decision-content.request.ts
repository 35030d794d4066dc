import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  cents,
  DECISION_LINES_MAX,
  DECISION_MOTIVATION_MAX,
  type DecisionContent,
  DEVIATION_REASON_MAX,
  MANDATE_FORMS,
  MANDATE_KINDS,
  type MandateForm,
  type MandateKind,
  type MandateTerms,
  TEAM_DECISION_KINDS,
  type TeamDecisionKind,
  tidyLine,
  tidyText,
} from '#domain';
import { centsOf, IsCents } from '#platform';

/** An amount to one initiative, or to one envelope. */
export class DecisionLineRequest {
  @IsUUID()
  readonly subjectId!: string;

  @IsCents()
  readonly amountCents!: number;
}

/** Why one initiative is treated otherwise than the count has it. */
export class DeviationRequest {
  @IsUUID()
  readonly initiativeId!: string;

  /** At least 20 characters, for everybody to read. */
  @IsString()
  @MaxLength(DEVIATION_REASON_MAX)
  readonly reason!: string;
}

/** What is left to one person. */
export class MandateTermsRequest {
  /** `mandate`: in the name of the wijkteam, to a seat. `delegation`: in one's own, to an official. */
  @ApiProperty({ enum: MANDATE_FORMS })
  @IsIn(MANDATE_FORMS)
  readonly form!: MandateForm;

  @ApiProperty({ enum: MANDATE_KINDS })
  @IsIn(MANDATE_KINDS)
  readonly decisionKind!: MandateKind;

  @IsUUID()
  readonly holderId!: string;

  /** The most that one decision may move; left out for what moves no money. */
  @IsOptional()
  @IsCents()
  readonly ceilingCents?: number;

  /** The most that all of them may move. */
  @IsOptional()
  @IsCents()
  readonly totalCents?: number;

  @ApiProperty({ format: 'date' })
  @IsString()
  readonly validFromOn!: string;

  /** The last day, included. */
  @ApiProperty({ format: 'date' })
  @IsString()
  readonly validUntilOn!: string;

  @IsOptional()
  @IsBoolean()
  readonly maySubMandate?: boolean;

  /** The article that allows it; needed for a delegation (Awb 10:15). */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly legalBasis?: string;
}

/** Exactly what is put to the vote. */
export class DecisionContentRequest {
  @ApiProperty({ enum: TEAM_DECISION_KINDS })
  @IsIn(TEAM_DECISION_KINDS)
  readonly kind!: TeamDecisionKind;

  /** The round, budget, rules, mandate or holder that it is about; left out for `other`. */
  @IsOptional()
  @IsUUID()
  readonly subjectId?: string;

  /** The reasons, for everybody to read. */
  @IsString()
  @MaxLength(DECISION_MOTIVATION_MAX)
  readonly motivation!: string;

  /** Who or what gets how much. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(DECISION_LINES_MAX)
  @ValidateNested({ each: true })
  @Type(() => DecisionLineRequest)
  readonly lines?: DecisionLineRequest[];

  /** What else is fixed, by name: texts only. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @IsOptional()
  @IsObject()
  readonly terms?: Record<string, unknown>;

  /** The count that is ratified. */
  @IsOptional()
  @IsUUID()
  readonly tallyRunId?: string;

  /** Where the decision leaves the outcome of the count, and why. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(DECISION_LINES_MAX)
  @ValidateNested({ each: true })
  @Type(() => DeviationRequest)
  readonly deviations?: DeviationRequest[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MandateTermsRequest)
  readonly mandate?: MandateTermsRequest;
}

/** The content that a valid request asks to put to the vote. Ids are in lower case. */
export function contentOf(request: DecisionContentRequest): DecisionContent {
  const { kind, subjectId, motivation, lines = [], terms = {}, deviations = [] } = request;
  return {
    kind,
    subjectId: subjectId?.toLowerCase() ?? null,
    motivation: tidyText(motivation),
    lines: lines.map((line) => ({
      subjectId: line.subjectId.toLowerCase(),
      amountCents: centsOf(line.amountCents),
    })),
    terms: Object.fromEntries(
      Object.entries(terms).map(([name, value]) => [
        name,
        typeof value === 'string' ? tidyText(value) : JSON.stringify(value),
      ]),
    ),
    tallyRunId: request.tallyRunId?.toLowerCase() ?? null,
    deviations: deviations.map(({ initiativeId, reason }) => ({
      initiativeId: initiativeId.toLowerCase(),
      reason: tidyText(reason),
    })),
    mandate: request.mandate === undefined ? null : termsOf(request.mandate),
  };
}

function termsOf(request: MandateTermsRequest): MandateTerms {
  const { form, decisionKind, holderId, validFromOn, validUntilOn } = request;
  const amount = (value: number | undefined) => (value === undefined ? null : cents(BigInt(value)));
  return {
    form,
    decisionKind,
    holderId: holderId.toLowerCase(),
    ceilingCents: amount(request.ceilingCents),
    totalCents: amount(request.totalCents),
    validFromOn,
    validUntilOn,
    maySubMandate: request.maySubMandate ?? false,
    legalBasis: tidyLine(request.legalBasis ?? ''),
  };
}
