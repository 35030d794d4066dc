import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'round_play_rules' })
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'round_play_rules_round',
})
@ForeignKey('PlayDocumentRow', ['municipalityId', 'documentId'], ['municipalityId', 'id'], {
  name: 'round_play_rules_document',
})
export class RoundPlayRulesRow {
  @PrimaryColumn('uuid', {
    name: 'round_id',
    primaryKeyConstraintName: 'round_play_rules_pkey',
  })
  roundId!: string;

  @ForeignKey('MunicipalityRow', { name: 'round_play_rules_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'document_id', nullable: true }) documentId!: string | null;
  @Column('timestamptz', { name: 'settled_at' }) settledAt!: Date;
}
