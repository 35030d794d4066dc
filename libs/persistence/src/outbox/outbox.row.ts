import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'outbox' })
@Index('outbox_unrelayed', ['createdAt', 'id'], { where: 'relayed_at IS NULL' })
export class OutboxRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'outbox_pkey' }) id!: string;
  @Column('text', { name: 'job_name' }) jobName!: string;
  @Column('jsonb') payload!: object;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'relayed_at', nullable: true }) relayedAt!: Date | null;
}
