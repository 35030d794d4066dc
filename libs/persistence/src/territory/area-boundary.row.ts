import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';
import { BoxColumn } from './box-column.js';

@Entity({ name: 'area_boundary' })
@Unique('area_boundary_within', ['municipalityId', 'id'])
@Unique('area_boundary_of_area', ['municipalityId', 'areaId', 'id'])
@Check('area_boundary_name_length', 'length(name) BETWEEN 1 AND 120')
@Check('area_boundary_reason_length', 'length(reason) BETWEEN 1 AND 2000')
@Check(
  'area_boundary_geometry',
  `(geometry ->> 'type' IN ('Polygon', 'MultiPolygon') AND jsonb_typeof(geometry -> 'coordinates') = 'array') IS TRUE`,
)
@Check(
  'area_boundary_in_degrees',
  `NOT jsonb_path_exists(geometry, '$.coordinates.** ? (@.type() == "number" && (@ < -180 || @ > 180))')`,
)
@ForeignKey('AreaRow', ['municipalityId', 'areaId'], ['municipalityId', 'id'], {
  name: 'area_boundary_area',
})
@ForeignKey('PersonRow', ['municipalityId', 'drawnBy'], ['municipalityId', 'id'], {
  name: 'area_boundary_drawer',
})
export class AreaBoundaryRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'area_boundary_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'area_boundary_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'area_id' }) areaId!: string;
  @Column('text') name!: string;
  @Column('text') reason!: string;
  @Column('jsonb') geometry!: object;
  @Column('uuid', { name: 'drawn_by' }) drawnBy!: string;
  @Column('timestamptz', { name: 'drawn_at' }) drawnAt!: Date;
  @BoxColumn() west!: number | null;
  @BoxColumn() south!: number | null;
  @BoxColumn() east!: number | null;
  @BoxColumn() north!: number | null;
}

@Entity({ name: 'area_boundary_response' })
@Check('area_boundary_response_answer', `answer IN ('confirm', 'object')`)
@Check(
  'area_boundary_response_reason',
  `length(reason) <= 2000 AND (answer = 'confirm' OR reason <> '')`,
)
@ForeignKey('AreaBoundaryRow', ['municipalityId', 'boundaryId'], ['municipalityId', 'id'], {
  name: 'area_boundary_response_boundary',
})
@ForeignKey('PersonRow', ['municipalityId', 'personId'], ['municipalityId', 'id'], {
  name: 'area_boundary_response_person',
})
export class AreaBoundaryResponseRow {
  @PrimaryColumn('uuid', {
    name: 'boundary_id',
    primaryKeyConstraintName: 'area_boundary_response_pkey',
  })
  boundaryId!: string;

  @PrimaryColumn('uuid', {
    name: 'person_id',
    primaryKeyConstraintName: 'area_boundary_response_pkey',
  })
  personId!: string;

  @ForeignKey('MunicipalityRow', { name: 'area_boundary_response_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') answer!: 'confirm' | 'object';
  @Column('text') reason!: string;
  @Column('timestamptz', { name: 'responded_at' }) respondedAt!: Date;
}

@Entity({ name: 'area_boundary_decision' })
@Unique('area_boundary_decision_number', ['areaId', 'number'])
@Check('area_boundary_decision_outcome', `outcome IN ('adopted', 'rejected')`)
@Check(
  'area_boundary_decision_reason',
  `length(reason) <= 2000 AND (outcome = 'adopted' OR reason <> '')`,
)
@Check('area_boundary_decision_counted', 'number > 0')
@ForeignKey(
  'AreaBoundaryRow',
  ['municipalityId', 'areaId', 'boundaryId'],
  ['municipalityId', 'areaId', 'id'],
  { name: 'area_boundary_decision_boundary' },
)
@ForeignKey('PersonRow', ['municipalityId', 'decidedBy'], ['municipalityId', 'id'], {
  name: 'area_boundary_decision_decider',
})
export class AreaBoundaryDecisionRow {
  @PrimaryColumn('uuid', {
    name: 'boundary_id',
    primaryKeyConstraintName: 'area_boundary_decision_pkey',
  })
  boundaryId!: string;

  @ForeignKey('MunicipalityRow', { name: 'area_boundary_decision_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'area_id' }) areaId!: string;
  @Column('int') number!: number;
  @Column('text') outcome!: 'adopted' | 'rejected';
  @Column('text') reason!: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy!: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
}
