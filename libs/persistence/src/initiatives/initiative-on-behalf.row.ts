import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ConsentForm } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

/** For whom an initiative was written down. Personal data: never public, never in a log. */
@Entity({ name: 'initiative_on_behalf' })
@Check('initiative_on_behalf_name', 'length(name) BETWEEN 1 AND 120')
@Check('initiative_on_behalf_reachable', 'postal_address IS NOT NULL OR phone IS NOT NULL')
@Check(
  'initiative_on_behalf_contact',
  'length(postal_address) BETWEEN 1 AND 300 AND length(phone) BETWEEN 1 AND 40',
)
@Check('initiative_on_behalf_consent', `consent_form IN ('in-person', 'by-phone', 'in-writing')`)
@ForeignKey('InitiativeRow', ['municipalityId', 'initiativeId'], ['municipalityId', 'id'], {
  name: 'initiative_on_behalf_initiative',
})
@ForeignKey('PersonRow', ['municipalityId', 'recordedBy'], ['municipalityId', 'id'], {
  name: 'initiative_on_behalf_recorder',
})
export class InitiativeOnBehalfRow {
  @PrimaryColumn('uuid', {
    name: 'initiative_id',
    primaryKeyConstraintName: 'initiative_on_behalf_pkey',
  })
  initiativeId!: string;

  @ForeignKey('MunicipalityRow', { name: 'initiative_on_behalf_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') name!: string;
  @Column('text', { name: 'postal_address', nullable: true }) postalAddress!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('date', { name: 'consent_on' }) consentOn!: string;
  @Column('text', { name: 'consent_form' }) consentForm!: ConsentForm;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}
