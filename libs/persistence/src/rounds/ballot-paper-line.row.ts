import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { bigintColumn } from '../bigint-column.js';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'ballot_paper_line' })
@Unique('ballot_paper_line_once', ['initiativeId'])
@Unique('ballot_paper_line_code', ['roundId', 'code'])
@Check('ballot_paper_line_number', 'number > 0')
@Check('ballot_paper_line_cost', 'cost_cents > 0')
@ForeignKey(
  'InitiativeRow',
  ['municipalityId', 'roundId', 'initiativeId'],
  ['municipalityId', 'roundId', 'id'],
  { name: 'ballot_paper_line_initiative' },
)
export class BallotPaperLineRow {
  @PrimaryColumn('uuid', { name: 'round_id', primaryKeyConstraintName: 'ballot_paper_line_pkey' })
  roundId!: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'ballot_paper_line_pkey' }) number!: number;

  @ForeignKey('MunicipalityRow', { name: 'ballot_paper_line_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'initiative_id' }) initiativeId!: string;
  @Column('text') code!: string;
  @Column('bigint', { name: 'cost_cents', transformer: bigintColumn }) costCents!: bigint;
  @Column('text', { array: true, default: [] }) groups!: string[];
}
