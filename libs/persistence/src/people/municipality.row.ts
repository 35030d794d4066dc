import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity({ name: 'municipality' })
@Unique('municipality_slug', ['slug'])
@Check('municipality_slug_shape', `slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)
@Check('municipality_cbs_code', `cbs_code ~ '^GM[0-9]{4}$'`)
export class MunicipalityRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'municipality_pkey' }) id!: string;
  @Column('text') slug!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'cbs_code', nullable: true }) cbsCode!: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
