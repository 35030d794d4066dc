import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';

/** That a voter has voted, under a code; the key is the rule of one ballot per voter. */
@Entity({ name: 'roll_mark' })
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'roll_mark_round',
})
export class RollMarkRow {
  @PrimaryColumn('uuid', { name: 'round_id', primaryKeyConstraintName: 'roll_mark_pkey' })
  roundId!: string;

  @PrimaryColumn('text', { name: 'voter_ref', primaryKeyConstraintName: 'roll_mark_pkey' })
  voterRef!: string;

  @ForeignKey('MunicipalityRow', { name: 'roll_mark_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;
}
