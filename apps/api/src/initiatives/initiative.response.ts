import { ApiProperty } from '@nestjs/swagger';
import { type Initiative, type InitiativeState, planCost } from '#domain';
import { wireCents } from '#platform';

export class CostLineResponse {
  /** What the money is for. */
  readonly description!: string;
  /** How much, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly amountCents!: number;
}

export class LocationResponse {
  /** Degrees east (CRS84). */
  readonly longitude!: number;
  /** Degrees north (CRS84). */
  readonly latitude!: number;
}

/** An initiative as everybody may see it: who proposed it is told to nobody. */
export class InitiativeResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  readonly title!: string;
  readonly summary!: string;
  /** Where it stands. */
  readonly state!: InitiativeState;
  readonly costLines!: CostLineResponse[];
  /** The sum of the cost lines, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly costCents!: number;
  readonly location!: LocationResponse | null;
  /** The wijk or buurt that it is for. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly areaId!: string | null;
  /** Why it was rejected, or what was said when it was accepted. */
  readonly screeningReason!: string | null;
  /** When it became public; null for a draft, which only its proposer and the wijkteam see. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly submittedAt!: string | null;

  static of(initiative: Initiative): InitiativeResponse {
    const { id, roundId, title, summary, state, costLines, location } = initiative;
    return {
      id,
      roundId,
      title,
      summary,
      state,
      costLines: costLines.map(({ description, amountCents }) => ({
        description,
        amountCents: wireCents(amountCents),
      })),
      costCents: wireCents(planCost(initiative)),
      location,
      areaId: initiative.areaId,
      screeningReason: initiative.screeningReason,
      submittedAt: initiative.submittedAt?.toISOString() ?? null,
    };
  }
}
