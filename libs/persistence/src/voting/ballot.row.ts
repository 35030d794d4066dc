import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';

/** No voter, no time, no sequence: nothing here says whose it is or which came first. */
@Entity({ name: 'ballot' })
@Index('ballot_of_round', ['roundId', 'id'])
@Check('ballot_points_per_choice', 'cardinality(points) = cardinality(choices)')
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'ballot_round',
})
export class BallotRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'ballot_pkey' }) id!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;

  @ForeignKey('MunicipalityRow', { name: 'ballot_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('int', { array: true }) choices!: number[];
  @Column('numeric', { array: true, nullable: true }) points!: string[] | null;
  @Column('jsonb', { name: 'imported_fields', nullable: true }) importedFields!: object | null;
}
