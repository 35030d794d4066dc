import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'address_directory' })
@Check('address_directory_year', 'year BETWEEN 1990 AND 2100')
@Check('address_directory_count', 'address_count > 0')
export class AddressDirectoryRow {
  @ForeignKey('MunicipalityRow', { name: 'address_directory_municipality' })
  @PrimaryColumn('uuid', {
    name: 'municipality_id',
    default: () => 'current_municipality()',
    primaryKeyConstraintName: 'address_directory_pkey',
  })
  municipalityId!: string;

  @Column('int') year!: number;
  @Column('int', { name: 'address_count' }) addressCount!: number;
  @Column('int') version!: number;
  @Column('timestamptz', { name: 'replaced_at' }) replacedAt!: Date;
}

@Entity({ name: 'address' })
@Index('address_of_area', ['areaId'])
@Check('address_postcode', `postcode ~ '^[1-9][0-9]{3}[A-Z]{2}$'`)
@Check('address_house_number', 'house_number BETWEEN 1 AND 99999')
@ForeignKey('AreaRow', ['municipalityId', 'areaId'], ['municipalityId', 'id'], {
  name: 'address_area',
})
export class AddressRow {
  @ForeignKey('MunicipalityRow', { name: 'address_municipality' })
  @PrimaryColumn('uuid', {
    name: 'municipality_id',
    default: () => 'current_municipality()',
    primaryKeyConstraintName: 'address_pkey',
  })
  municipalityId!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'address_pkey' }) postcode!: string;
  @PrimaryColumn('int', { name: 'house_number', primaryKeyConstraintName: 'address_pkey' })
  houseNumber!: number;
  @Column('uuid', { name: 'area_id' }) areaId!: string;
}
