import { Injectable } from '@nestjs/common';
import {
  comparePlayRules,
  NotFoundError,
  type PlayChange,
  type PlayComment,
  type PlayRules,
} from '#domain';
import { type Page, type PageRequest, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import type { PlayRulesPageQuery } from './play-rules-page.request.js';
import { draftsSeenBy, refuseUnseenRules } from './seen-play-rules.js';

/** A frozen text with its hash. */
export type FrozenText = { readonly text: string; readonly hash: string };

/** Documents of rules, as far as whoever asks may see them. */
@Injectable()
export class PlayRulesQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ tenant, actor }: TenantContext, query: PlayRulesPageQuery): Promise<Page<PlayRules>> {
    const { wijkteamId, roundId, state } = query;
    const filter = { wijkteamId, roundId, state, draftsOf: draftsSeenBy(actor) };
    return this.unitOfWork.run(tenant, ({ playRules }) => playRules.list(query, filter));
  }

  get({ tenant, actor }: TenantContext, documentId: string): Promise<PlayRules> {
    return this.unitOfWork.run(tenant, async ({ playRules }) => {
      const document = await playRules.get(documentId);
      refuseUnseenRules(actor, document);
      return document;
    });
  }

  /** @throws {NotFoundError} when the document is not frozen */
  frozen({ tenant }: TenantContext, documentId: string): Promise<FrozenText> {
    return this.unitOfWork.run(tenant, async ({ playRules }) => {
      const { documentHash } = await playRules.get(documentId);
      const text = await playRules.documentText(documentId);
      if (text === null || documentHash === null) {
        throw new NotFoundError('frozen play document', documentId);
      }
      return { text, hash: documentHash };
    });
  }

  comments(
    context: TenantContext,
    documentId: string,
    page: PageRequest,
  ): Promise<Page<PlayComment>> {
    return this.unitOfWork.run(context.tenant, async ({ playRules, playComments }) => {
      refuseUnseenRules(context.actor, await playRules.get(documentId));
      return playComments.list(documentId, page);
    });
  }

  /** What changes from one document to another. */
  compare(
    { tenant, actor }: TenantContext,
    { fromId, toId }: { readonly fromId: string; readonly toId: string },
  ): Promise<readonly PlayChange[]> {
    return this.unitOfWork.run(tenant, async ({ playRules }) => {
      const [from, to] = [await playRules.get(fromId), await playRules.get(toId)];
      refuseUnseenRules(actor, from);
      refuseUnseenRules(actor, to);
      return comparePlayRules(from, to);
    });
  }

  /**
   * The rules of play that a round is held under.
   *
   * @throws {NotFoundError} when there is no such round, or it has none
   */
  ofRound({ tenant }: TenantContext, roundId: string): Promise<PlayRules> {
    return this.unitOfWork.run(tenant, async ({ clock, rounds, playRules }) => {
      await rounds.get(roundId);
      const document = await playRules.inForceForRound(roundId, await clock.now());
      if (document === null) throw new NotFoundError('play document of the round', roundId);
      return document;
    });
  }
}
