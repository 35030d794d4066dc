import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Role, WayIn } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'person' })
@Unique('person_within', ['municipalityId', 'id'])
@Unique('person_email', ['municipalityId', 'email'])
@Check('person_email_lower', 'email = lower(email)')
@Check('person_name_length', 'length(name) BETWEEN 1 AND 120')
export class PersonRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'person_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'person_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text', { nullable: true }) name!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
}

@Entity({ name: 'membership' })
@Unique('membership_within', ['municipalityId', 'id'])
@Unique('membership_once', ['personId', 'role', 'wijkteamId', 'validFromOn'])
@Index('membership_of_wijkteam', ['wijkteamId', 'role'])
@Index('membership_told', ['wijkteamId', 'role', 'personId'])
@Check(
  'membership_role',
  `role IN ('resident', 'member', 'chair', 'secretary', 'treasurer', 'professional', 'sub-representative', 'contact-person', 'counter-clerk', 'finance-officer', 'auditor', 'administrator')`,
)
@Check(
  'membership_scope',
  `(role IN ('resident', 'member', 'chair', 'secretary', 'treasurer', 'professional', 'sub-representative')) = (wijkteam_id IS NOT NULL)`,
)
@Check('membership_period', 'valid_until_on >= valid_from_on')
@Check('membership_came_in', `came_in IN ('election', 'appointment', 'lot')`)
@Check(
  'membership_came_in_seat',
  `(role IN ('member', 'chair', 'secretary', 'treasurer', 'professional', 'sub-representative')) = (came_in IS NOT NULL)`,
)
@Check('membership_buurt', `(role = 'sub-representative') = (area_id IS NOT NULL)`)
@Check('membership_name_of_seat', 'NOT is_name_public OR came_in IS NOT NULL')
@ForeignKey('AreaRow', ['municipalityId', 'areaId'], ['municipalityId', 'id'], {
  name: 'membership_area',
})
@ForeignKey('PersonRow', ['municipalityId', 'personId'], ['municipalityId', 'id'], {
  name: 'membership_person',
})
@ForeignKey('WijkteamRow', ['municipalityId', 'wijkteamId'], ['municipalityId', 'id'], {
  name: 'membership_wijkteam',
})
export class MembershipRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'membership_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'membership_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') role!: Role;
  @Column('uuid', { name: 'wijkteam_id', nullable: true }) wijkteamId!: string | null;
  @Column('date', { name: 'valid_from_on' }) validFromOn!: string;
  @Column('date', { name: 'valid_until_on', nullable: true }) validUntilOn!: string | null;
  @Column('text', { name: 'came_in', nullable: true }) cameIn!: WayIn | null;
  @Column('uuid', { name: 'area_id', nullable: true }) areaId!: string | null;
  @Column('boolean', { name: 'is_name_public', default: false }) isNamePublic!: boolean;
  @Column('int', { default: 1 }) version!: number;
}
