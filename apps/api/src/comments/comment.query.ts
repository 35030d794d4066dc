import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type Comment,
  initiativeViewer,
  isAllowed,
  type ModerationStep,
  refuseUnseen,
} from '#domain';
import {
  type CommentOrder,
  type CommentWriter,
  type Page,
  type PageRequest,
  type Stores,
  UnitOfWork,
  type WaitingComment,
} from '#persistence';
import { type ActorContext, localDay, type TenantContext } from '#platform';
import {
  commentedInitiative,
  type CommentedInitiative,
  personIdOf,
} from './commented-initiative.js';

/** What was said about an initiative, as whoever asks may see it. */
export type SeenComments = {
  readonly answers: ReadonlyMap<string, readonly Comment[]>;
  readonly writers: ReadonlyMap<string, CommentWriter>;
  /** Only of those that the asker wrote or moderates. */
  readonly steps: ReadonlyMap<string, readonly ModerationStep[]>;
  readonly viewer: {
    readonly personId: string | null;
    readonly isModerator: boolean;
    readonly initiatorIds: readonly string[];
  };
};

/** A comment that waits for a moderator, with all that there is to judge it by. */
export type WaitingCase = WaitingComment & {
  readonly comment: Comment;
  readonly earlierTexts: readonly string[];
  readonly reports: readonly { readonly reason: string; readonly reportedAt: Date }[];
  readonly steps: readonly ModerationStep[];
};

/** Reads comments for people and moderators: a bounded number of questions, however many comments. */
@Injectable()
export class CommentQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { tenant, actor }: TenantContext,
    initiativeId: string,
    { order, ...page }: PageRequest & { readonly order: CommentOrder },
  ): Promise<Page<Comment> & { readonly seen: SeenComments }> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const commented = await commentedInitiative(stores, initiativeId);
      refuseUnseen(initiativeViewer(actor, commented.round), commented.initiative);
      const found = await stores.comments.list(initiativeId, page, order);
      return { ...found, seen: await seenBy(stores, actor, commented, found.items) };
    });
  }

  /** The comments that wait for a moderator, where the actor moderates. */
  waiting({ tenant, actor }: ActorContext, page: PageRequest): Promise<Page<WaitingCase>> {
    return this.unitOfWork.run(tenant, async ({ comments, moderation }) => {
      const found = await moderation.waiting(wijkteamsOf(actor), page);
      const ids = found.items.map(({ commentId }) => commentId);
      const [byId, earlier, reports, steps] = [
        await comments.getAll(ids),
        await comments.earlierTexts(ids),
        await moderation.reportsOf(ids),
        await moderation.stepsOf(ids),
      ];
      const items = found.items.flatMap((each): WaitingCase[] => {
        const comment = byId.get(each.commentId);
        if (comment === undefined) return [];
        return [
          {
            ...each,
            comment,
            earlierTexts: earlier.get(each.commentId) ?? [],
            reports: reports.get(each.commentId) ?? [],
            steps: steps.get(each.commentId) ?? [],
          },
        ];
      });
      return { items, totalCount: found.totalCount };
    });
  }
}

async function seenBy(
  { clock, comments, moderation }: Stores,
  actor: Actor | null,
  { found, round }: CommentedInitiative,
  items: readonly Comment[],
): Promise<SeenComments> {
  const answers = await comments.answersTo(items.map(({ id }) => id));
  const all = [...items, ...[...answers.values()].flat()];
  const todayOn = localDay(await clock.now());
  const personIds = [...new Set(all.map(({ writtenBy }) => writtenBy))];
  const personId = personIdOf(actor);
  const isModerator = actor !== null && isAllowed(actor, 'moderate-comments', round);
  const told = all.filter(({ writtenBy }) => isModerator || writtenBy === personId);
  return {
    answers,
    writers: await comments.writersOf(personIds, round.wijkteamId, todayOn),
    steps: await moderation.stepsOf(told.map(({ id }) => id)),
    viewer: { personId, isModerator, initiatorIds: found.initiatorIds },
  };
}

/** The wijkteams that somebody moderates for; null for the whole municipality. */
function wijkteamsOf(actor: Actor): string[] | null {
  if (actor.kind === 'machine') return null;
  const scopes = actor.memberships.map(({ wijkteamId }) => wijkteamId);
  const allowed = scopes.filter((wijkteamId) =>
    isAllowed(actor, 'moderate-comments', { wijkteamId }),
  );
  return allowed.includes(null) ? null : allowed.flatMap((each) => each ?? []);
}
