import { Injectable } from '@nestjs/common';
import {
  type Page,
  type PageRequest,
  type ParticipationLine,
  UnitOfWork,
  type WijkPage,
  type WijkSummary,
} from '#persistence';
import type { TenantContext } from '#platform';

export type WholeWijkPage = {
  readonly page: WijkPage;
  /** What was published last of who took part; empty when nothing was. */
  readonly participation: readonly ParticipationLine[];
};

/** The wijken with all that happens in them, whoever brought it about. */
@Injectable()
export class WijkPageQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ tenant }: TenantContext, request: PageRequest): Promise<Page<WijkSummary>> {
    return this.unitOfWork.run(tenant, ({ wijkPages }) => wijkPages.list(request));
  }

  /** @throws {NotFoundError} when there is no such wijk here */
  get({ tenant }: TenantContext, areaId: string): Promise<WholeWijkPage> {
    return this.unitOfWork.run(tenant, async ({ participation, wijkPages }) => ({
      page: await wijkPages.get(areaId),
      participation: await participation.newestOfWijk(areaId),
    }));
  }
}
