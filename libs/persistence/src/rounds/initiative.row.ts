import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type {
  ApplicantKind,
  CostCategory,
  CostUnit,
  ExcludedAim,
  InitiativeState,
  InitiativeTheme,
} from '#domain';
import { bigintColumn, nullableBigintColumn } from '../bigint-column.js';
import { MunicipalityColumn } from '../municipality-column.js';

const KEPT = {
  default: 0,
  insert: false,
  update: false,
  select: false,
  transformer: bigintColumn,
} as const;

@Entity({ name: 'initiative' })
@Unique('initiative_within', ['municipalityId', 'id'])
@Unique('initiative_in_round', ['municipalityId', 'roundId', 'id'])
@Unique('initiative_imported_code', ['roundId', 'importedCode'])
@Index('initiative_of_round', ['roundId', 'createdAt', 'id'])
@Index('initiative_of_proposer', ['proposedBy', 'savedAt', 'id'])
@Index('initiative_newest', { synchronize: false })
@Index('initiative_on_map', { synchronize: false })
@Check(
  'initiative_state',
  `state IN ('draft', 'submitted', 'eligible', 'rejected', 'withdrawn', 'funded', 'not-funded', 'merged', 'split')`,
)
@Check('initiative_submitted', `state = 'withdrawn' OR (state = 'draft') = (submitted_at IS NULL)`)
@Check('initiative_four_eyes', 'screened_by <> proposed_by')
@Check('initiative_entered_four_eyes', 'screened_by <> entered_by')
@Check('initiative_for_whom', 'length(for_whom) <= 1000')
@Check('initiative_carried_out_by', 'length(carried_out_by) <= 1000')
@Check(
  'initiative_applicant_kind',
  `applicant_kind IN ('person', 'residents-group', 'organisation', 'entrepreneur')`,
)
@Check(
  'initiative_theme',
  `theme IN ('green', 'play', 'meeting', 'culture', 'sport', 'safety', 'traffic', 'sustainability', 'care', 'learning', 'other')`,
)
@Check('initiative_aims', `aims <@ ARRAY['religious', 'political', 'commercial', 'private-gain']`)
@Check(
  'initiative_withdrawal_reason',
  `withdrawal_reason IS NULL OR length(withdrawal_reason) BETWEEN 1 AND 2000 AND state = 'withdrawn'`,
)
@Check('initiative_period', 'starts_on <= ends_on')
@Check(
  'initiative_funding',
  'own_contribution_cents >= 0 AND other_funding_cents >= 0 AND unforeseen_cents >= 0',
)
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
@ForeignKey('PersonRow', ['municipalityId', 'enteredBy'], ['municipalityId', 'id'], {
  name: 'initiative_enterer',
})
export class InitiativeRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'initiative_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'initiative_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('text') title!: string;
  @Column('text') summary!: string;
  @Column('text', { name: 'for_whom', default: '' }) forWhom!: string;
  @Column('text', { name: 'carried_out_by', default: '' }) carriedOutBy!: string;
  @Column('text', { name: 'applicant_kind', nullable: true }) applicantKind!: ApplicantKind | null;
  @Column('text', { nullable: true }) theme!: InitiativeTheme | null;
  @Column('text', { array: true, nullable: true }) aims!: ExcludedAim[] | null;
  @Column('date', { name: 'starts_on', nullable: true }) startsOn!: string | null;
  @Column('date', { name: 'ends_on', nullable: true }) endsOn!: string | null;
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
  @Column('bigint', {
    name: 'own_contribution_cents',
    nullable: true,
    transformer: nullableBigintColumn,
  })
  ownContributionCents!: bigint | null;

  @Column('bigint', { name: 'other_funding_cents', default: 0, transformer: bigintColumn })
  otherFundingCents!: bigint;

  @Column('bigint', { name: 'unforeseen_cents', default: 0, transformer: bigintColumn })
  unforeseenCents!: bigint;

  /** The sum of the cost lines. The database keeps it; no store writes it. */
  @Column('bigint', { ...KEPT, name: 'cost_cents' }) costCents!: bigint;
  /** What the plan asks for. The database keeps it; no store writes it. */
  @Column('bigint', { ...KEPT, name: 'requested_cents' }) requestedCents!: bigint;
  @Column('uuid', { name: 'entered_by', nullable: true }) enteredBy!: string | null;
  @Column('text', { name: 'withdrawal_reason', nullable: true }) withdrawalReason!: string | null;
  @Column('timestamptz', { name: 'saved_at', default: () => 'now()' }) savedAt!: Date;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('int', { default: 1 }) version!: number;
}

@Entity({ name: 'cost_line' })
@Check('cost_line_amount', 'amount_cents > 0')
@Check(
  'cost_line_unit',
  `unit IN ('piece', 'hour', 'day', 'month', 'metre', 'square-metre', 'cubic-metre', 'kilogram', 'litre', 'kilometre', 'person')`,
)
@Check(
  'cost_line_category',
  `category IN ('own-work', 'party', 'food-and-drink', 'alcohol', 'travel', 'prizes', 'materials', 'hire', 'promotion', 'permits', 'other')`,
)
@Check('cost_line_calculation', 'num_nonnulls(quantity_hundredths, unit, rate_cents) IN (0, 3)')
@Check('cost_line_positive', 'quantity_hundredths > 0 AND rate_cents > 0')
@Check(
  'cost_line_product',
  'quantity_hundredths::numeric * rate_cents = amount_cents::numeric * 100',
)
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
  @Column('int', { name: 'quantity_hundredths', nullable: true }) quantityHundredths!:
    number | null;
  @Column('text', { nullable: true }) unit!: CostUnit | null;
  @Column('bigint', { name: 'rate_cents', nullable: true, transformer: nullableBigintColumn })
  rateCents!: bigint | null;
  @Column('text', { nullable: true }) category!: CostCategory | null;
}
