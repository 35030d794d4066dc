import { Injectable } from '@nestjs/common';
import type { Round } from '#domain';
import { type Page, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import type { RoundsPageQuery } from './rounds-page.request.js';

/** The rounds of a municipality. */
@Injectable()
export class RoundQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ tenant }: TenantContext, query: RoundsPageQuery): Promise<Page<Round>> {
    return this.unitOfWork.run(tenant, ({ rounds }) => rounds.list(query, query));
  }

  get({ tenant }: TenantContext, roundId: string): Promise<Round> {
    return this.unitOfWork.run(tenant, ({ rounds }) => rounds.get(roundId));
  }
}
