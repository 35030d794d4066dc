import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  commentWriter,
  consultationFaults,
  type PlayComment,
  refuseAnswer,
  refuseFaults,
  tidyText,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { AnswerCommentRequest } from './consultation.request.js';
import { PlayCommentResponse } from './consultation.response.js';
import { PlayRulesResponse } from './play-rules.response.js';
import { refuseUnseenRules } from './seen-play-rules.js';

/** Asks residents what they think of a document, and tells them what was done with it. */
@Injectable()
export class Consultation {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  open(context: CommandContext, documentId: string, closesAt: Date): Promise<PlayRulesResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const document = await stores.playRules.lock(documentId);
        authorise(actor, 'manage-rules', document);
        const opensAt = await stores.clock.now();
        refuseFaults(consultationFaults(document, closesAt, opensAt));
        await stores.playRules.consult(documentId, { opensAt, closesAt });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'consult-on-play-document',
          subjectType: 'play-document',
          subjectId: documentId,
          origin: requestId,
          details: { closesAt: closesAt.toISOString() },
        });
        return PlayRulesResponse.of(await stores.playRules.get(documentId));
      }),
    );
  }

  comment(
    context: CommandContext,
    documentId: string,
    given: string,
  ): Promise<PlayCommentResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const document = await stores.playRules.lock(documentId);
        refuseUnseenRules(actor, document);
        const writtenAt = await stores.clock.now();
        const text = tidyText(given);
        const writtenBy = commentWriter(actor, document, text, writtenAt);
        const comment: PlayComment = {
          id: randomUUID(),
          documentId,
          writtenBy,
          text,
          writtenAt,
          answer: null,
        };
        await stores.playComments.insert(comment);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'comment-on-play-document',
          subjectType: 'play-document',
          subjectId: documentId,
          origin: requestId,
          details: { commentId: comment.id },
        });
        return PlayCommentResponse.of(comment);
      }),
    );
  }

  answer(
    context: CommandContext,
    { documentId, commentId }: { readonly documentId: string; readonly commentId: string },
    { outcome, text: given }: AnswerCommentRequest,
  ): Promise<PlayCommentResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const document = await stores.playRules.lock(documentId);
        authorise(actor, 'manage-rules', document);
        const comment = await stores.playComments.lock(documentId, commentId);
        const text = tidyText(given);
        refuseAnswer(document, comment, text);
        const answeredAt = await stores.clock.now();
        const answeredBy = actorRefOf(actor);
        await stores.playComments.answer(commentId, { outcome, text, answeredAt, answeredBy });
        await stores.audit.record({
          actor: answeredBy,
          action: 'answer-comment',
          subjectType: 'play-document',
          subjectId: documentId,
          origin: requestId,
          details: { commentId, outcome },
        });
        return PlayCommentResponse.of({ ...comment, answer: { outcome, text, answeredAt } });
      }),
    );
  }
}
