import { Injectable } from '@nestjs/common';
import type { Area } from '#domain';
import {
  type AreaExtras,
  type AreaFilter,
  type AreaSummary,
  type Page,
  type PageRequest,
  UnitOfWork,
} from '#persistence';
import type { TenantContext } from '#platform';

export type AreaWithExtras = { readonly area: Area; readonly extras: AreaExtras };

/** The wijken and buurten of a municipality. */
@Injectable()
export class AreaQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { tenant }: TenantContext,
    page: PageRequest,
    filter: AreaFilter,
  ): Promise<Page<AreaSummary>> {
    return this.unitOfWork.run(tenant, ({ areas }) => areas.list(page, filter));
  }

  get({ tenant }: TenantContext, areaId: string): Promise<AreaWithExtras> {
    return this.unitOfWork.run(tenant, async ({ areas, territory }) => ({
      area: await areas.get(areaId),
      extras: await territory.extrasOf(areaId),
    }));
  }
}
