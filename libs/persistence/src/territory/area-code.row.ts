import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'area_code' })
@Unique('area_code_once', ['municipalityId', 'year', 'code'])
@Check('area_code_year', 'year BETWEEN 1990 AND 2100')
@Check('area_code_shape', `code ~ '^(WK[0-9]{4}[0-9A-Z]{2}|BU[0-9]{4}[0-9A-Z]{4})$'`)
@ForeignKey('AreaRow', ['municipalityId', 'areaId'], ['municipalityId', 'id'], {
  name: 'area_code_area',
})
export class AreaCodeRow {
  @PrimaryColumn('uuid', { name: 'area_id', primaryKeyConstraintName: 'area_code_pkey' })
  areaId!: string;

  @ForeignKey('MunicipalityRow', { name: 'area_code_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'area_code_pkey' }) year!: number;
  @Column('text') code!: string;
}
