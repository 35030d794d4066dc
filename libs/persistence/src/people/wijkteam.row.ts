import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';
import { BoxColumn } from '../territory/box-column.js';

@Entity({ name: 'area' })
@Unique('area_within', ['municipalityId', 'id'])
@Unique('area_cbs_once', ['municipalityId', 'cbsCode', 'cbsYear'])
// On lower(name), which TypeORM cannot say.
@Index('area_name', { synchronize: false })
@Check('area_kind', `kind IN ('wijk', 'buurt')`)
@Check('area_buurt_has_wijk', `(kind = 'buurt') = (parent_id IS NOT NULL)`)
@Check(
  'area_cbs_code',
  `cbs_code ~ CASE kind WHEN 'wijk' THEN '^WK[0-9]{4}[0-9A-Z]{2}$' ELSE '^BU[0-9]{4}[0-9A-Z]{4}$' END`,
)
@Check(
  'area_cbs_year',
  '(cbs_code IS NULL) = (cbs_year IS NULL) AND cbs_year BETWEEN 1990 AND 2100',
)
@Check('area_name_length', 'length(name) BETWEEN 1 AND 120')
@Check(
  'area_geometry',
  `geometry IS NULL OR (geometry ->> 'type' IN ('Polygon', 'MultiPolygon') AND jsonb_typeof(geometry -> 'coordinates') = 'array') IS TRUE`,
)
@Check(
  'area_geometry_in_degrees',
  `NOT jsonb_path_exists(geometry, '$.coordinates.** ? (@.type() == "number" && (@ < -180 || @ > 180))')`,
)
@ForeignKey('AreaRow', ['municipalityId', 'parentId'], ['municipalityId', 'id'], {
  name: 'area_parent',
})
export class AreaRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'area_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'area_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') kind!: 'wijk' | 'buurt';
  @Column('text') name!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text', { name: 'cbs_code', nullable: true }) cbsCode!: string | null;
  @Column('int', { name: 'cbs_year', nullable: true }) cbsYear!: number | null;
  @Column('jsonb', { nullable: true }) geometry!: object | null;
  @BoxColumn() west!: number | null;
  @BoxColumn() south!: number | null;
  @BoxColumn() east!: number | null;
  @BoxColumn() north!: number | null;
}

@Entity({ name: 'wijkteam' })
@Unique('wijkteam_within', ['municipalityId', 'id'])
// On lower(name), which TypeORM cannot say.
@Index('wijkteam_name', { synchronize: false })
@Check('wijkteam_name_length', 'length(name) BETWEEN 1 AND 120')
@Check('wijkteam_description_length', 'length(description) <= 2000')
@ForeignKey('AreaRow', ['municipalityId', 'areaId'], ['municipalityId', 'id'], {
  name: 'wijkteam_area',
})
export class WijkteamRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'wijkteam_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'wijkteam_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'area_id' }) areaId!: string;
  @Column('text') name!: string;
  @Column('text', { default: '' }) description!: string;
  @Column('int', { default: 1 }) version!: number;
}
