import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { SupportChannel } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'support' })
@Unique('support_within', ['municipalityId', 'id'])
@Index('support_once', ['initiativeId', 'residentRef'], {
  unique: true,
  where: 'withdrawn_at IS NULL',
})
@Index('support_person_once', ['initiativeId', 'personId'], {
  unique: true,
  where: 'withdrawn_at IS NULL',
})
@Index('support_of_person', ['personId'], { where: 'withdrawn_at IS NULL' })
@Index('support_of_initiative', ['initiativeId', 'supportedAt', 'id'], {
  where: 'withdrawn_at IS NULL',
})
@Index('support_moved_once', ['initiativeId', 'movedFrom'], { unique: true })
@Check('support_channel', `channel IN ('account', 'letter-code', 'paper')`)
@Check('support_of_account', `channel <> 'account' OR person_id IS NOT NULL`)
@Check(
  'support_of_paper',
  `(channel = 'paper') = (sheet_id IS NOT NULL) AND (sheet_id IS NULL) = (line_number IS NULL)`,
)
@Check('support_ref', `resident_ref ~ '^[0-9a-f]{64}$'`)
@Check('support_age', 'age_at_least BETWEEN 0 AND 120')
@Check('support_withdrawn_after', 'withdrawn_at >= supported_at')
@ForeignKey('InitiativeRow', ['municipalityId', 'initiativeId'], ['municipalityId', 'id'], {
  name: 'support_initiative',
})
@ForeignKey('PersonRow', ['municipalityId', 'personId'], ['municipalityId', 'id'], {
  name: 'support_person',
})
@ForeignKey('SignatureSheetRow', ['municipalityId', 'sheetId'], ['municipalityId', 'id'], {
  name: 'support_sheet',
})
@ForeignKey('SupportRow', ['municipalityId', 'movedFrom'], ['municipalityId', 'id'], {
  name: 'support_moved_from',
})
export class SupportRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'support_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'support_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'initiative_id' }) initiativeId!: string;
  @Column('text') channel!: SupportChannel;
  @Column('text', { name: 'resident_ref' }) residentRef!: string;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('uuid', { name: 'sheet_id', nullable: true }) sheetId!: string | null;
  @Column('int', { name: 'line_number', nullable: true }) lineNumber!: number | null;
  @Column('int', { name: 'age_at_least', nullable: true }) ageAtLeast!: number | null;
  @Column('timestamptz', { name: 'supported_at' }) supportedAt!: Date;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt!: Date | null;
  /** The support of an old initiative that goes on in this one. */
  @Column('uuid', { name: 'moved_from', nullable: true }) movedFrom!: string | null;
}

@Entity({ name: 'support_outcome' })
@Check('support_outcome_reached', 'is_reached = (found_count >= needed_count)')
@Check('support_outcome_counts', 'needed_count > 0 AND found_count >= 0')
@ForeignKey(
  'InitiativeRow',
  ['municipalityId', 'roundId', 'initiativeId'],
  ['municipalityId', 'roundId', 'id'],
  { name: 'support_outcome_initiative' },
)
export class SupportOutcomeRow {
  @PrimaryColumn('uuid', {
    name: 'initiative_id',
    primaryKeyConstraintName: 'support_outcome_pkey',
  })
  initiativeId!: string;

  @ForeignKey('MunicipalityRow', { name: 'support_outcome_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('int', { name: 'needed_count' }) neededCount!: number;
  @Column('int', { name: 'found_count' }) foundCount!: number;
  @Column('boolean', { name: 'is_reached' }) isReached!: boolean;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
}

@Entity({ name: 'initiative_follow' })
@Index('initiative_follow_of_person', ['personId', 'followedAt'])
@ForeignKey('InitiativeRow', ['municipalityId', 'initiativeId'], ['municipalityId', 'id'], {
  name: 'initiative_follow_initiative',
})
@ForeignKey('PersonRow', ['municipalityId', 'personId'], ['municipalityId', 'id'], {
  name: 'initiative_follow_person',
})
export class InitiativeFollowRow {
  @PrimaryColumn('uuid', {
    name: 'initiative_id',
    primaryKeyConstraintName: 'initiative_follow_pkey',
  })
  initiativeId!: string;

  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'initiative_follow_pkey' })
  personId!: string;

  @ForeignKey('MunicipalityRow', { name: 'initiative_follow_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('timestamptz', { name: 'followed_at' }) followedAt!: Date;
}
