import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  answeredAs,
  type Comment,
  commenterOn,
  commentFaults,
  type CommentKind,
  DAY_MS,
  refuseCommentAnswer,
  refuseFaults,
  refuseTooManyComments,
  tidyText,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { commentedInitiative, type CommentedInitiative } from './commented-initiative.js';
import { WrittenCommentResponse } from './comment.response.js';

/** Something to be said: below an initiative, or below what somebody else said about it. */
export type Wanted =
  | {
      readonly initiativeId: string;
      readonly kind: Exclude<CommentKind, 'answer'>;
      readonly text: string;
    }
  | { readonly parentId: string; readonly text: string };

/** Writes a comment, a question or an answer below an initiative. */
@Injectable()
export class WriteComment {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, wanted: Wanted): Promise<WrittenCommentResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () => write(stores, context, wanted)),
    );
  }
}

type Place = {
  readonly initiativeId: string;
  readonly parent: Comment | null;
  readonly kind: CommentKind;
};

async function write(
  stores: Stores,
  { actor, requestId }: CommandContext,
  wanted: Wanted,
): Promise<WrittenCommentResponse> {
  const { audit, comments } = stores;
  const { initiativeId, kind, parent } = await placeOf(stores, wanted);
  const commented = await commentedInitiative(stores, initiativeId);
  const writtenBy = commenterOn(actor, commented.found);
  if (parent !== null) refuseCommentAnswer(parent, await comments.countAnswers(parent.id));
  const text = tidyText(wanted.text);
  refuseFaults(commentFaults(text));
  const writtenAt = await writingMoment(stores, writtenBy);
  const comment: Comment = {
    ...{ id: randomUUID(), initiativeId, kind, text, writtenBy, writtenAt },
    parentId: parent?.id ?? null,
    answeredAs: parent === null ? null : answeredAs(actor, parent, commented.found),
    ...{ state: 'shown', editedAt: null, version: 1 },
  };
  await comments.insert(comment);
  if (parent !== null) await tellAsker(stores, commented, { parent, answer: comment });
  await audit.record({
    actor: actorRefOf(actor),
    action: 'write-comment',
    subjectType: 'comment',
    subjectId: comment.id,
    origin: requestId,
    details: { initiativeId, kind: comment.kind, parentId: comment.parentId },
  });
  return WrittenCommentResponse.of(comment);
}

async function placeOf({ comments }: Stores, wanted: Wanted): Promise<Place> {
  if ('kind' in wanted) return { ...wanted, parent: null };
  const parent = await comments.lock(wanted.parentId);
  return { initiativeId: parent.initiativeId, parent, kind: 'answer' };
}

/** Now, unless the writer wrote too much lately. One comment of a writer at a time. */
async function writingMoment({ clock, comments }: Stores, writtenBy: string): Promise<Date> {
  await comments.lockWriter(writtenBy);
  const now = await clock.now();
  const since = new Date(now.getTime() - DAY_MS);
  refuseTooManyComments(await comments.writtenSince(writtenBy, since), now);
  return now;
}

/** Who asked hears of an answer by those who can know: an initiator or a contact person. */
async function tellAsker(
  { announcements }: Stores,
  { initiative }: CommentedInitiative,
  { parent, answer }: { readonly parent: Comment; readonly answer: Comment },
): Promise<void> {
  if (answer.answeredAs === null || parent.writtenBy === answer.writtenBy) return;
  await announcements.announce({
    id: randomUUID(),
    kind: 'comment-answered',
    eventKey: `comment-answered:${answer.id}`,
    subject: { kind: 'initiative', id: initiative.id },
    audience: { kind: 'people', personIds: [parent.writtenBy] },
    facts: { title: initiative.title },
    announcedAt: answer.writtenAt,
  });
}
