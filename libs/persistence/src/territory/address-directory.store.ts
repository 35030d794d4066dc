import type { EntityManager } from 'typeorm';
import { type Address, VersionMismatchError } from '#domain';
import { violates } from '../constraint-violation.js';
import { AddressDirectoryRow, AddressRow } from './address.row.js';

/** Which list of addresses a municipality has. */
export type AddressDirectory = {
  readonly year: number;
  readonly addressCount: number;
  /** 0 before there is a first list. */
  readonly version: number;
  readonly replacedAt: Date;
};

/** Addresses column by column, which takes little room: a large city has half a million. */
export type AddressColumnsOf = {
  readonly postcodes: readonly string[];
  readonly houseNumbers: readonly number[];
  readonly areaIds: readonly string[];
};

const CHUNK = 20_000;

/** The list of addresses of a municipality, each with its buurt. */
export class AddressDirectoryStore {
  constructor(private readonly manager: EntityManager) {}

  async find(): Promise<AddressDirectory | null> {
    const [row] = await this.manager.find(AddressDirectoryRow, { take: 1 });
    if (row === undefined) return null;
    const { year, addressCount, version, replacedAt } = row;
    return { year, addressCount, version, replacedAt };
  }

  /** The buurt of an address, or null. */
  async findBuurt({ postcode, houseNumber }: Address): Promise<string | null> {
    const row = await this.manager.findOneBy(AddressRow, { postcode, houseNumber });
    return row?.areaId ?? null;
  }

  /**
   * Replaces the whole list, as it was read.
   *
   * @throws {VersionMismatchError} when somebody replaced it since
   */
  async replace(
    directory: AddressDirectory,
    { postcodes, houseNumbers, areaIds }: AddressColumnsOf,
  ): Promise<void> {
    await this.claim(directory);
    await this.manager.query(`DELETE FROM address`);
    for (let from = 0; from < postcodes.length; from += CHUNK) {
      const to = from + CHUNK;
      await this.manager.query(
        `INSERT INTO address (postcode, house_number, area_id)
         SELECT * FROM unnest($1::text[], $2::int[], $3::uuid[])`,
        [postcodes.slice(from, to), houseNumbers.slice(from, to), areaIds.slice(from, to)],
      );
    }
  }

  /** The row of the list is the lock: the second of two at once waits, and then finds another version. */
  private async claim({ version, ...fields }: AddressDirectory): Promise<void> {
    if (version > 1) {
      const next = { ...fields, version };
      const { affected } = await this.manager.update(
        AddressDirectoryRow,
        { version: version - 1 },
        next,
      );
      if (affected !== 1) throw new VersionMismatchError();
      return;
    }
    try {
      await this.manager.insert(AddressDirectoryRow, { ...fields, version });
    } catch (error) {
      throw violates(error, 'address_directory_pkey') ? new VersionMismatchError() : error;
    }
  }
}
