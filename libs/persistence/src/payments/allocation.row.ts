import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { bigintColumn } from '../bigint-column.js';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'allocation_decision' })
@Unique('allocation_decision_within', ['municipalityId', 'roundId', 'id'])
@Unique('allocation_decision_once_per_tally', ['tallyRunId'])
@Index('allocation_decision_once_per_vote', ['roundId'], {
  unique: true,
  where: 'tally_run_id IS NOT NULL',
})
@Unique('allocation_decision_once_per_team_decision', ['teamDecisionId'])
@Index('allocation_decision_of_round', ['roundId', 'decidedAt'])
@Check('allocation_decision_one_ground', 'team_decision_id IS NULL OR mandate_id IS NULL')
@Check(
  'allocation_decision_reasoned',
  'tally_run_id IS NOT NULL OR coalesce(length(trim(motivation)), 0) > 0',
)
@Check('allocation_decision_motivation', 'length(motivation) BETWEEN 1 AND 5000')
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'allocation_decision_round',
})
@ForeignKey(
  'TallyRunRow',
  ['municipalityId', 'roundId', 'tallyRunId'],
  ['municipalityId', 'roundId', 'id'],
  { name: 'allocation_decision_tally' },
)
@ForeignKey('PersonRow', ['municipalityId', 'decidedBy'], ['municipalityId', 'id'], {
  name: 'allocation_decision_person',
})
export class AllocationDecisionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'allocation_decision_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'allocation_decision_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('uuid', { name: 'tally_run_id', nullable: true }) tallyRunId!: string | null;
  @Column('text', { nullable: true }) motivation!: string | null;
  @Column('uuid', { name: 'decided_by' }) decidedBy!: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('uuid', { name: 'team_decision_id', nullable: true }) teamDecisionId!: string | null;
  @Column('uuid', { name: 'mandate_id', nullable: true }) mandateId!: string | null;
}

@Entity({ name: 'commitment' })
@Unique('commitment_within', ['municipalityId', 'initiativeId'])
@Unique('commitment_transfer_once', ['transferId'])
@Index('commitment_of_decision', ['decisionId'])
@Index('commitment_of_round', ['roundId'])
@Check('commitment_amount', 'amount_cents > 0')
@ForeignKey(
  'InitiativeRow',
  ['municipalityId', 'roundId', 'initiativeId'],
  ['municipalityId', 'roundId', 'id'],
  { name: 'commitment_initiative' },
)
@ForeignKey(
  'AllocationDecisionRow',
  ['municipalityId', 'roundId', 'decisionId'],
  ['municipalityId', 'roundId', 'id'],
  { name: 'commitment_decision' },
)
export class CommitmentRow {
  @PrimaryColumn('uuid', {
    name: 'initiative_id',
    primaryKeyConstraintName: 'commitment_pkey',
  })
  initiativeId!: string;

  @ForeignKey('MunicipalityRow', { name: 'commitment_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('uuid', { name: 'decision_id' }) decisionId!: string;

  @ForeignKey('TransferRow', { name: 'commitment_transfer' })
  @Column('uuid', { name: 'transfer_id' })
  transferId!: string;

  @Column('bigint', { name: 'amount_cents', transformer: bigintColumn }) amountCents!: bigint;
}
