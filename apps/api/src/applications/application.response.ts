import { ApiProperty } from '@nestjs/swagger';
import {
  type ApplicationInLine,
  APPLICATION_STEP_KINDS,
  type ApplicationState,
  type ApplicationStepKind,
  type Cents,
  explainApplication,
  type LineReason,
  type LineStep,
  stateAfter,
} from '#domain';
import type { LineSummary } from '#persistence';
import { wireCents } from '#platform';

const CENTS = { type: 'integer', format: 'int64' } as const;
const MAYBE_CENTS = { ...CENTS, nullable: true } as const;
const STATES = ['reserved', 'waiting', 'awarded', 'refused', 'withdrawn', 'lapsed'] as const;

/** Something that happened to an application in line, and why. */
export class ApplicationStepResponse {
  /** Its number among all steps in the line of the round; no gaps. */
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  /** reserve and wait are the answer at its place; promote: money came free for it. */
  @ApiProperty({ enum: APPLICATION_STEP_KINDS })
  readonly kind!: ApplicationStepKind;
  @ApiProperty({ format: 'date-time' })
  readonly happenedAt!: string;
  /** What was left just before, in euro cents; null while no money is linked to the round. */
  @ApiProperty(MAYBE_CENTS)
  readonly leftBeforeCents!: number | null;
  /** What was left just after, in euro cents; null while no money is linked to the round. */
  @ApiProperty(MAYBE_CENTS)
  readonly leftAfterCents!: number | null;
  /** Why: fits, does-not-fit, no-money-linked, money-came-free, awarded, refused, withdrawn, lapsed. */
  readonly reason!: string;
  /** What was too little, in euro cents; null unless it did not fit. */
  @ApiProperty(MAYBE_CENTS)
  readonly shortCents!: number | null;

  static of(step: LineStep, reason: LineReason | undefined): ApplicationStepResponse {
    return {
      number: step.number,
      kind: step.kind,
      happenedAt: step.happenedAt.toISOString(),
      leftBeforeCents: maybe(step.leftBeforeCents),
      leftAfterCents: maybe(step.leftAfterCents),
      reason: reason?.code ?? step.kind,
      shortCents: reason?.code === 'does-not-fit' ? wireCents(reason.shortCents) : null,
    };
  }
}

/** A complete application at its place in line. Who made it is told to nobody. */
export class ApplicationResponse {
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  /** 1 for the first that was complete; no gaps. */
  @ApiProperty({ type: 'integer' })
  readonly place!: number;
  /** Since when it is complete. */
  @ApiProperty({ format: 'date-time' })
  readonly completeAt!: string;
  /** What it asks for, in euro cents. */
  @ApiProperty(CENTS)
  readonly costCents!: number;
  /** How it stands now. */
  @ApiProperty({ enum: STATES })
  readonly state!: ApplicationState;
  /** What happened to it, the first thing first. */
  readonly steps!: ApplicationStepResponse[];

  static of(application: ApplicationInLine): ApplicationResponse {
    const { initiativeId, place, completeAt, costCents, steps } = application;
    const reasons = explainApplication(application);
    return {
      initiativeId,
      place,
      completeAt: completeAt.toISOString(),
      costCents: wireCents(costCents),
      state: stateAfter(steps.at(-1)?.kind ?? 'wait'),
      steps: steps.map((step, index) => ApplicationStepResponse.of(step, reasons[index])),
    };
  }
}

/** How many applications stand where in a line. */
export class LineCountsResponse {
  @ApiProperty({ type: 'integer' })
  readonly reserved!: number;
  @ApiProperty({ type: 'integer' })
  readonly waiting!: number;
  @ApiProperty({ type: 'integer' })
  readonly awarded!: number;
  @ApiProperty({ type: 'integer' })
  readonly refused!: number;
  @ApiProperty({ type: 'integer' })
  readonly withdrawn!: number;
  @ApiProperty({ type: 'integer' })
  readonly lapsed!: number;
}

/** A line as a whole. */
export class ApplicationLineResponse {
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  /** What the round divides, in euro cents. */
  @ApiProperty(CENTS)
  readonly ceilingCents!: number;
  /** Set aside for applications that wait for a decision, in euro cents. */
  @ApiProperty(CENTS)
  readonly reservedCents!: number;
  /** Allocated, in euro cents. */
  @ApiProperty(CENTS)
  readonly awardedCents!: number;
  /** What can be reserved now, in euro cents; null while no money is linked to the round. */
  @ApiProperty(MAYBE_CENTS)
  readonly leftCents!: number | null;
  readonly counts!: LineCountsResponse;

  static of(line: LineSummary): ApplicationLineResponse {
    return {
      roundId: line.roundId,
      ceilingCents: wireCents(line.ceilingCents),
      reservedCents: wireCents(line.reservedCents),
      awardedCents: wireCents(line.awardedCents),
      leftCents: maybe(line.leftCents),
      counts: line.counts,
    };
  }
}

function maybe(amount: Cents | null): number | null {
  return amount === null ? null : wireCents(amount);
}
