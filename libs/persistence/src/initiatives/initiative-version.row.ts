import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ChangerKind } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';
import type { StoredPlan } from './stored-plan.js';

/** What a public plan said after a change of it. The database writes the plan, and nobody changes it. */
@Entity({ name: 'initiative_version' })
@Check('initiative_version_number', 'number > 0')
@Check(
  'initiative_version_kind',
  `changed_by_kind IN ('initiator', 'contact-person', 'staff', 'machine', 'service')`,
)
@Check('initiative_version_reason', 'length(reason) BETWEEN 1 AND 2000')
@ForeignKey('InitiativeRow', ['municipalityId', 'initiativeId'], ['municipalityId', 'id'], {
  name: 'initiative_version_initiative',
})
@ForeignKey('PersonRow', ['municipalityId', 'changedBy'], ['municipalityId', 'id'], {
  name: 'initiative_version_changer',
})
export class InitiativeVersionRow {
  @PrimaryColumn('uuid', {
    name: 'initiative_id',
    primaryKeyConstraintName: 'initiative_version_pkey',
  })
  initiativeId!: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'initiative_version_pkey' }) number!: number;

  @ForeignKey('MunicipalityRow', { name: 'initiative_version_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('jsonb') plan!: StoredPlan;
  @Column('uuid', { name: 'changed_by', nullable: true }) changedBy!: string | null;
  @Column('text', { name: 'changed_by_kind' }) changedByKind!: ChangerKind;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
