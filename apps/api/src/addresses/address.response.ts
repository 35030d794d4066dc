import { ApiProperty } from '@nestjs/swagger';
import type { Area } from '#domain';
import type { AddressDirectory } from '#persistence';

type AreaName = Omit<Area, 'geometry'>;

/** The wijk or the buurt of an address. */
export class AddressAreaResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  readonly name!: string;
  readonly cbsCode!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly cbsYear!: number | null;

  static of({ id, name, cbsCode, cbsYear }: AreaName): AddressAreaResponse {
    return { id, name, cbsCode, cbsYear };
  }
}

/** Where an address is. The address itself is not repeated. */
export class AddressLookupResponse {
  readonly buurt!: AddressAreaResponse;
  readonly wijk!: AddressAreaResponse;
  /** Who knew: the municipality's own directory, or the national service. */
  @ApiProperty({ enum: ['directory', 'national'] })
  readonly source!: 'directory' | 'national';
}

/** Which directory of addresses a municipality has. */
export class AddressDirectoryResponse {
  /** The year of the division; null before there is a directory. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly year!: number | null;
  @ApiProperty({ type: 'integer' })
  readonly addressCount!: number;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly replacedAt!: Date | null;

  static of(directory: AddressDirectory | null): AddressDirectoryResponse {
    return {
      year: directory?.year ?? null,
      addressCount: directory?.addressCount ?? 0,
      replacedAt: directory?.replacedAt ?? null,
    };
  }
}
