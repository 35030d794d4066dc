import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { LegalBasis, PlayRule, PlayState } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';
import { playRulesColumn } from './play-rules-column.js';

@Entity({ name: 'play_document' })
@Unique('play_document_within', ['municipalityId', 'id'])
@Index('play_document_number_of_wijkteam', ['wijkteamId', 'number'], {
  unique: true,
  where: 'round_id IS NULL',
})
@Index('play_document_number_of_round', ['roundId', 'number'], {
  unique: true,
  where: 'round_id IS NOT NULL',
})
@Index('play_document_adopted_of_wijkteam', ['wijkteamId'], {
  unique: true,
  where: `state = 'adopted' AND round_id IS NULL`,
})
@Index('play_document_adopted_of_round', ['roundId'], {
  unique: true,
  where: `state = 'adopted' AND round_id IS NOT NULL`,
})
@Check(
  'play_document_state',
  `state IN ('draft', 'consultation', 'adopted', 'superseded', 'lapsed')`,
)
@Check('play_document_numbered', 'number > 0')
@Check('play_document_title', 'length(title) BETWEEN 1 AND 200')
@Check('play_document_rules', `jsonb_typeof(rules) = 'array' AND jsonb_array_length(rules) <= 60`)
@Check(
  'play_document_basis',
  `(legal_basis ->> 'kind' IN ('participatieverordening', 'subsidieregeling', 'reglement')) IS TRUE`,
)
@Check(
  'play_document_window',
  'consultation_opens_at < consultation_closes_at AND (consultation_opens_at IS NULL) = (consultation_closes_at IS NULL)',
)
@Check('play_document_consulting', `state <> 'consultation' OR consultation_opens_at IS NOT NULL`)
@Check(
  'play_document_adoption',
  `(state IN ('adopted', 'superseded')) = (adopted_at IS NOT NULL) AND (adopted_at IS NULL) = (adopted_by IS NULL)`,
)
@Check(
  'play_document_consulted',
  'CASE WHEN adopted_at IS NULL THEN without_consultation_reason IS NULL ELSE (consultation_opens_at IS NULL) = (without_consultation_reason IS NOT NULL) END',
)
@Check('play_document_reason', 'length(without_consultation_reason) BETWEEN 1 AND 2000')
@Check(
  'play_document_text_kept',
  '(adopted_at IS NULL) = (document_text IS NULL) AND (document_text IS NULL) = (document_hash IS NULL)',
)
@Check(
  'play_document_hash',
  `document_hash = encode(sha256(convert_to(document_text, 'UTF8')), 'hex')`,
)
@Check(
  'play_document_as_published',
  `document_text IS NULL OR (document_text::jsonb = jsonb_build_object('format', 'wijkkas-play-rules/1', 'wijkteamId', wijkteam_id, 'roundId', round_id, 'number', number, 'title', title, 'legalBasis', legal_basis, 'validFromOn', valid_from_on, 'rules', rules)) IS TRUE`,
)
@ForeignKey('WijkteamRow', ['municipalityId', 'wijkteamId'], ['municipalityId', 'id'], {
  name: 'play_document_wijkteam',
})
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'play_document_round',
})
export class PlayDocumentRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'play_document_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'play_document_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'wijkteam_id' }) wijkteamId!: string;
  @Column('uuid', { name: 'round_id', nullable: true }) roundId!: string | null;
  @Column('int') number!: number;
  @Column('text') title!: string;
  @Column('text', { default: 'draft' }) state!: PlayState;
  @Column('jsonb', { name: 'legal_basis' }) legalBasis!: LegalBasis;
  @Column('date', { name: 'valid_from_on' }) validFromOn!: string;
  @Column('jsonb', { transformer: playRulesColumn }) rules!: readonly PlayRule[];
  @Column('timestamptz', { name: 'consultation_opens_at', nullable: true })
  consultationOpensAt!: Date | null;
  @Column('timestamptz', { name: 'consultation_closes_at', nullable: true })
  consultationClosesAt!: Date | null;
  @Column('text', { name: 'without_consultation_reason', nullable: true })
  withoutConsultationReason!: string | null;
  @Column('timestamptz', { name: 'adopted_at', nullable: true }) adoptedAt!: Date | null;
  @Column('text', { name: 'adopted_by', nullable: true }) adoptedBy!: string | null;
  @Column('uuid', { name: 'team_decision_id', nullable: true }) teamDecisionId!: string | null;
  /** Long, so it is read only where it is shown. */
  @Column('text', { name: 'document_text', nullable: true, select: false })
  documentText!: string | null;
  @Column('text', { name: 'document_hash', nullable: true }) documentHash!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  /** When somebody last wrote in it. */
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
  @Column('int', { default: 1 }) version!: number;
}
