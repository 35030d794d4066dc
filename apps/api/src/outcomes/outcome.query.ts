import { Injectable } from '@nestjs/common';
import { type KeptOutcome, type Page, type PageRequest, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';

/** Reads what committees advised and assemblies chose. */
@Injectable()
export class OutcomeQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ tenant }: TenantContext, roundId: string, page: PageRequest): Promise<Page<KeptOutcome>> {
    return this.unitOfWork.run(tenant, async ({ outcomes, rounds }) => {
      await rounds.get(roundId);
      return outcomes.list(roundId, page);
    });
  }
}
