import { Injectable } from '@nestjs/common';
import type { TallyRun } from '#domain';
import { type Page, type PageRequest, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';

/**
 * The records of counts. A record and the phase `counted` are written in one transaction, so there
 * is nothing to see of a round before it is counted.
 */
@Injectable()
export class TallyRunQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(context: TenantContext, roundId: string, page: PageRequest): Promise<Page<TallyRun>> {
    return this.unitOfWork.run(context.tenant, async ({ rounds, tallyRuns }) => {
      await rounds.get(roundId);
      return tallyRuns.list(roundId, page);
    });
  }

  get(context: TenantContext, roundId: string, tallyRunId: string): Promise<TallyRun> {
    return this.unitOfWork.run(context.tenant, ({ tallyRuns }) =>
      tallyRuns.get(roundId, tallyRunId),
    );
  }
}
