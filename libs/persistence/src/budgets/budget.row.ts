import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'budget' })
@Unique('budget_within', ['municipalityId', 'id'])
@Unique('budget_of_team', ['municipalityId', 'id', 'wijkteamId'])
@Unique('budget_year_once', ['wijkteamId', 'year'])
@Check('budget_year', 'year BETWEEN 2000 AND 2100')
@ForeignKey('WijkteamRow', ['municipalityId', 'wijkteamId'], ['municipalityId', 'id'], {
  name: 'budget_wijkteam',
})
export class BudgetRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'budget_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'budget_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'wijkteam_id' }) wijkteamId!: string;
  @Column('int') year!: number;
}
