import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { TallyStage, TallyTaskKind, TallyTaskState } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'tally_task' })
@Index('tally_task_of_round', ['roundId', 'requestedAt'])
@Index('tally_task_explains_once', ['tallyRunId'], {
  unique: true,
  where: `kind = 'explanation' AND state NOT IN ('failed', 'cancelled')`,
})
@Check('tally_task_kind', `kind IN ('count', 'recount', 'simulation', 'explanation')`)
@Check('tally_task_state', `state IN ('queued', 'running', 'done', 'failed', 'cancelled')`)
@Check(
  'tally_task_stage',
  `stage IN ('reading', 'hashing', 'counting', 'certifying', 'explaining', 'resampling', 'storing')`,
)
@Check('tally_task_progress', `progress BETWEEN 0 AND 100 AND (progress = 100) = (state = 'done')`)
@Check('tally_task_started', `state NOT IN ('running', 'done') OR started_at IS NOT NULL`)
@Check('tally_task_ended', `(finished_at IS NOT NULL) = (state IN ('done', 'failed', 'cancelled'))`)
@Check('tally_task_failure', `(failure_code IS NOT NULL) = (state = 'failed')`)
@Check('tally_task_result', `result IS NULL OR state = 'done'`)
@Check('tally_task_run_known', `kind NOT IN ('recount', 'explanation') OR tally_run_id IS NOT NULL`)
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'tally_task_round',
})
@ForeignKey(
  'TallyRunRow',
  ['municipalityId', 'roundId', 'tallyRunId'],
  ['municipalityId', 'roundId', 'id'],
  { name: 'tally_task_run' },
)
export class TallyTaskRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tally_task_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'tally_task_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('text') kind!: TallyTaskKind;
  @Column('text', { default: 'queued' }) state!: TallyTaskState;
  @Column('text', { nullable: true }) stage!: TallyStage | null;
  @Column('int', { default: 0 }) progress!: number;
  @Column('uuid', { name: 'tally_run_id', nullable: true }) tallyRunId!: string | null;
  @Column('text', { name: 'requested_by' }) requestedBy!: string;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column('timestamptz', { name: 'cancel_requested_at', nullable: true })
  cancelRequestedAt!: Date | null;
  @Column('jsonb', { default: {} }) parameters!: object;
  @Column('jsonb', { nullable: true }) result!: object | null;
  @Column('text', { name: 'failure_code', nullable: true }) failureCode!: string | null;
}
