import { ApiProperty } from '@nestjs/swagger';
import {
  INITIATIVE_STATES,
  INITIATIVE_THEMES,
  type InitiativeState,
  type InitiativeTheme,
} from '#domain';
import type { FoundInitiative } from '#persistence';
import { wireCents } from '#platform';
import { LocationResponse } from '../openapi/location.response.js';

/** A public initiative in a list. Who proposed it is told to nobody. */
export class FoundInitiativeResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  readonly roundTitle!: string;
  @ApiProperty({ format: 'uuid' })
  readonly wijkteamId!: string;
  readonly title!: string;
  readonly summary!: string;
  /** Where it stands. */
  @ApiProperty({ enum: INITIATIVE_STATES })
  readonly state!: InitiativeState;
  @ApiProperty({ type: 'string', enum: INITIATIVE_THEMES, nullable: true })
  readonly theme!: InitiativeTheme | null;
  /** The sum of the cost lines, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly costCents!: number;
  /** What it asks for, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly requestedCents!: number;
  readonly location!: LocationResponse | null;
  /** The wijk or buurt that it is for. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly areaId!: string | null;
  readonly areaName!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly submittedAt!: string;

  static of(found: FoundInitiative): FoundInitiativeResponse {
    const { costCents, requestedCents, submittedAt, ...rest } = found;
    return {
      ...rest,
      costCents: wireCents(costCents),
      requestedCents: wireCents(requestedCents),
      submittedAt: submittedAt.toISOString(),
    };
  }
}
