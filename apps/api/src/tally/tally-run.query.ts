import { Injectable } from '@nestjs/common';
import { type Deviation, maySeeCounts, NotFoundError, type RecordedTallyRun } from '#domain';
import {
  type Page,
  type PageRequest,
  type SealedRecord,
  type Stores,
  UnitOfWork,
} from '#persistence';
import type { TenantContext } from '#platform';

/** A count, with where the decision that followed it left its outcome, and why. */
export type FollowedTallyRun = RecordedTallyRun & { readonly deviations: readonly Deviation[] };

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
  ): Promise<Page<FollowedTallyRun>> {
    return this.unitOfWork.run(context.tenant, async (stores) => {
      if (!(await maySee(stores, context, roundId))) return { items: [], totalCount: 0 };
      const { items, totalCount } = await stores.tallyRuns.list(roundId, page);
      return { items: await followed(stores, items), totalCount };
    });
  }

  get(context: TenantContext, roundId: string, tallyRunId: string): Promise<FollowedTallyRun> {
    return this.unitOfWork.run(context.tenant, async (stores) => {
      const run = await seenRun(stores, context, roundId, tallyRunId);
      const deviations = await stores.allocations.deviationsFrom([run.id]);
      return { ...run, deviations: deviations.get(run.id) ?? [] };
    });
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

async function followed(
  { allocations }: Stores,
  runs: readonly RecordedTallyRun[],
): Promise<FollowedTallyRun[]> {
  const deviations = await allocations.deviationsFrom(runs.map(({ id }) => id));
  return runs.map((run) => ({ ...run, deviations: deviations.get(run.id) ?? [] }));
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
