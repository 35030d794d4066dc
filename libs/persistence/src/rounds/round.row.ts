import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { RoundMode, RoundPhase, RoundRules } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';
import { rulesColumn } from './rules-column.js';

@Entity({ name: 'round' })
@Unique('round_within', ['municipalityId', 'id'])
@Index('round_of_wijkteam', ['wijkteamId', 'createdAt'])
@Index('round_due', ['nextDueAt'], { where: 'next_due_at IS NOT NULL' })
@Index('round_participation_to_tell', ['municipalityId', 'createdAt', 'id'], {
  where: `NOT is_participation_told AND NOT is_imported AND phase IN ('counted', 'deciding', 'allocated', 'accounting', 'evaluating', 'closed')`,
})
@Check('round_mode', `mode IN ('resident-vote', 'committee-advice', 'first-come', 'assembly')`)
@Check(
  'round_phase',
  `phase IN ('draft', 'submission', 'support', 'screening', 'ballot-fixed', 'voting', 'counting', 'counted', 'deciding', 'allocated', 'accounting', 'evaluating', 'closed', 'cancelled')`,
)
@Check(
  'round_phase_of_mode',
  `(mode = 'resident-vote' OR phase NOT IN ('ballot-fixed', 'voting', 'counting', 'counted')) AND (mode <> 'first-come' OR phase NOT IN ('support', 'screening', 'deciding', 'allocated'))`,
)
@Check(
  'round_moments_of_mode',
  `(mode = 'resident-vote' OR coalesce(ballot_fixed_at, voting_opens_at, voting_closes_at) IS NULL) AND (mode <> 'first-come' OR coalesce(support_closes_at, deciding_opens_at) IS NULL)`,
)
@Check(
  'round_timeline_order',
  'are_in_order(submission_opens_at, submission_closes_at, support_closes_at, ballot_fixed_at, voting_opens_at, voting_closes_at, deciding_opens_at, accounting_opens_at, evaluating_opens_at, closes_at)',
)
@Check('round_currency', `currency ~ '^[A-Z]{3}$'`)
@Check('round_title_length', 'length(title) BETWEEN 1 AND 2000')
@Check('round_submission_window', 'submission_opens_at < submission_closes_at')
@Check(
  'round_voting_after_submission',
  'coalesce(submission_closes_at, submission_opens_at) < coalesce(voting_opens_at, voting_closes_at)',
)
@Check('round_voting_window', 'voting_opens_at < voting_closes_at')
@Check(
  'round_frozen_when_voting',
  `phase NOT IN ('ballot-fixed', 'voting', 'counting', 'counted') OR rules_hash IS NOT NULL`,
)
@Check('round_rules_hash', `rules_hash = encode(sha256(convert_to(rules_document, 'UTF8')), 'hex')`)
@Check('round_rules_pair', '(rules_hash IS NULL) = (rules_document IS NULL)')
@Check(
  'round_rules_as_published',
  `rules_document IS NULL OR ((rules -> 'budgetCents', rules -> 'ballot', rules -> 'tally', paper_size) = (rules_document::jsonb -> 'budgetCents', rules_document::jsonb -> 'ballot', rules_document::jsonb -> 'tally', jsonb_array_length(rules_document::jsonb -> 'paper'))) IS TRUE`,
)
@Check('round_limits', `are_round_limits(rules -> 'tally' -> 'limits')`)
@Check('round_meta_of_import', 'is_imported OR imported_meta IS NULL')
@ForeignKey('WijkteamRow', ['municipalityId', 'wijkteamId'], ['municipalityId', 'id'], {
  name: 'round_wijkteam',
})
@ForeignKey(
  'BudgetRow',
  ['municipalityId', 'budgetId', 'wijkteamId'],
  ['municipalityId', 'id', 'wijkteamId'],
  { name: 'round_budget' },
)
@ForeignKey(
  'EnvelopeRow',
  ['municipalityId', 'envelopeId', 'wijkteamId'],
  ['municipalityId', 'id', 'wijkteamId'],
  { name: 'round_envelope' },
)
@ForeignKey(
  'EnvelopeRow',
  ['municipalityId', 'envelopeId', 'budgetId'],
  ['municipalityId', 'id', 'budgetId'],
  { name: 'round_envelope_in_budget' },
)
export class RoundRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'round_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'round_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'wijkteam_id' }) wijkteamId!: string;
  @Column('uuid', { name: 'budget_id', nullable: true }) budgetId!: string | null;
  @Column('uuid', { name: 'envelope_id', nullable: true }) envelopeId!: string | null;
  @Column('text') title!: string;
  @Column('text') mode!: RoundMode;
  @Column('text', { default: 'draft' }) phase!: RoundPhase;
  @Column('char', { length: 3, default: 'EUR' }) currency!: string;
  @Column('jsonb', { transformer: rulesColumn }) rules!: RoundRules;
  /** Long, so it is read only where it is shown. */
  @Column('text', { name: 'rules_document', nullable: true, select: false })
  rulesDocument!: string | null;
  @Column('text', { name: 'rules_hash', nullable: true }) rulesHash!: string | null;
  @Column('int', { name: 'paper_size', default: 0 }) paperSize!: number;
  @Column('timestamptz', { name: 'submission_opens_at', nullable: true })
  submissionOpensAt!: Date | null;
  @Column('timestamptz', { name: 'submission_closes_at', nullable: true })
  submissionClosesAt!: Date | null;
  @Column('timestamptz', { name: 'support_closes_at', nullable: true })
  supportClosesAt!: Date | null;
  @Column('timestamptz', { name: 'ballot_fixed_at', nullable: true }) ballotFixedAt!: Date | null;
  @Column('timestamptz', { name: 'voting_opens_at', nullable: true }) votingOpensAt!: Date | null;
  @Column('timestamptz', { name: 'voting_closes_at', nullable: true }) votingClosesAt!: Date | null;
  @Column('timestamptz', { name: 'deciding_opens_at', nullable: true })
  decidingOpensAt!: Date | null;
  @Column('timestamptz', { name: 'accounting_opens_at', nullable: true })
  accountingOpensAt!: Date | null;
  @Column('timestamptz', { name: 'evaluating_opens_at', nullable: true })
  evaluatingOpensAt!: Date | null;
  @Column('timestamptz', { name: 'closes_at', nullable: true }) closesAt!: Date | null;
  /** Kept by the database: the first planned moment that lies ahead. */
  @Column({
    type: 'timestamptz',
    name: 'next_due_at',
    nullable: true,
    select: false,
    insert: false,
    update: false,
  })
  nextDueAt!: Date | null;
  /** Kept by the database: whether it was published who took part. */
  @Column({
    type: 'boolean',
    name: 'is_participation_told',
    default: false,
    select: false,
    insert: false,
    update: false,
  })
  isParticipationTold!: boolean;
  @Column('boolean', { name: 'is_imported', default: false }) isImported!: boolean;
  @Column('jsonb', { name: 'imported_meta', nullable: true, select: false }) importedMeta!:
    object | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('int', { default: 1 }) version!: number;
}
