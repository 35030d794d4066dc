import { Injectable } from '@nestjs/common';
import type { Wijkteam } from '#domain';
import { type Page, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import type { ListWijkteamsRequest } from './list-wijkteams.request.js';

/** The wijkteams of a municipality. Who is in them is for `manage-people` to read. */
@Injectable()
export class WijkteamQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ tenant }: TenantContext, request: ListWijkteamsRequest): Promise<Page<Wijkteam>> {
    const filter = request.areaId === undefined ? {} : { areaId: request.areaId };
    return this.unitOfWork.run(tenant, ({ wijkteams }) => wijkteams.list(request, filter));
  }

  get({ tenant }: TenantContext, wijkteamId: string): Promise<Wijkteam> {
    return this.unitOfWork.run(tenant, ({ wijkteams }) => wijkteams.get(wijkteamId));
  }
}
