import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'imported_election' })
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'imported_election_round',
})
export class ImportedElectionRow {
  @PrimaryColumn('uuid', {
    name: 'round_id',
    primaryKeyConstraintName: 'imported_election_pkey',
  })
  roundId!: string;

  @ForeignKey('MunicipalityRow', { name: 'imported_election_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text', { name: 'project_columns', array: true }) projectColumns!: string[];
  @Column('text', { name: 'vote_columns', array: true }) voteColumns!: string[];
}
