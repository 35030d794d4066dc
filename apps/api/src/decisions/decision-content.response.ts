import { ApiProperty } from '@nestjs/swagger';
import {
  type DecisionContent,
  decidedAmount,
  decisionText,
  type MandateTerms,
  TEAM_DECISION_KINDS,
} from '#domain';
import { wireCents } from '#platform';

const CENTS = { type: 'integer', format: 'int64' } as const;
const MAYBE_CENTS = { ...CENTS, nullable: true } as const;

/** An amount to one initiative, or to one envelope. */
export class DecisionLineResponse {
  @ApiProperty({ format: 'uuid' })
  readonly subjectId!: string;
  @ApiProperty(CENTS)
  readonly amountCents!: number;
}

/** Why one initiative is treated otherwise than the count has it. */
export class DecidedDeviationResponse {
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  readonly reason!: string;
}

/** What is left to one person. */
export class MandateTermsResponse {
  readonly form!: string;
  readonly decisionKind!: string;
  @ApiProperty(MAYBE_CENTS)
  readonly ceilingCents!: number | null;
  @ApiProperty(MAYBE_CENTS)
  readonly totalCents!: number | null;
  @ApiProperty({ format: 'date' })
  readonly validFromOn!: string;
  @ApiProperty({ format: 'date' })
  readonly validUntilOn!: string;
  readonly maySubMandate!: boolean;
  readonly legalBasis!: string;

  static of(terms: MandateTerms): MandateTermsResponse {
    const { form, decisionKind, validFromOn, validUntilOn, maySubMandate, legalBasis } = terms;
    return {
      ...{ form, decisionKind, validFromOn, validUntilOn, maySubMandate, legalBasis },
      ceilingCents: terms.ceilingCents === null ? null : wireCents(terms.ceilingCents),
      totalCents: terms.totalCents === null ? null : wireCents(terms.totalCents),
    };
  }
}

/** Exactly what is, or was, put to the vote. */
export class DecisionContentResponse {
  @ApiProperty({ enum: TEAM_DECISION_KINDS })
  readonly kind!: string;
  /** Null for a mandate, whose holder is not named, and for `other`. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly subjectId!: string | null;
  readonly motivation!: string;
  readonly lines!: DecisionLineResponse[];
  @ApiProperty(CENTS)
  readonly totalCents!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly terms!: Readonly<Record<string, string>>;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly tallyRunId!: string | null;
  readonly deviations!: DecidedDeviationResponse[];
  @ApiProperty({ type: () => MandateTermsResponse, nullable: true })
  readonly mandate!: MandateTermsResponse | null;
  /** The text that was hashed; null where it names somebody. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly text!: string | null;

  static of(content: DecisionContent): DecisionContentResponse {
    const { kind, subjectId, motivation, lines, terms, tallyRunId, deviations, mandate } = content;
    return {
      ...{ kind, motivation, terms, tallyRunId },
      subjectId: mandate === null ? subjectId : null,
      lines: lines.map((line) => ({
        subjectId: line.subjectId,
        amountCents: wireCents(line.amountCents),
      })),
      totalCents: wireCents(decidedAmount(content)),
      deviations: deviations.map(({ initiativeId, reason }) => ({ initiativeId, reason })),
      mandate: mandate === null ? null : MandateTermsResponse.of(mandate),
      text: mandate === null ? decisionText(content) : null,
    };
  }
}
