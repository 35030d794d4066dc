import { Injectable } from '@nestjs/common';
import type { Mandate } from '#domain';
import { type MandateUseRecord, type Page, type PageRequest, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';

/** Mandates and what was done under them, as everybody may read them. */
@Injectable()
export class MandateQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ tenant }: TenantContext, wijkteamId: string, page: PageRequest): Promise<Page<Mandate>> {
    return this.unitOfWork.run(tenant, async ({ mandates, wijkteams }) => {
      await wijkteams.get(wijkteamId);
      return mandates.list(page, { wijkteamId });
    });
  }

  uses(
    { tenant }: TenantContext,
    mandateId: string,
    page: PageRequest,
  ): Promise<Page<MandateUseRecord>> {
    return this.unitOfWork.run(tenant, async ({ mandates }) => {
      await mandates.get(mandateId);
      const all = await mandates.usesOf(mandateId);
      const from = (page.page - 1) * page.perPage;
      return { items: all.slice(from, from + page.perPage), totalCount: all.length };
    });
  }
}
