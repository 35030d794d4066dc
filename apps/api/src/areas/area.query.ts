import { Injectable } from '@nestjs/common';
import type { Area } from '#domain';
import {
  type AreaFilter,
  type AreaSummary,
  type Page,
  type PageRequest,
  UnitOfWork,
} from '#persistence';
import type { TenantContext } from '#platform';

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

  get({ tenant }: TenantContext, areaId: string): Promise<Area> {
    return this.unitOfWork.run(tenant, ({ areas }) => areas.get(areaId));
  }
}
