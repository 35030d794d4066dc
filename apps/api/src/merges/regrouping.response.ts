import { ApiProperty } from '@nestjs/swagger';
import {
  type Actor,
  INITIATIVE_THEMES,
  type InitiativePlan,
  type InitiativeTheme,
  planCost,
  type Regrouping,
  REGROUPING_KINDS,
  REGROUPING_OUTCOMES,
  type RegroupingAnswer,
  type RegroupingKind,
  type RegroupingState,
  regroupingState,
  requestedAmount,
} from '#domain';
import { wireCents } from '#platform';
import { LocationResponse } from '../openapi/location.response.js';

export class RegroupedCostResponse {
  readonly description!: string;
  /** In cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly amountCents!: number;
}

/** A plan that comes, or would have come, of merging or splitting. */
export class RegroupedPlanResponse {
  readonly title!: string;
  readonly summary!: string;
  readonly costLines!: RegroupedCostResponse[];
  /** The sum of the cost lines, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly costCents!: number;
  /** What it asks for, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly requestedCents!: number;
  @ApiProperty({ type: 'string', enum: INITIATIVE_THEMES, nullable: true })
  readonly theme!: InitiativeTheme | null;
  readonly location!: LocationResponse | null;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly areaId!: string | null;

  static of(plan: InitiativePlan): RegroupedPlanResponse {
    const { title, summary, costLines, theme, location, areaId } = plan;
    return {
      title,
      summary,
      costLines: costLines.map(({ description, amountCents }) => ({
        description,
        amountCents: wireCents(amountCents),
      })),
      costCents: wireCents(planCost(plan)),
      requestedCents: wireCents(requestedAmount(plan)),
      theme,
      location,
      areaId,
    };
  }
}

/** What one initiator answered; who it is stays out of it. */
export class RegroupingAnswerResponse {
  @ApiProperty({ enum: ['consent', 'refuse'] })
  readonly answer!: RegroupingAnswer;
  readonly reason!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly answeredAt!: string;
}

/** A proposal to merge or split, and where it stands. It names nobody. */
export class RegroupingResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  @ApiProperty({ enum: REGROUPING_KINDS })
  readonly kind!: RegroupingKind;
  /** expired: the last day passed without everybody's answer. lapsed: it could not be carried out any more. */
  @ApiProperty({ enum: ['open', 'expired', ...REGROUPING_OUTCOMES] })
  readonly state!: RegroupingState;
  /** The initiatives that end in it. */
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } })
  readonly initiativeIds!: string[];
  readonly parts!: RegroupedPlanResponse[];
  readonly reason!: string;
  @ApiProperty({ format: 'date-time' })
  readonly proposedAt!: string;
  /** The last day to answer. */
  @ApiProperty({ format: 'date' })
  readonly answerByOn!: string;
  /** How many initiators are asked. */
  @ApiProperty({ type: 'integer' })
  readonly askedCount!: number;
  /** The answers so far, in the order in which they came. */
  readonly answers!: RegroupingAnswerResponse[];
  /** Whether you are asked and have not answered. */
  readonly isYourAnswerAwaited!: boolean;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly settledAt!: string | null;
  /** The initiatives that came of it, in the order of the parts; empty when none did. */
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } })
  readonly resultIds!: string[];

  static of(
    regrouping: Regrouping,
    { actor, today }: { readonly actor: Actor | null; readonly today: string },
  ): RegroupingResponse {
    const { id, roundId, kind, reason, answerByOn, asked, proposedAt, settledAt } = regrouping;
    const state = regroupingState(regrouping, today);
    return {
      id,
      roundId,
      kind,
      state,
      initiativeIds: [...regrouping.initiativeIds],
      parts: regrouping.parts.map((part) => RegroupedPlanResponse.of(part)),
      reason,
      proposedAt: proposedAt.toISOString(),
      answerByOn,
      askedCount: asked.length,
      answers: answersOf(asked),
      isYourAnswerAwaited: state === 'open' && isAwaited(asked, actor),
      settledAt: settledAt?.toISOString() ?? null,
      resultIds: [...regrouping.resultIds],
    };
  }
}

function answersOf(asked: Regrouping['asked']): RegroupingAnswerResponse[] {
  return asked
    .flatMap(({ answer, reason, answeredAt }) =>
      answer === null || answeredAt === null
        ? []
        : [{ answer, reason, answeredAt: answeredAt.toISOString() }],
    )
    .toSorted((one, other) => (one.answeredAt < other.answeredAt ? -1 : 1));
}

function isAwaited(asked: Regrouping['asked'], actor: Actor | null): boolean {
  return asked.some(({ personId, answer }) => answer === null && personId === actor?.id);
}
