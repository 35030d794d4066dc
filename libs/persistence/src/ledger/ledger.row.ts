import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import type { TransferCode } from '#domain';
import { bigintColumn } from '../bigint-column.js';

type TransferKind = 'posted' | 'pending' | 'post' | 'void';

/** Which business event moves money between which accounts; written by migrations only. */
@Entity({ name: 'flow', schema: 'ledger' })
@Unique('flow_kind', ['code', 'kind'])
export class FlowRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'flow_pkey' }) code!: TransferCode;
  @Column('text') kind!: TransferKind;
  @Column('text', { name: 'debit_shape' }) debitShape!: string;
  @Column('text', { name: 'credit_shape' }) creditShape!: string;
  @Column('boolean', { name: 'needs_another_actor' }) needsAnotherActor!: boolean;
}

/** An account with its counters; they move by the trigger of a transfer, never from here. */
@Entity({ name: 'account', schema: 'ledger' })
@Unique('account_path', ['municipalityId', 'path'])
@Unique('account_within', ['municipalityId', 'id', 'currency'])
@Check(
  'account_in_chart',
  `path ~ '^(external:council|budget:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|initiative:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:(allocated|paid))$'`,
)
@Check('account_only_council_unbound', `has_ceiling = (path NOT LIKE 'external:%')`)
@Check('account_currency', `currency ~ '^[A-Z]{3}$'`)
@Check(
  'account_counters',
  'least(debits_pending, debits_posted, credits_pending, credits_posted) >= 0',
)
@Check('account_ceiling', 'NOT has_ceiling OR debits_posted + debits_pending <= credits_posted')
export class AccountRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'account_pkey',
  })
  id!: string;

  @ForeignKey('MunicipalityRow', { name: 'account_municipality' })
  @Column('uuid', { name: 'municipality_id' })
  municipalityId!: string;

  @Column('text') path!: string;
  @Column('char', { length: 3, default: 'EUR' }) currency!: string;
  @Column('boolean', { name: 'has_ceiling' }) hasCeiling!: boolean;

  @Column('bigint', { name: 'debits_pending', default: 0, transformer: bigintColumn })
  debitsPending!: bigint;

  @Column('bigint', { name: 'debits_posted', default: 0, transformer: bigintColumn })
  debitsPosted!: bigint;

  @Column('bigint', { name: 'credits_pending', default: 0, transformer: bigintColumn })
  creditsPending!: bigint;

  @Column('bigint', { name: 'credits_posted', default: 0, transformer: bigintColumn })
  creditsPosted!: bigint;
}

/** A transfer as recorded. Rows come in through `ledger.post_journal` only, and never change. */
@Entity({ name: 'transfer', schema: 'ledger' })
@Index('transfer_one_resolution', ['pendingId'], {
  unique: true,
  where: `kind IN ('post', 'void')`,
})
@Index('transfer_by_debit', ['debitId'])
@Index('transfer_by_credit', ['creditId'])
@Index('transfer_by_journal', ['journalId'])
@Index('transfer_by_time', ['municipalityId', 'recordedAt', 'id'])
@Check('transfer_kind', `kind IN ('posted', 'pending', 'post', 'void')`)
@Check('transfer_amount', `amount BETWEEN 0 AND 1000000000000 AND (amount > 0) = (kind <> 'void')`)
@Check('transfer_two_accounts', 'debit_id <> credit_id')
@Check('transfer_resolves', `(kind IN ('post', 'void')) = (pending_id IS NOT NULL)`)
@Check(
  'transfer_actor',
  `actor = 'service' OR actor ~ '^(person|machine):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`,
)
@ForeignKey('FlowRow', ['code', 'kind'], ['code', 'kind'], { name: 'transfer_flow' })
@ForeignKey(
  'AccountRow',
  ['municipalityId', 'debitId', 'currency'],
  ['municipalityId', 'id', 'currency'],
  { name: 'transfer_debit' },
)
@ForeignKey(
  'AccountRow',
  ['municipalityId', 'creditId', 'currency'],
  ['municipalityId', 'id', 'currency'],
  { name: 'transfer_credit' },
)
export class TransferRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'transfer_pkey' }) id!: string;
  @Column('uuid', { name: 'municipality_id' }) municipalityId!: string;
  @Column('text') kind!: TransferKind;

  @ForeignKey('TransferRow', { name: 'transfer_pending' })
  @Column('uuid', { name: 'pending_id', nullable: true })
  pendingId!: string | null;

  @Column('bigint', { name: 'debit_id' }) debitId!: string;
  @Column('bigint', { name: 'credit_id' }) creditId!: string;
  @Column('char', { length: 3 }) currency!: string;
  @Column('bigint', { transformer: bigintColumn }) amount!: bigint;
  @Column('text') code!: TransferCode;
  @Column('uuid', { name: 'journal_id' }) journalId!: string;
  @Column('text') actor!: string;
  @Column('timestamptz', { name: 'event_at' }) eventAt!: Date;

  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' })
  recordedAt!: Date;
}
