import { Injectable } from '@nestjs/common';
import {
  commentFaults,
  refuseCommentEdit,
  refuseCommentRemoval,
  refuseFaults,
  requireVersion,
  tidyText,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';
import { WrittenCommentResponse } from './comment.response.js';

/** Lets somebody mend what they wrote for a while, or take it away at any time. */
@Injectable()
export class ChangeComment {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  edit(
    context: ActorContext,
    commentId: string,
    change: { readonly version: number; readonly text: string },
  ): Promise<WrittenCommentResponse> {
    return this.unitOfWork.run(context.tenant, async ({ audit, clock, comments }) => {
      const before = await comments.lock(commentId);
      const editedAt = await clock.now();
      refuseCommentEdit(context.actor, before, editedAt);
      requireVersion(change.version, before.version);
      const text = tidyText(change.text);
      refuseFaults(commentFaults(text));
      if (text === before.text) return WrittenCommentResponse.of(before);
      const version = await comments.edit(before, text, editedAt);
      await audit.record({
        actor: actorRefOf(context.actor),
        action: 'edit-comment',
        subjectType: 'comment',
        subjectId: commentId,
        origin: context.requestId,
        details: { initiativeId: before.initiativeId, version },
      });
      return WrittenCommentResponse.of({ ...before, text, editedAt, version });
    });
  }

  remove(context: ActorContext, commentId: string): Promise<void> {
    return this.unitOfWork.run(context.tenant, async ({ audit, clock, comments }) => {
      const before = await comments.lock(commentId);
      refuseCommentRemoval(context.actor, before);
      await comments.remove(before, await clock.now());
      await audit.record({
        actor: actorRefOf(context.actor),
        action: 'remove-comment',
        subjectType: 'comment',
        subjectId: commentId,
        origin: context.requestId,
        details: { initiativeId: before.initiativeId },
      });
    });
  }
}
