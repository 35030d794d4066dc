import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { InvitationAnswer } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

/** Somebody who joined in an initiative. Whoever left stays on record: they never judge it. */
@Entity({ name: 'co_initiator' })
@Index('co_initiator_of_person', ['personId', 'initiativeId'])
@Check('co_initiator_in_order', 'invited_at <= confirmed_at AND confirmed_at <= left_at')
@ForeignKey('InitiativeRow', ['municipalityId', 'initiativeId'], ['municipalityId', 'id'], {
  name: 'co_initiator_initiative',
})
@ForeignKey('PersonRow', ['municipalityId', 'personId'], ['municipalityId', 'id'], {
  name: 'co_initiator_person',
})
export class CoInitiatorRow {
  @PrimaryColumn('uuid', { name: 'initiative_id', primaryKeyConstraintName: 'co_initiator_pkey' })
  initiativeId!: string;

  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'co_initiator_pkey' })
  personId!: string;

  @ForeignKey('MunicipalityRow', { name: 'co_initiator_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('timestamptz', { name: 'invited_at' }) invitedAt!: Date;
  @Column('timestamptz', { name: 'confirmed_at' }) confirmedAt!: Date;
  @Column('timestamptz', { name: 'left_at', nullable: true }) leftAt!: Date | null;
}

/** A question to join in an initiative, to an account or to an address of which nobody knows who has it. */
@Entity({ name: 'co_initiator_invitation' })
@Unique('co_initiator_invitation_within', ['municipalityId', 'id'])
@Index('co_initiator_invitation_of', ['initiativeId', 'invitedAt'])
@Index('co_initiator_invitation_for_person', ['inviteeId'], { where: 'answer IS NULL' })
@Index('co_initiator_invitation_for_email', ['municipalityId', 'email'], {
  where: 'answer IS NULL',
})
@Check('co_initiator_invitation_to', 'num_nonnulls(invitee_id, email) = 1')
@Check('co_initiator_invitation_email', 'email = lower(email) AND length(email) BETWEEN 3 AND 254')
@Check('co_initiator_invitation_answer', `answer IN ('accepted', 'declined', 'withdrawn')`)
@Check('co_initiator_invitation_answered', '(answer IS NULL) = (answered_at IS NULL)')
@Check('co_initiator_invitation_not_self', 'invitee_id <> invited_by')
@ForeignKey('InitiativeRow', ['municipalityId', 'initiativeId'], ['municipalityId', 'id'], {
  name: 'co_initiator_invitation_initiative',
})
@ForeignKey('PersonRow', ['municipalityId', 'inviteeId'], ['municipalityId', 'id'], {
  name: 'co_initiator_invitation_invitee',
})
@ForeignKey('PersonRow', ['municipalityId', 'invitedBy'], ['municipalityId', 'id'], {
  name: 'co_initiator_invitation_inviter',
})
export class CoInitiatorInvitationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'co_initiator_invitation_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'co_initiator_invitation_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'initiative_id' }) initiativeId!: string;
  @Column('uuid', { name: 'invitee_id', nullable: true }) inviteeId!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('uuid', { name: 'invited_by' }) invitedBy!: string;
  @Column('timestamptz', { name: 'invited_at' }) invitedAt!: Date;
  @Column('text', { nullable: true }) answer!: InvitationAnswer | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
}
