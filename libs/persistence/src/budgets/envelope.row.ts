import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { EnvelopeKind } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'envelope' })
@Unique('envelope_within', ['municipalityId', 'id'])
@Unique('envelope_of_budget', ['municipalityId', 'id', 'budgetId'])
@Unique('envelope_of_team', ['municipalityId', 'id', 'wijkteamId'])
@Unique('envelope_name_once', ['budgetId', 'name'])
@Check('envelope_kind', `kind IN ('round', 'theme', 'area')`)
@Check('envelope_area_of_kind', `(kind = 'area') = (area_id IS NOT NULL)`)
@Check('envelope_name_length', 'length(name) BETWEEN 1 AND 200')
@ForeignKey(
  'BudgetRow',
  ['municipalityId', 'budgetId', 'wijkteamId'],
  ['municipalityId', 'id', 'wijkteamId'],
  { name: 'envelope_budget' },
)
@ForeignKey('AreaRow', ['municipalityId', 'areaId'], ['municipalityId', 'id'], {
  name: 'envelope_area',
})
export class EnvelopeRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'envelope_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'envelope_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'budget_id' }) budgetId!: string;
  @Column('uuid', { name: 'wijkteam_id' }) wijkteamId!: string;
  @Column('text') kind!: EnvelopeKind;
  @Column('text') name!: string;
  @Column('uuid', { name: 'area_id', nullable: true }) areaId!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
