import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Deviation } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'outcome_record' })
@Unique('outcome_record_within', ['municipalityId', 'roundId', 'id'])
@Unique('outcome_record_number_once', ['roundId', 'number'])
@Check('outcome_record_number', 'number > 0')
@Check('outcome_record_hash', `text_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')`)
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'outcome_record_round',
})
@ForeignKey('PersonRow', ['municipalityId', 'recordedBy'], ['municipalityId', 'id'], {
  name: 'outcome_record_person',
})
export class OutcomeRecordRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'outcome_record_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'outcome_record_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('int') number!: number;
  @Column('text') document!: string;
  @Column('text', { name: 'text_hash' }) textHash!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

@Entity({ name: 'outcome_confirmation' })
@ForeignKey(
  'OutcomeRecordRow',
  ['municipalityId', 'roundId', 'recordId'],
  ['municipalityId', 'roundId', 'id'],
  { name: 'outcome_confirmation_record' },
)
@ForeignKey('PersonRow', ['municipalityId', 'confirmedBy'], ['municipalityId', 'id'], {
  name: 'outcome_confirmation_person',
})
export class OutcomeConfirmationRow {
  @PrimaryColumn('uuid', {
    name: 'record_id',
    primaryKeyConstraintName: 'outcome_confirmation_pkey',
  })
  recordId!: string;

  @ForeignKey('MunicipalityRow', { name: 'outcome_confirmation_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('text', { name: 'text_hash' }) textHash!: string;
  @Column('uuid', { name: 'confirmed_by' }) confirmedBy!: string;
  @Column('timestamptz', { name: 'confirmed_at' }) confirmedAt!: Date;
}

@Entity({ name: 'allocation_outcome' })
@Index('allocation_outcome_of_record', ['recordId'])
@Check(
  'allocation_outcome_deviations',
  `jsonb_typeof(deviations) = 'array' AND NOT jsonb_path_exists(deviations, '$[*] ? (!(@.reason like_regex "^.{20}" flag "s"))')`,
)
@ForeignKey(
  'AllocationDecisionRow',
  ['municipalityId', 'roundId', 'decisionId'],
  ['municipalityId', 'roundId', 'id'],
  { name: 'allocation_outcome_decision' },
)
@ForeignKey(
  'OutcomeRecordRow',
  ['municipalityId', 'roundId', 'recordId'],
  ['municipalityId', 'roundId', 'id'],
  { name: 'allocation_outcome_record' },
)
export class AllocationOutcomeRow {
  @PrimaryColumn('uuid', {
    name: 'decision_id',
    primaryKeyConstraintName: 'allocation_outcome_pkey',
  })
  decisionId!: string;

  @ForeignKey('MunicipalityRow', { name: 'allocation_outcome_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('uuid', { name: 'record_id' }) recordId!: string;
  @Column('jsonb', { default: [] }) deviations!: Deviation[];
}
