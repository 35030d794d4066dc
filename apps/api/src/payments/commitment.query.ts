import { Injectable } from '@nestjs/common';
import { wijkteamsToRead } from '#domain';
import { type CommitmentBalance, type Page, UnitOfWork } from '#persistence';
import type { ActorContext } from '#platform';
import type { ListCommitmentsRequest } from './list-commitments.request.js';

/** Commitments with what was paid of them; a wijkteam sees its own. */
@Injectable()
export class CommitmentQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { tenant, actor }: ActorContext,
    request: ListCommitmentsRequest,
  ): Promise<Page<CommitmentBalance>> {
    const filter = { wijkteamIds: wijkteamsToRead(actor), roundId: request.roundId ?? null };
    return this.unitOfWork.run(tenant, ({ commitments }) => commitments.list(request, filter));
  }
}
