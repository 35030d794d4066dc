import { Injectable } from '@nestjs/common';
import type { ApplicationInLine } from '#domain';
import { type LineSummary, type Page, type PageRequest, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';

/** The line of a round, as everybody may see it. */
@Injectable()
export class ApplicationQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { tenant }: TenantContext,
    roundId: string,
    page: PageRequest,
  ): Promise<Page<ApplicationInLine>> {
    return this.unitOfWork.run(tenant, async ({ applicationList, rounds }) => {
      await rounds.get(roundId);
      return applicationList.list(page, roundId);
    });
  }

  summary({ tenant }: TenantContext, roundId: string): Promise<LineSummary> {
    return this.unitOfWork.run(tenant, async ({ applicationList, rounds }) =>
      applicationList.summary(await rounds.get(roundId)),
    );
  }
}
