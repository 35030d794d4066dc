import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { bigintColumn } from '../bigint-column.js';
import { MunicipalityColumn } from '../municipality-column.js';

/** A prepared tranche. Its id is the id of its reservation in the ledger. */
@Entity({ name: 'payment' })
@Unique('payment_within', ['municipalityId', 'id'])
@Unique('payment_tranche', ['initiativeId', 'trancheNumber'])
@Check('payment_amount', 'amount_cents > 0')
@Check('payment_tranche_number', 'tranche_number > 0')
@Check('payment_payee_name', 'length(trim(payee_name)) BETWEEN 1 AND 70')
@Check('payment_description', 'length(trim(description)) BETWEEN 1 AND 140')
@Check('payment_payee_email', 'length(payee_email) BETWEEN 3 AND 254')
@Check('payment_iban', `payee_iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'`)
@ForeignKey(
  'CommitmentRow',
  ['municipalityId', 'initiativeId'],
  ['municipalityId', 'initiativeId'],
  { name: 'payment_commitment' },
)
@ForeignKey('PersonRow', ['municipalityId', 'preparedBy'], ['municipalityId', 'id'], {
  name: 'payment_officer',
})
export class PaymentRow {
  @ForeignKey('TransferRow', { name: 'payment_transfer' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'payment_pkey' })
  id!: string;

  @ForeignKey('MunicipalityRow', { name: 'payment_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'initiative_id' }) initiativeId!: string;
  @Column('int', { name: 'tranche_number' }) trancheNumber!: number;
  @Column('bigint', { name: 'amount_cents', transformer: bigintColumn }) amountCents!: bigint;
  @Column('text', { name: 'payee_name' }) payeeName!: string;
  @Column('text', { name: 'payee_iban' }) payeeIban!: string;
  @Column('text', { name: 'payee_email', nullable: true }) payeeEmail!: string | null;
  @Column('text') description!: string;
  @Column('uuid', { name: 'prepared_by' }) preparedBy!: string;
  @Column('timestamptz', { name: 'prepared_at' }) preparedAt!: Date;
}

@Entity({ name: 'payment_settlement' })
@Unique('payment_settlement_transfer_once', ['transferId'])
@Check('payment_settlement_outcome', `outcome IN ('released', 'cancelled')`)
@ForeignKey('PaymentRow', ['municipalityId', 'paymentId'], ['municipalityId', 'id'], {
  name: 'payment_settlement_payment',
})
@ForeignKey('PersonRow', ['municipalityId', 'settledBy'], ['municipalityId', 'id'], {
  name: 'payment_settlement_officer',
})
export class PaymentSettlementRow {
  @PrimaryColumn('uuid', {
    name: 'payment_id',
    primaryKeyConstraintName: 'payment_settlement_pkey',
  })
  paymentId!: string;

  @ForeignKey('MunicipalityRow', { name: 'payment_settlement_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') outcome!: 'released' | 'cancelled';

  @ForeignKey('TransferRow', { name: 'payment_settlement_transfer' })
  @Column('uuid', { name: 'transfer_id' })
  transferId!: string;

  @Column('uuid', { name: 'settled_by' }) settledBy!: string;
  @Column('timestamptz', { name: 'settled_at' }) settledAt!: Date;
}
