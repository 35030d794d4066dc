import { ApiProperty } from '@nestjs/swagger';
import {
  MILESTONE_STEPS,
  type MilestoneState,
  milestoneState,
  type MilestoneStepKind,
} from '#domain';
import type { KeptMilestone } from '#persistence';

const DAY = { type: 'string', format: 'date', nullable: true } as const;
const PLANNED = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}(-\\d{2})?$',
  description: 'A month (2027-04) or a day (2027-04-12).',
} as const;

export class MilestoneStepResponse {
  @ApiProperty({ enum: MILESTONE_STEPS })
  readonly kind!: MilestoneStepKind;
  /** The day on which it was reached. */
  @ApiProperty(DAY)
  readonly reachedOn!: string | null;
  @ApiProperty({ ...PLANNED, nullable: true })
  readonly plannedFor!: string | null;
  /** Why it was moved or dropped. */
  readonly reason!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly recordedAt!: string;
}

/** A milestone, as it was planned and as it went. */
export class MilestoneResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  readonly title!: string;
  @ApiProperty(PLANNED)
  readonly plannedFor!: string;
  /** What was planned first, before it was moved. */
  @ApiProperty(PLANNED)
  readonly firstPlannedFor!: string;
  /** late: the planned day, or the whole planned month, has passed. */
  @ApiProperty({ enum: ['planned', 'late', 'reached', 'dropped'] })
  readonly state!: MilestoneState;
  @ApiProperty(DAY)
  readonly reachedOn!: string | null;
  /** All that happened to it, the first step first. */
  readonly steps!: MilestoneStepResponse[];

  static of({ id, title, plannedOn, steps }: KeptMilestone, todayOn: string): MilestoneResponse {
    const planned = steps.findLast(({ kind }) => kind === 'moved')?.plannedOn ?? plannedOn;
    const last = steps.at(-1) ?? null;
    return {
      id,
      title,
      plannedFor: planned,
      firstPlannedFor: plannedOn,
      state: milestoneState(planned, last, todayOn),
      reachedOn: last?.reachedOn ?? null,
      steps: steps.map((step) => ({
        kind: step.kind,
        reachedOn: step.reachedOn,
        plannedFor: step.plannedOn,
        reason: step.reason,
        recordedAt: step.recordedAt,
      })),
    };
  }
}
