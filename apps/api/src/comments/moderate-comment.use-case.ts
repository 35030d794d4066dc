import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Comment,
  commentStateAfter,
  moderate,
  type ModerationKind,
  moderationReasonFaults,
  type ModerationStep,
  refuseFaults,
  tidyText,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { commentedInitiative } from './commented-initiative.js';
import { ModeratedCommentResponse } from './moderation.response.js';

export type WantedModeration = { readonly kind: ModerationKind; readonly reason: string };

/** Takes a step in the moderation of a comment: kept, hidden, appealed, or the appeal decided. */
@Injectable()
export class ModerateComment {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    commentId: string,
    wanted: WantedModeration,
  ): Promise<ModeratedCommentResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () => take(stores, context, commentId, wanted)),
    );
  }
}

async function take(
  stores: Stores,
  { actor, requestId }: CommandContext,
  commentId: string,
  wanted: WantedModeration,
): Promise<ModeratedCommentResponse> {
  const { audit, clock, comments, moderation } = stores;
  const comment = await comments.lock(commentId);
  const commented = await commentedInitiative(stores, comment.initiativeId);
  const steps = (await moderation.stepsOf([commentId])).get(commentId) ?? [];
  const { wijkteamId } = commented.round;
  const found = { comment, steps, wijkteamId, initiatorIds: commented.everInitiatorIds };
  const takenBy = moderate(actor, found, wanted.kind);
  const reason = tidyText(wanted.reason);
  refuseFaults(moderationReasonFaults(reason));
  const step: ModerationStep = { kind: wanted.kind, reason, takenBy, takenAt: await clock.now() };
  const number = steps.length + 1;
  await moderation.add(commentId, number, step);
  const state = commentStateAfter(wanted.kind, comment.state);
  await comments.setState(comment, state);
  await tellWriter(stores, commented.initiative.title, { comment, step, number });
  await audit.record({
    actor: actorRefOf(actor),
    action: 'moderate-comment',
    subjectType: 'comment',
    subjectId: commentId,
    origin: requestId,
    details: { initiativeId: comment.initiativeId, step: wanted.kind, number },
  });
  return ModeratedCommentResponse.of({ ...comment, state }, [...steps, step]);
}

/** Who wrote it hears what was hidden and why, and how the appeal ended; once each. */
async function tellWriter(
  { announcements }: Stores,
  title: string,
  told: { readonly comment: Comment; readonly step: ModerationStep; readonly number: number },
): Promise<void> {
  const { comment, step, number } = told;
  const { kind, reason, takenAt } = step;
  const announcement = {
    id: randomUUID(),
    eventKey: `comment-moderated:${comment.id}:${number}`,
    subject: { kind: 'initiative', id: comment.initiativeId },
    audience: { kind: 'people', personIds: [comment.writtenBy] },
    announcedAt: takenAt,
  } as const;
  if (kind === 'hidden') {
    await announcements.announce({
      ...announcement,
      kind: 'comment-hidden',
      facts: { title, reason },
    });
  } else if (kind === 'appeal-granted' || kind === 'appeal-refused') {
    const outcome = kind === 'appeal-granted' ? 'granted' : 'refused';
    await announcements.announce({
      ...announcement,
      kind: 'comment-appeal-decided',
      facts: { title, outcome, reason },
    });
  }
}
