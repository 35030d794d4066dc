import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DrawnRole, DrawState, PublicValueForm, StratumSeats } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'draw' })
@Unique('draw_within', ['municipalityId', 'id'])
@Index('draw_of_wijkteam', ['wijkteamId', 'announcedAt'])
@Check('draw_title_length', 'length(title) BETWEEN 1 AND 120')
@Check('draw_role', `role IN ('member', 'sub-representative')`)
@Check(
  'draw_strata',
  `jsonb_typeof(strata) = 'array' AND jsonb_array_length(strata) BETWEEN 1 AND 200`,
)
@Check('draw_answer_days', 'answer_days BETWEEN 1 AND 90')
@Check('draw_seal', `seal ~ '^[0-9a-f]{64}$'`)
@Check('draw_public_source_length', 'length(public_source) BETWEEN 1 AND 500')
@Check('draw_public_form', `public_form IN ('digits', 'sorted-numbers', 'hex')`)
@Check('draw_public_later', 'announced_at < public_at AND frozen_at < public_at')
@Check('draw_state', `state IN ('announced', 'frozen', 'drawn', 'cancelled')`)
@Check(
  'draw_frozen',
  'num_nulls(frozen_by, frozen_at, list_text, list_hash, announcement_text) IN (0, 5)',
)
@Check(
  'draw_frozen_state',
  `CASE state WHEN 'announced' THEN frozen_at IS NULL WHEN 'cancelled' THEN true ELSE frozen_at IS NOT NULL END`,
)
@Check('draw_list_hash', `list_hash = encode(sha256(convert_to(list_text, 'UTF8')), 'hex')`)
@Check(
  'draw_cancelled',
  `num_nulls(cancelled_by, cancelled_at, cancel_reason) = CASE state WHEN 'cancelled' THEN 0 ELSE 3 END`,
)
@Check('draw_cancel_reason_length', 'length(cancel_reason) BETWEEN 1 AND 2000')
@ForeignKey('WijkteamRow', ['municipalityId', 'wijkteamId'], ['municipalityId', 'id'], {
  name: 'draw_wijkteam',
})
export class DrawRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'draw_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'draw_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'wijkteam_id' }) wijkteamId!: string;
  @Column('text') title!: string;
  @Column('text') role!: DrawnRole;
  @Column('jsonb') strata!: StratumSeats[];
  @Column('int', { name: 'answer_days' }) answerDays!: number;
  @Column('text') seal!: string;
  @Column('text', { name: 'public_source' }) publicSource!: string;
  @Column('text', { name: 'public_form' }) publicForm!: PublicValueForm;
  @Column('timestamptz', { name: 'public_at' }) publicAt!: Date;
  @Column('text', { name: 'announced_by' }) announcedBy!: string;
  @Column('timestamptz', { name: 'announced_at' }) announcedAt!: Date;
  @Column('text', { default: 'announced' }) state!: DrawState;
  @Column('text', { name: 'frozen_by', nullable: true }) frozenBy!: string | null;
  @Column('timestamptz', { name: 'frozen_at', nullable: true }) frozenAt!: Date | null;
  // Long, and read by itself.
  @Column('text', { name: 'list_text', nullable: true, select: false }) listText!: string | null;
  @Column('text', { name: 'list_hash', nullable: true }) listHash!: string | null;
  @Column('text', { name: 'announcement_text', nullable: true, select: false })
  announcementText!: string | null;
  @Column('text', { name: 'cancelled_by', nullable: true }) cancelledBy!: string | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt!: Date | null;
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason!: string | null;
}

@Entity({ name: 'draw_entry' })
@Unique('draw_entry_within', ['municipalityId', 'drawId', 'code'])
@Unique('draw_entry_once', ['drawId', 'personId'])
@Check('draw_entry_code', `code ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$'`)
@Check('draw_entry_stratum', `length(stratum) <= 80 AND stratum !~ '[,"\n\r]'`)
@ForeignKey('DrawRow', ['municipalityId', 'drawId'], ['municipalityId', 'id'], {
  name: 'draw_entry_draw',
})
@ForeignKey('PersonRow', ['municipalityId', 'personId'], ['municipalityId', 'id'], {
  name: 'draw_entry_person',
})
export class DrawEntryRow {
  @PrimaryColumn('uuid', { name: 'draw_id', primaryKeyConstraintName: 'draw_entry_pkey' })
  drawId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'draw_entry_pkey' }) code!: string;

  @ForeignKey('MunicipalityRow', { name: 'draw_entry_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') stratum!: string;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
}
