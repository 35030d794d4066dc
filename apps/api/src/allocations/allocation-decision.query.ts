import { Injectable } from '@nestjs/common';
import {
  type AllocationDecisionRecord,
  type Page,
  type PageRequest,
  UnitOfWork,
} from '#persistence';
import type { TenantContext } from '#platform';

/** The decisions of a round. */
@Injectable()
export class AllocationDecisionQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    context: TenantContext,
    roundId: string,
    page: PageRequest,
  ): Promise<Page<AllocationDecisionRecord>> {
    return this.unitOfWork.run(context.tenant, async ({ allocations, rounds }) => {
      await rounds.get(roundId);
      return allocations.list(page, { roundId });
    });
  }
}
