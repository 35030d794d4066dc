import { ApiProperty } from '@nestjs/swagger';
import {
  PROMISE_OUTCOMES,
  PROMISE_OWNER_ROLES,
  PROMISE_SOURCES,
  PROMISE_STATES,
  type PromiseOutcome,
  type PromiseSource,
  promiseState,
  type PromiseState,
  type Role,
} from '#domain';
import type { KeptPromiseRecord, PromiseFigures } from '#persistence';

const ID = { type: 'string', format: 'uuid', nullable: true } as const;

/** A promise and what became of it. The role of its owner is public, the person is not. */
export class PromiseResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly wijkteamId!: string;
  @ApiProperty(ID)
  readonly initiativeId!: string | null;
  readonly text!: string;
  @ApiProperty({ enum: PROMISE_OWNER_ROLES })
  readonly ownerRole!: Role;
  @ApiProperty({ format: 'date' })
  readonly madeOn!: string;
  @ApiProperty({ format: 'date' })
  readonly dueOn!: string;
  @ApiProperty({ enum: PROMISE_SOURCES })
  readonly source!: PromiseSource;
  readonly sourceNote!: string;
  /** overdue: its date has passed and nobody said whether it was kept. */
  @ApiProperty({ enum: PROMISE_STATES })
  readonly state!: PromiseState;
  @ApiProperty({ enum: PROMISE_OUTCOMES, nullable: true, type: 'string' })
  readonly outcome!: PromiseOutcome | null;
  readonly outcomeReason!: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly outcomeAt!: string | null;
  /** The broken promise that it took the place of. */
  @ApiProperty(ID)
  readonly followsId!: string | null;
  /** The promise that took its place. */
  @ApiProperty(ID)
  readonly followedById!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly recordedAt!: string;

  static of(promise: KeptPromiseRecord, todayOn: string): PromiseResponse {
    const { id, wijkteamId, initiativeId, text, ownerRole, madeOn, dueOn } = promise;
    const { source, sourceNote, outcome, outcomeReason, outcomeAt } = promise;
    return {
      ...{ id, wijkteamId, initiativeId, text, ownerRole, madeOn, dueOn },
      ...{ source, sourceNote, outcome, outcomeReason },
      state: promiseState(promise, todayOn),
      outcomeAt: outcomeAt?.toISOString() ?? null,
      followsId: promise.followsId,
      followedById: promise.followedById,
      recordedAt: promise.recordedAt.toISOString(),
    };
  }
}

/** How many promises to a wijk stand how, today. */
export class PromiseFiguresResponse {
  @ApiProperty({ type: 'integer' })
  readonly open!: number;
  /** Their date has passed and nobody said whether they were kept. */
  @ApiProperty({ type: 'integer' })
  readonly overdue!: number;
  @ApiProperty({ type: 'integer' })
  readonly kept!: number;
  @ApiProperty({ type: 'integer' })
  readonly broken!: number;

  static of({ open, overdue, kept, broken }: PromiseFigures): PromiseFiguresResponse {
    return { open, overdue, kept, broken };
  }
}
