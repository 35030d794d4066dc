import { Injectable } from '@nestjs/common';
import { maySeeCounts, NotFoundError, type RecordedTallyRun } from '#domain';
import {
  type Page,
  type PageRequest,
  type SealedRecord,
  type Stores,
  UnitOfWork,
} from '#persistence';
import type { TenantContext } from '#platform';

/**
 * The records of counts. A record and the phase `counted` are written in one transaction, so there
 * is nothing to see of a round before it is counted; and nothing for everybody before the wijkteam
 * has ratified it. Who may not see it yet is told what is told of a round without a count.
 */
@Injectable()
export class TallyRunQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    context: TenantContext,
    roundId: string,
    page: PageRequest,
  ): Promise<Page<RecordedTallyRun>> {
    return this.unitOfWork.run(context.tenant, async (stores) =>
      (await maySee(stores, context, roundId))
        ? stores.tallyRuns.list(roundId, page)
        : { items: [], totalCount: 0 },
    );
  }

  get(context: TenantContext, roundId: string, tallyRunId: string): Promise<RecordedTallyRun> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      seenRun(stores, context, roundId, tallyRunId),
    );
  }

  /** The sealed record of a count, as it was written. */
  record(context: TenantContext, roundId: string, tallyRunId: string): Promise<SealedRecord> {
    return this.unitOfWork.run(context.tenant, async (stores) => {
      const { tallyRuns } = stores;
      if (await maySee(stores, context, roundId)) return tallyRuns.getRecord(roundId, tallyRunId);
      throw new NotFoundError('tally record', tallyRunId);
    });
  }
}

/** @throws {NotFoundError} when the round has no such count, or none that may be seen yet */
export async function seenRun(
  stores: Stores,
  context: TenantContext,
  roundId: string,
  tallyRunId: string,
): Promise<RecordedTallyRun> {
  if (await maySee(stores, context, roundId)) return stores.tallyRuns.get(roundId, tallyRunId);
  throw new NotFoundError('tally run', tallyRunId);
}

async function maySee(
  { rounds, tallyRuns }: Stores,
  { actor }: TenantContext,
  roundId: string,
): Promise<boolean> {
  const round = await rounds.get(roundId);
  return maySeeCounts(actor, round, await tallyRuns.isRatified(roundId));
}
