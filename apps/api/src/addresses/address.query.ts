import { Injectable } from '@nestjs/common';
import {
  type Address,
  addressFaults,
  AddressUnknownError,
  type Area,
  currentAtPoint,
  orderAtPoint,
  refuseFaults,
  tidyPostcode,
} from '#domain';
import { placeOf } from '#geography';
import { type AddressDirectory, type Stores, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import { ApiConfig } from '../api.config.js';
import type { AddressLocator, LocatedAddress } from './address-locator.js';
import { AddressAreaResponse, type AddressLookupResponse } from './address.response.js';
import { DirectoryLocator } from './directory-locator.js';
import type { LookUpAddressRequest } from './look-up-address.request.js';
import { NationalLocator } from './national-locator.js';

/**
 * In which buurt and wijk an address is. The municipality's own directory is asked first, so that as
 * few addresses as possible leave the house; the national service, where one is configured, is asked
 * for the others. Nothing of a look-up is kept.
 */
@Injectable()
export class AddressQuery {
  private readonly locators: readonly AddressLocator[];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    directory: DirectoryLocator,
    config: ApiConfig,
  ) {
    const { addressLocatorUrl } = config.values;
    this.locators =
      addressLocatorUrl === null
        ? [directory]
        : [directory, new NationalLocator(addressLocatorUrl)];
  }

  findDirectory({ tenant }: TenantContext): Promise<AddressDirectory | null> {
    return this.unitOfWork.run(tenant, ({ addressDirectory }) => addressDirectory.find());
  }

  /** @throws {AddressUnknownError} when no source knows the address in this municipality */
  async lookUp(
    context: TenantContext,
    { postcode, houseNumber }: LookUpAddressRequest,
  ): Promise<AddressLookupResponse> {
    const address: Address = { postcode: tidyPostcode(postcode), houseNumber };
    refuseFaults(addressFaults(address));
    const located = await this.locate(context, address);
    return this.unitOfWork.run(context.tenant, async (stores) => {
      const buurt = await buurtOf(stores, context.tenant.slug, located);
      if (buurt?.parentId == null) throw new AddressUnknownError();
      const wijk = await stores.territory.findSummary(buurt.parentId);
      if (wijk === null) throw new AddressUnknownError();
      const [first, second] = [AddressAreaResponse.of(buurt), AddressAreaResponse.of(wijk)];
      return { buurt: first, wijk: second, source: located.source };
    });
  }

  private async locate(context: TenantContext, address: Address): Promise<LocatedAddress> {
    for (const locator of this.locators) {
      const located = await locator.locate(context, address);
      if (located !== null) return located;
    }
    throw new AddressUnknownError();
  }
}

type AreaName = Omit<Area, 'geometry'>;

async function buurtOf(
  { municipalities, territory }: Stores,
  slug: string,
  located: LocatedAddress,
): Promise<AreaName | null> {
  if (located.source === 'directory') return territory.findSummary(located.buurtId);
  const { cbsCode } = await municipalities.getBySlug(slug);
  if (cbsCode !== null && cbsCode !== located.municipalityCode) throw new AddressUnknownError();
  const byCode = await territory.findByCode(located.buurtCode);
  if (byCode !== null) return byCode;
  // A municipality with buurten of its own, or a division that was not imported yet: by the point.
  const near = await territory.near(located.point, 'official', 'buurt');
  const found = near.flatMap(({ geometry, ...area }) => {
    const place = placeOf(located.point, geometry);
    return place === 'outside' ? [] : [{ ...area, isOnBorder: place === 'on-border' }];
  });
  return orderAtPoint(currentAtPoint(found))[0] ?? null;
}
