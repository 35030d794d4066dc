import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'payment_notice' })
@Check('payment_notice_state', `state IN ('pending', 'sent', 'no-address')`)
@Check('payment_notice_sent', `(state = 'sent') = (sent_at IS NOT NULL)`)
@Check('payment_notice_in_hand', `in_hand_at IS NULL OR state = 'pending'`)
@ForeignKey('PaymentRow', ['municipalityId', 'paymentId'], ['municipalityId', 'id'], {
  name: 'payment_notice_payment',
})
export class PaymentNoticeRow {
  @PrimaryColumn('uuid', {
    name: 'payment_id',
    primaryKeyConstraintName: 'payment_notice_pkey',
  })
  paymentId!: string;

  @ForeignKey('MunicipalityRow', { name: 'payment_notice_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') state!: 'pending' | 'sent' | 'no-address';
  @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date;
  @Column('timestamptz', { name: 'in_hand_at', nullable: true }) inHandAt!: Date | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt!: Date | null;
}
