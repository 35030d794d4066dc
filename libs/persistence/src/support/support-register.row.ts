import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'support_register' })
@Check('support_register_count', 'entry_count > 0')
@ForeignKey('WijkteamRow', ['municipalityId', 'wijkteamId'], ['municipalityId', 'id'], {
  name: 'support_register_wijkteam',
})
export class SupportRegisterRow {
  @PrimaryColumn('uuid', {
    name: 'wijkteam_id',
    primaryKeyConstraintName: 'support_register_pkey',
  })
  wijkteamId!: string;

  @ForeignKey('MunicipalityRow', { name: 'support_register_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('int', { name: 'entry_count' }) entryCount!: number;
  @Column('int') version!: number;
  @Column('text', { name: 'replaced_by' }) replacedBy!: string;
  @Column('timestamptz', { name: 'replaced_at' }) replacedAt!: Date;
}

@Entity({ name: 'support_register_entry' })
@Check('support_register_entry_ref', `resident_ref ~ '^[0-9a-f]{64}$'`)
@Check('support_register_entry_age', 'age_class IN (0, 12, 14, 16, 18)')
@Check('support_register_entry_line', 'line > 0')
@ForeignKey('WijkteamRow', ['municipalityId', 'wijkteamId'], ['municipalityId', 'id'], {
  name: 'support_register_entry_wijkteam',
})
export class SupportRegisterEntryRow {
  @PrimaryColumn('uuid', {
    name: 'wijkteam_id',
    primaryKeyConstraintName: 'support_register_entry_pkey',
  })
  wijkteamId!: string;

  @PrimaryColumn('text', {
    name: 'resident_ref',
    primaryKeyConstraintName: 'support_register_entry_pkey',
  })
  residentRef!: string;

  @ForeignKey('MunicipalityRow', { name: 'support_register_entry_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('int', { name: 'age_class' }) ageClass!: number;
  /** The line of the file that it came from: how letters find their addressee at the municipality. */
  @Column('int') line!: number;
}

@Entity({ name: 'support_register_tie' })
@Unique('support_register_tie_once', ['municipalityId', 'residentRef'])
@Check('support_register_tie_ref', `resident_ref ~ '^[0-9a-f]{64}$'`)
@ForeignKey('PersonRow', ['municipalityId', 'personId'], ['municipalityId', 'id'], {
  name: 'support_register_tie_person',
})
export class SupportRegisterTieRow {
  @PrimaryColumn('uuid', {
    name: 'person_id',
    primaryKeyConstraintName: 'support_register_tie_pkey',
  })
  personId!: string;

  @ForeignKey('MunicipalityRow', { name: 'support_register_tie_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text', { name: 'resident_ref' }) residentRef!: string;
  @Column('timestamptz', { name: 'tied_at' }) tiedAt!: Date;
}

@Entity({ name: 'support_code_batch' })
@Unique('support_code_batch_within', ['municipalityId', 'id'])
@Index('support_code_batch_of_wijkteam', ['wijkteamId', 'madeAt'])
@Check('support_code_batch_count', 'code_count > 0')
@ForeignKey('WijkteamRow', ['municipalityId', 'wijkteamId'], ['municipalityId', 'id'], {
  name: 'support_code_batch_wijkteam',
})
@ForeignKey('PersonRow', ['municipalityId', 'madeBy'], ['municipalityId', 'id'], {
  name: 'support_code_batch_maker',
})
export class SupportCodeBatchRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'support_code_batch_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'support_code_batch_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'wijkteam_id' }) wijkteamId!: string;
  @Column('int', { name: 'code_count' }) codeCount!: number;
  @Column('uuid', { name: 'made_by' }) madeBy!: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
}

@Entity({ name: 'support_code' })
@Index('support_code_one_each', ['wijkteamId', 'residentRef'], {
  unique: true,
  where: 'NOT is_revoked',
})
@Check('support_code_hashes', `code_hash ~ '^[0-9a-f]{64}$' AND resident_ref ~ '^[0-9a-f]{64}$'`)
@ForeignKey('SupportCodeBatchRow', ['municipalityId', 'batchId'], ['municipalityId', 'id'], {
  name: 'support_code_batch',
})
@ForeignKey('WijkteamRow', ['municipalityId', 'wijkteamId'], ['municipalityId', 'id'], {
  name: 'support_code_wijkteam',
})
export class SupportCodeRow {
  @ForeignKey('MunicipalityRow', { name: 'support_code_municipality' })
  @PrimaryColumn('uuid', {
    name: 'municipality_id',
    default: () => 'current_municipality()',
    primaryKeyConstraintName: 'support_code_pkey',
  })
  municipalityId!: string;

  @PrimaryColumn('text', { name: 'code_hash', primaryKeyConstraintName: 'support_code_pkey' })
  codeHash!: string;

  @Column('uuid', { name: 'batch_id' }) batchId!: string;
  @Column('uuid', { name: 'wijkteam_id' }) wijkteamId!: string;
  @Column('text', { name: 'resident_ref' }) residentRef!: string;
  @Column('boolean', { name: 'is_revoked', default: false }) isRevoked!: boolean;
}
