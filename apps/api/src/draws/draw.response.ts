import { ApiProperty } from '@nestjs/swagger';
import {
  type Draw,
  DRAW_STATES,
  DRAWN_ROLES,
  type DrawnRole,
  type DrawState,
  PUBLIC_VALUE_FORMS,
  type PublicValueForm,
} from '#domain';
import type { DrawOutcome } from '#persistence';

const MOMENT = { type: 'string', format: 'date-time', nullable: true } as const;

export class StratumSeatsResponse {
  /** The name of the group; empty in a draw without groups. */
  readonly stratum!: string;
  /** How many people there are in it, where that decided on its seats. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly population!: number | null;
  @ApiProperty({ type: 'integer' })
  readonly seats!: number;
}

/** A draw, as everybody may see it. */
export class DrawResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly wijkteamId!: string;
  readonly title!: string;
  /** What those who are drawn become. */
  @ApiProperty({ enum: DRAWN_ROLES })
  readonly role!: DrawnRole;
  /** announced: the list is being made. frozen: it is fixed. drawn: it is done. Or cancelled. */
  @ApiProperty({ enum: DRAW_STATES })
  readonly state!: DrawState;
  /** How many seats there are in all. */
  @ApiProperty({ type: 'integer' })
  readonly seats!: number;
  readonly strata!: StratumSeatsResponse[];
  /** How many days somebody who is drawn has to answer. */
  @ApiProperty({ type: 'integer' })
  readonly answerDays!: number;
  /** The SHA-256 of the secret. */
  readonly seal!: string;
  /** Which public value decides together with the secret. */
  readonly publicSource!: string;
  /** How the public value is written. */
  @ApiProperty({ enum: PUBLIC_VALUE_FORMS })
  readonly publicForm!: PublicValueForm;
  /** From this moment on everybody can know the public value. */
  @ApiProperty({ format: 'date-time' })
  readonly publicAt!: string;
  @ApiProperty({ format: 'date-time' })
  readonly announcedAt!: string;
  @ApiProperty(MOMENT)
  readonly frozenAt!: string | null;
  /** The SHA-256 of the frozen list. */
  readonly listHash!: string | null;
  @ApiProperty(MOMENT)
  readonly cancelledAt!: string | null;
  /** Why there was no draw. */
  readonly cancelReason!: string | null;

  static of(draw: Draw): DrawResponse {
    return fieldsOf(draw);
  }
}

export class DrawOutcomeResponse {
  /** The secret that had been sealed. */
  readonly secret!: string;
  readonly publicValue!: string;
  /** The SHA-256 that the order follows from. */
  readonly seed!: string;
  /** The SHA-256 of the record as it is published. */
  readonly recordHash!: string;
  @ApiProperty({ format: 'date-time' })
  readonly drawnAt!: string;
}

/** A draw, and what it came to; who was drawn stands in its places and in its record. */
export class DrawWithOutcomeResponse extends DrawResponse {
  /** Null until the draw was carried out. */
  @ApiProperty({ type: DrawOutcomeResponse, nullable: true })
  readonly outcome!: DrawOutcomeResponse | null;

  static withOutcome(draw: Draw, outcome: DrawOutcome | null): DrawWithOutcomeResponse {
    return { ...fieldsOf(draw), outcome: outcome === null ? null : outcomeOf(outcome) };
  }
}

export class DrawListResponse {
  /** How many entries the list has now. */
  @ApiProperty({ type: 'integer' })
  readonly entryCount!: number;
}

function outcomeOf(outcome: DrawOutcome): DrawOutcomeResponse {
  const { secret, publicValue, seed, recordHash, drawnAt } = outcome;
  return { secret, publicValue, seed, recordHash, drawnAt: drawnAt.toISOString() };
}

/** What is shown of a draw, and nothing else that a store may have sent along. */
function fieldsOf(draw: Draw): Omit<DrawResponse, never> {
  return {
    id: draw.id,
    wijkteamId: draw.wijkteamId,
    title: draw.title,
    role: draw.role,
    state: draw.state,
    seats: draw.strata.reduce((sum, { seats }) => sum + seats, 0),
    strata: draw.strata.map(({ stratum, population, seats }) => ({ stratum, population, seats })),
    answerDays: draw.answerDays,
    seal: draw.seal,
    publicSource: draw.publicSource,
    publicForm: draw.publicForm,
    publicAt: draw.publicAt.toISOString(),
    announcedAt: draw.announcedAt.toISOString(),
    frozenAt: draw.frozenAt?.toISOString() ?? null,
    listHash: draw.listHash,
    cancelledAt: draw.cancelledAt?.toISOString() ?? null,
    cancelReason: draw.cancelReason,
  };
}
