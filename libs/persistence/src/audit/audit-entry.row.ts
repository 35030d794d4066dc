import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ name: 'audit_entry' })
@Index('audit_entry_of_subject', ['subjectId', 'id'])
export class AuditEntryRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'audit_entry_pkey',
  })
  id!: string;

  @ForeignKey('MunicipalityRow', { name: 'audit_entry_municipality' })
  @Column('uuid', { name: 'municipality_id', default: () => 'current_municipality()' })
  municipalityId!: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at!: Date;
  @Column('text') actor!: string;
  @Column('text') action!: string;
  @Column('text', { name: 'subject_type' }) subjectType!: string;
  @Column('text', { name: 'subject_id' }) subjectId!: string;
  @Column('text') origin!: string;
  @Column('jsonb', { default: {} }) details!: Record<string, string | number | boolean | null>;
}
