import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Moment } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

/** A moment as it was planned and as it is planned now, ISO 8601. */
export type StoredShift = { readonly moment: Moment; readonly from: string; readonly to: string };

/** A decision that planned moments of a round come later. */
@Entity({ name: 'round_postponement' })
@Unique('round_postponement_version', ['roundId', 'roundVersion'])
@Check(
  'round_postponement_moment',
  `moment IN ('submissionOpensAt', 'submissionClosesAt', 'supportClosesAt', 'ballotFixedAt', 'votingOpensAt', 'votingClosesAt', 'decidingOpensAt', 'accountingOpensAt', 'evaluatingOpensAt', 'closesAt')`,
)
@Check('round_postponement_later', 'new_planned_at > planned_at')
@Check('round_postponement_not_passed', 'planned_at > postponed_at')
@Check('round_postponement_reason', 'length(reason) BETWEEN 1 AND 2000')
@Check(
  'round_postponement_moved',
  `jsonb_typeof(moved) = 'array' AND jsonb_array_length(moved) > 0`,
)
@Check('round_postponement_reference', 'length(decision_reference) BETWEEN 1 AND 200')
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'round_postponement_round',
})
export class RoundPostponementRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'round_postponement_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'round_postponement_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('text') moment!: Moment;
  @Column('timestamptz', { name: 'planned_at' }) plannedAt!: Date;
  @Column('timestamptz', { name: 'new_planned_at' }) newPlannedAt!: Date;
  @Column('jsonb') moved!: StoredShift[];
  @Column('text') reason!: string;
  @Column('text', { name: 'decision_reference', nullable: true }) decisionReference!: string | null;
  @Column('uuid', { name: 'team_decision_id', nullable: true }) teamDecisionId!: string | null;
  @Column('text', { name: 'postponed_by' }) postponedBy!: string;
  @Column('timestamptz', { name: 'postponed_at' }) postponedAt!: Date;
  @Column('int', { name: 'round_version' }) roundVersion!: number;
}
