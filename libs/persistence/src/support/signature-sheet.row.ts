import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { SignatureFinding } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'signature_sheet' })
@Unique('signature_sheet_within', ['municipalityId', 'id'])
@Index('signature_sheet_of_initiative', ['initiativeId', 'enteredAt', 'id'])
@Check('signature_sheet_four_eyes', 'checked_by <> entered_by')
@Check('signature_sheet_checked', '(checked_by IS NULL) = (checked_at IS NULL)')
@Check('signature_sheet_reference', 'length(scan_reference) BETWEEN 1 AND 200')
@ForeignKey('InitiativeRow', ['municipalityId', 'initiativeId'], ['municipalityId', 'id'], {
  name: 'signature_sheet_initiative',
})
@ForeignKey('PersonRow', ['municipalityId', 'enteredBy'], ['municipalityId', 'id'], {
  name: 'signature_sheet_enterer',
})
@ForeignKey('PersonRow', ['municipalityId', 'checkedBy'], ['municipalityId', 'id'], {
  name: 'signature_sheet_checker',
})
export class SignatureSheetRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'signature_sheet_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'signature_sheet_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'initiative_id' }) initiativeId!: string;
  @Column('text', { name: 'scan_reference', nullable: true }) scanReference!: string | null;
  @Column('uuid', { name: 'entered_by' }) enteredBy!: string;
  @Column('timestamptz', { name: 'entered_at' }) enteredAt!: Date;
  @Column('uuid', { name: 'checked_by', nullable: true }) checkedBy!: string | null;
  @Column('timestamptz', { name: 'checked_at', nullable: true }) checkedAt!: Date | null;
  @Column('int', { default: 1 }) version!: number;
}

@Entity({ name: 'signature_line' })
@Check('signature_line_number', 'number BETWEEN 1 AND 100')
@Check('signature_line_name', 'length(name) BETWEEN 1 AND 120')
@Check('signature_line_postcode', `postcode ~ '^[1-9][0-9]{3}[A-Z]{2}$'`)
@Check('signature_line_house_number', 'house_number BETWEEN 1 AND 99999')
@Check(
  'signature_line_whole',
  'num_nonnulls(postcode, house_number, born_on, resident_ref) IN (0, 4)',
)
@Check(
  'signature_line_finding',
  `finding IN ('matched', 'accepted', 'not-in-register', 'too-young', 'twice-on-sheet', 'supported-already', 'own-initiative', 'signature-missing', 'not-as-on-paper')`,
)
@ForeignKey('SignatureSheetRow', ['municipalityId', 'sheetId'], ['municipalityId', 'id'], {
  name: 'signature_line_sheet',
})
export class SignatureLineRow {
  @PrimaryColumn('uuid', { name: 'sheet_id', primaryKeyConstraintName: 'signature_line_pkey' })
  sheetId!: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'signature_line_pkey' }) number!: number;

  @ForeignKey('MunicipalityRow', { name: 'signature_line_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') name!: string;
  @Column('text', { nullable: true }) postcode!: string | null;
  @Column('int', { name: 'house_number', nullable: true }) houseNumber!: number | null;
  @Column('date', { name: 'born_on', nullable: true }) bornOn!: string | null;
  @Column('text', { name: 'resident_ref', nullable: true }) residentRef!: string | null;
  @Column('text') finding!: SignatureFinding;
}
