import { Injectable } from '@nestjs/common';
import {
  comparePlans,
  initiativeViewer,
  type PlanChange,
  type PlanVersion,
  refuseUnseen,
} from '#domain';
import { type Page, type Stores, UnitOfWork, type VersionEntry } from '#persistence';
import type { PageQuery, TenantContext } from '#platform';

export type Compared = { readonly fromNumber: number; readonly toNumber: number };

/** What a public plan said after each change of it, and how it became what it is. */
@Injectable()
export class PlanVersionsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(context: TenantContext, initiativeId: string, page: PageQuery): Promise<Page<VersionEntry>> {
    return this.unitOfWork.run(context.tenant, async (stores) => {
      await see(stores, context, initiativeId);
      return stores.initiativeVersions.list(initiativeId, page);
    });
  }

  get(context: TenantContext, initiativeId: string, number: number): Promise<PlanVersion> {
    return this.unitOfWork.run(context.tenant, async (stores) => {
      await see(stores, context, initiativeId);
      return stores.initiativeVersions.get(initiativeId, number);
    });
  }

  compare(
    context: TenantContext,
    initiativeId: string,
    { fromNumber, toNumber }: Compared,
  ): Promise<readonly PlanChange[]> {
    return this.unitOfWork.run(context.tenant, async (stores) => {
      await see(stores, context, initiativeId);
      const from = await stores.initiativeVersions.get(initiativeId, fromNumber);
      const to = await stores.initiativeVersions.get(initiativeId, toNumber);
      return comparePlans(from.plan, to.plan);
    });
  }
}

/** @throws {NotFoundError} when there is no such initiative that the actor may see */
async function see(
  { initiatives, rounds }: Stores,
  { actor }: TenantContext,
  initiativeId: string,
): Promise<void> {
  const initiative = await initiatives.get(initiativeId);
  const round = await rounds.get(initiative.roundId);
  refuseUnseen(initiativeViewer(actor, round), initiative);
}
