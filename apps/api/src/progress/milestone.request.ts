import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import {
  MILESTONE_STEPS,
  MILESTONE_TITLE_LENGTH_MAX,
  type MilestonePlan,
  type MilestoneStep,
  type MilestoneStepKind,
  PROGRESS_REASON_LENGTH_MAX,
  tidyLine,
} from '#domain';

const PLANNED = /^\d{4}-\d{2}(-\d{2})?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A step in the carrying out that can be seen. */
export class PlanMilestoneRequest {
  @IsString()
  @MaxLength(MILESTONE_TITLE_LENGTH_MAX)
  readonly title!: string;

  /** The month (`2027-04`) or the day (`2027-04-12`) that it is planned for. */
  @ApiProperty({ type: 'string', pattern: PLANNED.source, example: '2027-04' })
  @Matches(PLANNED)
  readonly plannedFor!: string;
}

/** What happened to a milestone. */
export class StepMilestoneRequest {
  @IsIn(MILESTONE_STEPS)
  readonly kind!: MilestoneStepKind;

  /** The day on which it was reached. */
  @ApiPropertyOptional({ type: 'string', format: 'date', nullable: true })
  @IsOptional()
  @Matches(DAY)
  readonly reachedOn: string | null = null;

  /** The new month or day, for one that is moved. */
  @ApiPropertyOptional({ type: 'string', pattern: PLANNED.source, nullable: true })
  @IsOptional()
  @Matches(PLANNED)
  readonly plannedFor: string | null = null;

  /** Why it is moved or dropped, for everybody to read. */
  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(PROGRESS_REASON_LENGTH_MAX)
  readonly reason: string | null = null;
}

export function milestoneOf({ title, plannedFor }: PlanMilestoneRequest): MilestonePlan {
  return { title: tidyLine(title), plannedOn: plannedFor };
}

export function milestoneStepOf(request: StepMilestoneRequest): MilestoneStep {
  const { kind, reachedOn, plannedFor, reason } = request;
  const tidy = tidyLine(reason ?? '');
  return { kind, reachedOn, plannedOn: plannedFor, reason: tidy === '' ? null : tidy };
}
