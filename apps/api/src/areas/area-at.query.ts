import { Injectable } from '@nestjs/common';
import {
  type AreaAtPoint,
  currentAtPoint,
  orderAtPoint,
  pointFaults,
  type Position,
  refuseFaults,
} from '#domain';
import { placeOf } from '#geography';
import { UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import type { AreaAtRequest } from './area-at.request.js';

export type FoundArea = AreaAtPoint & { readonly parentId: string | null };

/** Which wijk and buurt a point lies in. */
@Injectable()
export class AreaAtQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find({ tenant }: TenantContext, request: AreaAtRequest): Promise<FoundArea[]> {
    const { longitude, latitude, boundary, kind } = request;
    refuseFaults(pointFaults(longitude, latitude));
    const point: Position = [longitude, latitude];
    const near = await this.unitOfWork.run(tenant, ({ territory }) =>
      territory.near(point, boundary ?? 'official', kind ?? null),
    );
    const found = near.flatMap(({ geometry, ...area }) => {
      const place = placeOf(point, geometry);
      return place === 'outside' ? [] : [{ ...area, isOnBorder: place === 'on-border' }];
    });
    return orderAtPoint(currentAtPoint(found));
  }
}
