import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'idempotency_key' })
@Index('idempotency_key_age', ['createdOn'])
export class IdempotencyKeyRow {
  @ForeignKey('MunicipalityRow', { name: 'idempotency_key_municipality' })
  @PrimaryColumn('uuid', {
    name: 'municipality_id',
    default: () => 'current_municipality()',
    primaryKeyConstraintName: 'idempotency_key_pkey',
  })
  municipalityId!: string;

  @PrimaryColumn('text', {
    name: 'actor_ref',
    primaryKeyConstraintName: 'idempotency_key_pkey',
  })
  actorRef!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_key_pkey' }) key!: string;
  @Column('text', { name: 'request_hash' }) requestHash!: string;
  @Column('jsonb', { nullable: true }) response!: unknown;
  /** A day, not a moment: a moment would say when somebody voted. */
  @Column('date', { name: 'created_on' }) createdOn!: string;
}
