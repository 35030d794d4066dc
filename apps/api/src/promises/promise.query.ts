import { Injectable } from '@nestjs/common';
import {
  type KeptPromiseRecord,
  type Page,
  type PromiseFigures,
  type Stores,
  UnitOfWork,
} from '#persistence';
import { localDay, type TenantContext } from '#platform';
import type { PromisesPageQuery } from './promise.request.js';

/** Reads promises, by the calendar of today. */
@Injectable()
export class PromiseQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  get(
    { tenant }: TenantContext,
    promiseId: string,
  ): Promise<{ readonly promise: KeptPromiseRecord; readonly todayOn: string }> {
    return this.unitOfWork.run(tenant, async (stores) => ({
      promise: await stores.promises.get(promiseId),
      todayOn: await todayOf(stores),
    }));
  }

  list(
    { tenant }: TenantContext,
    query: PromisesPageQuery,
  ): Promise<Page<KeptPromiseRecord> & { readonly todayOn: string }> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const todayOn = await todayOf(stores);
      const { wijkteamId = null, initiativeId = null, state = null } = query;
      const filter = { wijkteamId, initiativeId, state, todayOn };
      return { ...(await stores.promises.list(filter, query)), todayOn };
    });
  }

  figures({ tenant }: TenantContext, wijkteamId: string): Promise<PromiseFigures> {
    return this.unitOfWork.run(tenant, async (stores) => {
      await stores.wijkteams.get(wijkteamId);
      return stores.promises.figures(wijkteamId, await todayOf(stores));
    });
  }
}

async function todayOf({ clock }: Stores): Promise<string> {
  return localDay(await clock.now());
}
