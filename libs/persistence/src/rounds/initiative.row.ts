import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { InitiativeState } from '#domain';
import { bigintColumn } from '../bigint-column.js';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'initiative' })
@Unique('initiative_within', ['municipalityId', 'id'])
@Unique('initiative_in_round', ['municipalityId', 'roundId', 'id'])
@Unique('initiative_imported_code', ['roundId', 'importedCode'])
@Index('initiative_of_round', ['roundId', 'createdAt', 'id'])
@Check(
  'initiative_state',
  `state IN ('draft', 'submitted', 'eligible', 'rejected', 'withdrawn', 'funded', 'not-funded')`,
)
@Check('initiative_submitted', `state = 'withdrawn' OR (state = 'draft') = (submitted_at IS NULL)`)
@Check('initiative_four_eyes', 'screened_by <> proposed_by')
@Check('initiative_title', 'length(title) BETWEEN 1 AND 2000')
@Check(
  'initiative_location',
  '(longitude IS NULL) = (latitude IS NULL) AND longitude BETWEEN -180 AND 180 AND latitude BETWEEN -90 AND 90',
)
@Check('initiative_rejected_with_reason', `state <> 'rejected' OR screening_reason IS NOT NULL`)
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'initiative_round',
})
@ForeignKey('AreaRow', ['municipalityId', 'areaId'], ['municipalityId', 'id'], {
  name: 'initiative_area',
})
@ForeignKey('PersonRow', ['municipalityId', 'proposedBy'], ['municipalityId', 'id'], {
  name: 'initiative_proposer',
})
@ForeignKey('PersonRow', ['municipalityId', 'screenedBy'], ['municipalityId', 'id'], {
  name: 'initiative_screener',
})
export class InitiativeRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'initiative_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'initiative_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('text') title!: string;
  @Column('text') summary!: string;
  @Column('text', { default: 'draft' }) state!: InitiativeState;
  @Column('uuid', { name: 'proposed_by', nullable: true }) proposedBy!: string | null;
  @Column('uuid', { name: 'screened_by', nullable: true }) screenedBy!: string | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt!: Date | null;
  @Column('uuid', { name: 'area_id', nullable: true }) areaId!: string | null;
  @Column('double precision', { nullable: true }) longitude!: number | null;
  @Column('double precision', { nullable: true }) latitude!: number | null;
  @Column('text', { name: 'screening_reason', nullable: true }) screeningReason!: string | null;
  @Column('text', { name: 'imported_code', nullable: true }) importedCode!: string | null;
  @Column('jsonb', { name: 'imported_fields', nullable: true, select: false })
  importedFields!: object | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('int', { default: 1 }) version!: number;
}

@Entity({ name: 'cost_line' })
@Check('cost_line_amount', 'amount_cents > 0')
@ForeignKey('InitiativeRow', ['municipalityId', 'initiativeId'], ['municipalityId', 'id'], {
  name: 'cost_line_initiative',
})
export class CostLineRow {
  @PrimaryColumn('uuid', { name: 'initiative_id', primaryKeyConstraintName: 'cost_line_pkey' })
  initiativeId!: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'cost_line_pkey' }) number!: number;

  @ForeignKey('MunicipalityRow', { name: 'cost_line_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') description!: string;
  @Column('bigint', { name: 'amount_cents', transformer: bigintColumn }) amountCents!: bigint;
}
