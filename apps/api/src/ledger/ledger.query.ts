import { Injectable } from '@nestjs/common';
import { authorise } from '#domain';
import {
  type AccountBalance,
  type LedgerFault,
  type Page,
  type PageRequest,
  type RecordedTransfer,
  UnitOfWork,
} from '#persistence';
import type { ActorContext } from '#platform';
import type { ListTransfersRequest } from './list-transfers.request.js';

/** The books of a municipality, for finance officers and auditors. */
@Injectable()
export class LedgerQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  accounts({ tenant, actor }: ActorContext, page: PageRequest): Promise<Page<AccountBalance>> {
    authorise(actor, 'read-ledger', { wijkteamId: null });
    return this.unitOfWork.run(tenant, ({ ledger }) => ledger.accounts(page));
  }

  transfers(
    { tenant, actor }: ActorContext,
    request: ListTransfersRequest,
  ): Promise<Page<RecordedTransfer>> {
    authorise(actor, 'read-ledger', { wijkteamId: null });
    const filter = { accountPath: request.accountPath ?? null };
    return this.unitOfWork.run(tenant, ({ ledger }) => ledger.transfers(request, filter));
  }

  faults({ tenant, actor }: ActorContext): Promise<readonly LedgerFault[]> {
    authorise(actor, 'read-ledger', { wijkteamId: null });
    return this.unitOfWork.run(tenant, ({ ledger }) => ledger.faults());
  }
}
