import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { TallyRuleName } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'tally_run' })
@Unique('tally_run_within', ['municipalityId', 'roundId', 'id'])
@Unique('tally_run_once', ['roundId', 'rule', 'engineVersion', 'inputHash'])
@Check('tally_run_hashes', `rules_hash ~ '^[0-9a-f]{64}$' AND input_hash ~ '^[0-9a-f]{64}$'`)
@Check('tally_run_ballots', 'ballot_count >= 0')
@Check('tally_run_record_pair', '(record_text IS NULL) = (record_hash IS NULL)')
@Check(
  'tally_run_record_seal',
  `record_text IS NULL OR (record_hash = encode(sha256(convert_to(replace(record_text, ',"recordHash":"' || record_hash || '"', ''), 'UTF8')), 'hex') AND (record_text::jsonb ->> 'recordHash', record_text::jsonb ->> 'inputHash', record_text::jsonb ->> 'rulesHash', record_text::jsonb ->> 'engine', (record_text::jsonb -> 'ballotCount')::int) = (record_hash, input_hash, rules_hash, engine_version, ballot_count)) IS TRUE AND (record_text::jsonb -> 'winners' = jsonb_path_query_array(result, '$.winners[*].code')) IS TRUE)`,
)
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'tally_run_round',
})
export class TallyRunRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tally_run_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'tally_run_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('text') rule!: TallyRuleName;
  @Column('text', { name: 'engine_version' }) engineVersion!: string;
  @Column('text', { name: 'rules_hash' }) rulesHash!: string;
  @Column('text', { name: 'input_hash' }) inputHash!: string;
  @Column('int', { name: 'ballot_count' }) ballotCount!: number;
  @Column('jsonb') result!: object;
  @Column('timestamptz', { name: 'counted_at' }) countedAt!: Date;
  /** Read by itself only: it can be long. */
  @Column('text', { name: 'record_text', nullable: true, select: false })
  recordText!: string | null;
  @Column('text', { name: 'record_hash', nullable: true }) recordHash!: string | null;
}
