import type { Address, Position } from '#domain';
import type { TenantContext } from '#platform';

/** Where an address is, as one source knows it. */
export type LocatedAddress =
  | { readonly source: 'directory'; readonly buurtId: string }
  | {
      readonly source: 'national';
      /** Such as BU03610102, of the division of this year. */
      readonly buurtCode: string;
      readonly municipalityCode: string;
      readonly point: Position;
    };

/** Knows where addresses are. Whoever implements it never writes an address in a log. */
export interface AddressLocator {
  /**
   * Where an address is, or null when this source does not know it.
   *
   * @throws {AddressServiceUnavailableError} when the source cannot be asked
   */
  locate(context: TenantContext, address: Address): Promise<LocatedAddress | null>;
}
