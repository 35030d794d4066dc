import { Injectable } from '@nestjs/common';
import {
  authorise,
  DAY_MS,
  ForbiddenError,
  refuseFaults,
  refuseReport,
  refuseTooManyReports,
  reportReasonFaults,
  tidyText,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { commentedInitiative } from './commented-initiative.js';
import type { CommentReportResponse } from './moderation.response.js';

/** Tells the moderators of a comment that somebody finds out of order. */
@Injectable()
export class ReportComment {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    commentId: string,
    given: string,
  ): Promise<CommentReportResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () =>
        report(stores, context, { commentId, reason: tidyText(given) }),
      ),
    );
  }
}

async function report(
  stores: Stores,
  { actor, requestId }: CommandContext,
  { commentId, reason }: { readonly commentId: string; readonly reason: string },
): Promise<CommentReportResponse> {
  const { audit, clock, comments, moderation } = stores;
  const comment = await comments.get(commentId);
  const { round } = await commentedInitiative(stores, comment.initiativeId);
  authorise(actor, 'comment-on-initiative', round);
  if (actor.kind !== 'person') throw new ForbiddenError('comment-on-initiative');
  refuseReport(actor, comment);
  refuseFaults(reportReasonFaults(reason));
  await moderation.lockReporter(actor.id);
  const reportedAt = await clock.now();
  const since = new Date(reportedAt.getTime() - DAY_MS);
  refuseTooManyReports(await moderation.reportedSince(actor.id, since), reportedAt);
  await moderation.report({ commentId, reportedBy: actor.id, reason, reportedAt });
  await audit.record({
    actor: actorRefOf(actor),
    action: 'report-comment',
    subjectType: 'comment',
    subjectId: commentId,
    origin: requestId,
    details: { initiativeId: comment.initiativeId },
  });
  return { commentId, reportedAt };
}
