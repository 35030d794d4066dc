import { Injectable } from '@nestjs/common';
import { authorise } from '#domain';
import { type Page, type RecordedAuditEntry, UnitOfWork } from '#persistence';
import type { ActorContext } from '#platform';
import type { ListAuditEntriesRequest } from './list-audit-entries.request.js';

/** The audit trail of a municipality. */
@Injectable()
export class AuditTrailQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { tenant, actor }: ActorContext,
    request: ListAuditEntriesRequest,
  ): Promise<Page<RecordedAuditEntry>> {
    authorise(actor, 'read-audit-trail', { wijkteamId: null });
    const filter = { subjectId: request.subjectId ?? null };
    return this.unitOfWork.run(tenant, ({ audit }) => audit.list(request, filter));
  }
}
