import { Injectable } from '@nestjs/common';
import type { Address } from '#domain';
import { UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import type { AddressLocator, LocatedAddress } from './address-locator.js';

/** Knows the addresses in the municipality's own directory. */
@Injectable()
export class DirectoryLocator implements AddressLocator {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async locate({ tenant }: TenantContext, address: Address): Promise<LocatedAddress | null> {
    const buurtId = await this.unitOfWork.run(tenant, ({ addressDirectory }) =>
      addressDirectory.findBuurt(address),
    );
    return buurtId === null ? null : { source: 'directory', buurtId };
  }
}
