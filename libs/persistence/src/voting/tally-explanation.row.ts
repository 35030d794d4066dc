import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'tally_explanation' })
@Check(
  'tally_explanation_format',
  `(document ->> 'format' = 'wijkkas-tally-explanation/1') IS TRUE`,
)
@ForeignKey(
  'TallyRunRow',
  ['municipalityId', 'roundId', 'tallyRunId'],
  ['municipalityId', 'roundId', 'id'],
  { name: 'tally_explanation_run' },
)
export class TallyExplanationRow {
  @PrimaryColumn('uuid', {
    name: 'tally_run_id',
    primaryKeyConstraintName: 'tally_explanation_pkey',
  })
  tallyRunId!: string;

  @ForeignKey('MunicipalityRow', { name: 'tally_explanation_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('jsonb') document!: object;
  @Column('timestamptz', { name: 'explained_at' }) explainedAt!: Date;
}
