import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'draw_outcome' })
@Unique('draw_outcome_within', ['municipalityId', 'drawId'])
@Check('draw_outcome_secret', `secret ~ '^[A-Za-z0-9_-]{22,200}$'`)
@Check('draw_outcome_public_value', 'length(public_value) BETWEEN 1 AND 600')
@Check(
  'draw_outcome_record_hash',
  `record_hash = encode(sha256(convert_to(record_text, 'UTF8')), 'hex')`,
)
@ForeignKey('DrawRow', ['municipalityId', 'drawId'], ['municipalityId', 'id'], {
  name: 'draw_outcome_draw',
})
export class DrawOutcomeRow {
  @PrimaryColumn('uuid', { name: 'draw_id', primaryKeyConstraintName: 'draw_outcome_pkey' })
  drawId!: string;

  @ForeignKey('MunicipalityRow', { name: 'draw_outcome_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') secret!: string;
  @Column('text', { name: 'public_value' }) publicValue!: string;
  @Column('text') seed!: string;
  // Long, and read by itself.
  @Column('text', { name: 'record_text', select: false }) recordText!: string;
  @Column('text', { name: 'record_hash' }) recordHash!: string;
  @Column('text', { name: 'drawn_by' }) drawnBy!: string;
  @Column('timestamptz', { name: 'drawn_at' }) drawnAt!: Date;
}

@Entity({ name: 'draw_place' })
@Unique('draw_place_within', ['municipalityId', 'drawId', 'code'])
@Unique('draw_place_once', ['drawId', 'stratum', 'place'])
@Check('draw_place_counts_from_one', 'place >= 1')
@ForeignKey(
  'DrawEntryRow',
  ['municipalityId', 'drawId', 'code'],
  ['municipalityId', 'drawId', 'code'],
  { name: 'draw_place_entry' },
)
@ForeignKey('DrawOutcomeRow', ['municipalityId', 'drawId'], ['municipalityId', 'drawId'], {
  name: 'draw_place_outcome',
})
export class DrawPlaceRow {
  @PrimaryColumn('uuid', { name: 'draw_id', primaryKeyConstraintName: 'draw_place_pkey' })
  drawId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'draw_place_pkey' }) code!: string;

  @ForeignKey('MunicipalityRow', { name: 'draw_place_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') stratum!: string;
  @Column('int') place!: number;
}

@Entity({ name: 'draw_place_event' })
@Unique('draw_place_event_once', ['membershipId'])
@Index('draw_place_event_one_answer', ['drawId', 'code'], {
  unique: true,
  where: `kind <> 'invited'`,
})
@Check('draw_place_event_kind', `kind IN ('invited', 'accepted', 'declined', 'lapsed')`)
@Check('draw_place_event_invited', `(kind = 'invited') = (answer_by_on IS NOT NULL)`)
@Check('draw_place_event_accepted', `(kind = 'accepted') = (membership_id IS NOT NULL)`)
@ForeignKey(
  'DrawPlaceRow',
  ['municipalityId', 'drawId', 'code'],
  ['municipalityId', 'drawId', 'code'],
  { name: 'draw_place_event_place' },
)
@ForeignKey('MembershipRow', ['municipalityId', 'membershipId'], ['municipalityId', 'id'], {
  name: 'draw_place_event_membership',
})
export class DrawPlaceEventRow {
  @PrimaryColumn('uuid', { name: 'draw_id', primaryKeyConstraintName: 'draw_place_event_pkey' })
  drawId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'draw_place_event_pkey' }) code!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'draw_place_event_pkey' }) kind!: string;

  @ForeignKey('MunicipalityRow', { name: 'draw_place_event_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('date', { name: 'answer_by_on', nullable: true }) answerByOn!: string | null;

  @Column('uuid', { name: 'membership_id', nullable: true })
  membershipId!: string | null;

  @Column('text', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}
