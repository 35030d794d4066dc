import { ApiProperty } from '@nestjs/swagger';
import {
  APPLICANT_KINDS,
  type ApplicantKind,
  type Cents,
  COST_CATEGORIES,
  COST_UNITS,
  type CostCategory,
  type CostLine,
  type CostUnit,
  EXCLUDED_AIMS,
  type ExcludedAim,
  type Initiative,
  INITIATIVE_THEMES,
  type InitiativePlan,
  type InitiativeState,
  type InitiativeTheme,
  planCost,
  requestedAmount,
} from '#domain';
import { wireCents } from '#platform';
import { LocationResponse } from '../openapi/location.response.js';

const HUNDRED = 100;

function maybeCents(amount: Cents | null): number | null {
  return amount === null ? null : wireCents(amount);
}

export class CostLineResponse {
  /** What the money is for. */
  readonly description!: string;
  /** How much, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly amountCents!: number;
  /** How many; null where only the amount is known. */
  @ApiProperty({ type: 'number', nullable: true })
  readonly quantity!: number | null;
  @ApiProperty({ enum: COST_UNITS, nullable: true, type: String })
  readonly unit!: CostUnit | null;
  /** What one of it costs, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true })
  readonly rateCents!: number | null;
  @ApiProperty({ enum: COST_CATEGORIES, nullable: true, type: String })
  readonly category!: CostCategory | null;

  static of(line: CostLine): CostLineResponse {
    const { description, amountCents, quantityHundredths, unit, rateCents, category } = line;
    return {
      description,
      amountCents: wireCents(amountCents),
      quantity: quantityHundredths === null ? null : quantityHundredths / HUNDRED,
      unit,
      rateCents: maybeCents(rateCents),
      category,
    };
  }
}

/** What a plan says, as everybody may read it once it is public. */
export class PlanResponse {
  readonly title!: string;
  readonly summary!: string;
  readonly costLines!: CostLineResponse[];
  /** The sum of the cost lines, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly costCents!: number;
  readonly location!: LocationResponse | null;
  /** The wijk or buurt that it is for. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly areaId!: string | null;
  /** For whom it is. */
  readonly forWhom!: string;
  /** Who does the work. */
  readonly carriedOutBy!: string;
  @ApiProperty({ enum: APPLICANT_KINDS, nullable: true, type: String })
  readonly applicantKind!: ApplicantKind | null;
  @ApiProperty({ enum: INITIATIVE_THEMES, nullable: true, type: String })
  readonly theme!: InitiativeTheme | null;
  /** Which of the aims that rules of play can leave out it has; null while nobody said. */
  @ApiProperty({ enum: EXCLUDED_AIMS, isArray: true, nullable: true })
  readonly aims!: ExcludedAim[] | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly startsOn!: string | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly endsOn!: string | null;
  /** What the initiators pay themselves, in cents; null while nobody said. */
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true })
  readonly ownContributionCents!: number | null;
  /** What others pay, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly otherFundingCents!: number;
  /** What is set aside for the unforeseen, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly unforeseenCents!: number;
  /** Costs and unforeseen without own contribution and other funding, in cents: what people vote on. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly requestedCents!: number;

  static ofPlan(plan: InitiativePlan): PlanResponse {
    const { title, summary, location, areaId, forWhom, carriedOutBy } = plan;
    const { applicantKind, theme, aims, startsOn, endsOn } = plan;
    return {
      ...{ title, summary, location, areaId, forWhom, carriedOutBy },
      ...{ applicantKind, theme, startsOn, endsOn },
      aims: aims === null ? null : [...aims],
      costLines: plan.costLines.map((line) => CostLineResponse.of(line)),
      costCents: wireCents(planCost(plan)),
      ownContributionCents: maybeCents(plan.ownContributionCents),
      otherFundingCents: wireCents(plan.otherFundingCents),
      unforeseenCents: wireCents(plan.unforeseenCents),
      requestedCents: wireCents(requestedAmount(plan)),
    };
  }
}

/** An initiative as everybody may see it: who proposed it is told to nobody. */
export class InitiativeResponse extends PlanResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  /** Where it stands. */
  readonly state!: InitiativeState;
  /** Why it was rejected, or what was said when it was accepted. */
  readonly screeningReason!: string | null;
  /** Why it was taken back, if those who did it told so. */
  readonly withdrawalReason!: string | null;
  /** When it became public; null for a draft, which only its initiators and the wijkteam see. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly submittedAt!: string | null;

  static of(initiative: Initiative): InitiativeResponse {
    const { id, roundId, state, screeningReason, withdrawalReason, submittedAt } = initiative;
    return Object.assign(PlanResponse.ofPlan(initiative), {
      ...{ id, roundId, state, screeningReason, withdrawalReason },
      submittedAt: submittedAt?.toISOString() ?? null,
    });
  }
}
