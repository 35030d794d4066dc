import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'signature_withdrawal' })
@Check('signature_withdrawal_reason', 'length(reason) BETWEEN 1 AND 500')
@ForeignKey('SupportRow', ['municipalityId', 'supportId'], ['municipalityId', 'id'], {
  name: 'signature_withdrawal_support',
})
@ForeignKey('PersonRow', ['municipalityId', 'withdrawnBy'], ['municipalityId', 'id'], {
  name: 'signature_withdrawal_person',
})
export class SignatureWithdrawalRow {
  @PrimaryColumn('uuid', {
    name: 'support_id',
    primaryKeyConstraintName: 'signature_withdrawal_pkey',
  })
  supportId!: string;

  @ForeignKey('MunicipalityRow', { name: 'signature_withdrawal_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') reason!: string;
  @Column('uuid', { name: 'withdrawn_by' }) withdrawnBy!: string;
  @Column('timestamptz', { name: 'withdrawn_at' }) withdrawnAt!: Date;
}
