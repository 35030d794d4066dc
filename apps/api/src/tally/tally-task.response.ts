import { ApiProperty } from '@nestjs/swagger';
import {
  RECOUNT_DIFFERENCES,
  type RecountDifference,
  type RecountResult,
  TALLY_STAGES,
  TALLY_TASK_KINDS,
  TALLY_TASK_STATES,
  type TallyStage,
  type TallyTask,
  type TallyTaskKind,
  type TallyTaskState,
} from '#domain';
import { SimulatedOutcomeResponse } from './simulated-outcome.response.js';

/** What came of counting again. */
export class RecountResponse {
  /** Whether input, winners and record are the same as they were. */
  readonly isEqual!: boolean;
  /** The version of the program that counted again. */
  readonly engineVersion!: string;
  /** The SHA-256 of the canonical text of all that this count depended on, in hex. */
  readonly inputHash!: string;
  /** The hash of the record of this count, in hex. */
  readonly recordHash!: string;
  /** What is different from the count that was recorded; empty when it is equal. */
  @ApiProperty({ enum: RECOUNT_DIFFERENCES, isArray: true })
  readonly differences!: RecountDifference[];

  static of(result: RecountResult): RecountResponse {
    return { ...result, differences: [...result.differences] };
  }
}

/** A count that was asked for: for the outcome, as a check, to see what another rule would do, or to explain. */
export class TallyTaskResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  @ApiProperty({ enum: TALLY_TASK_KINDS })
  readonly kind!: TallyTaskKind;
  /** queued and running are not its end; done, failed and cancelled are. */
  @ApiProperty({ enum: TALLY_TASK_STATES })
  readonly state!: TallyTaskState;
  /** What it is doing; null unless it runs. */
  @ApiProperty({ enum: [...TALLY_STAGES, null], nullable: true, type: 'string' })
  readonly stage!: TallyStage | null;
  /** In percents, about once a second; 100 when it is done. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  readonly progress!: number;
  /** The count that was made, that is counted again, or that is explained; null when there is none (yet). */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly tallyRunId!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly requestedAt!: string;
  /** When work on it began. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly startedAt!: string | null;
  /** When it ended, in whatever way. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly finishedAt!: string | null;
  /** When somebody asked to cancel it while it was running. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly cancelRequestedAt!: string | null;
  /** Why it failed, by the code of the rule; `unexpected` for any other cause. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly failureCode!: string | null;
  /** What came of a recount that is done. */
  readonly recount!: RecountResponse | null;
  /** What came of a simulation that is done, in the order of its rules. */
  @ApiProperty({ type: () => SimulatedOutcomeResponse, isArray: true, nullable: true })
  readonly simulation!: SimulatedOutcomeResponse[] | null;

  static of(task: TallyTask): TallyTaskResponse {
    const { id, roundId, kind, state, stage, progress, tallyRunId, failureCode, result } = task;
    return {
      id,
      roundId,
      kind,
      state,
      stage,
      progress,
      tallyRunId,
      requestedAt: task.requestedAt.toISOString(),
      startedAt: task.startedAt?.toISOString() ?? null,
      finishedAt: task.finishedAt?.toISOString() ?? null,
      cancelRequestedAt: task.cancelRequestedAt?.toISOString() ?? null,
      failureCode,
      recount: result.recount === null ? null : RecountResponse.of(result.recount),
      simulation: result.simulation?.map((each) => SimulatedOutcomeResponse.of(each)) ?? null,
    };
  }
}
