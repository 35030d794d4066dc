import { Injectable } from '@nestjs/common';
import { NotFoundError } from '#domain';
import { type InboxNotice, type Stores, UnitOfWork } from '#persistence';
import { type ActorContext } from '#platform';
import { type Language, noticeText, type NoticeText } from '#wording';
import type { ListMyNoticesRequest } from './my-notices.request.js';
import { ownPerson } from './own-person.js';

/** How many initiatives of others the outcome of a round tells in full. */
const OTHERS_MAX = 50;

export type WordedInboxNotice = {
  readonly notice: InboxNotice;
  readonly text: NoticeText;
  readonly language: Language;
};

/** The messages of whoever asks, in words. */
@Injectable()
export class InboxQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { tenant, actor }: ActorContext,
    request: ListMyNoticesRequest,
  ): Promise<{ readonly items: readonly WordedInboxNotice[]; readonly totalCount: number }> {
    const personId = ownPerson(actor);
    return this.unitOfWork.run(tenant, async (stores) => {
      const { isUnread } = request;
      const { items, totalCount } = await stores.notices.list(request, { personId, isUnread });
      const language = request.language ?? (await stores.mailSettings.get(personId)).language;
      const titled = items.map((notice) => ({ notice, text: titleOf(notice, language), language }));
      return { items: titled, totalCount };
    });
  }

  get(
    { tenant, actor }: ActorContext,
    noticeId: string,
    asked?: Language,
  ): Promise<WordedInboxNotice> {
    const personId = ownPerson(actor);
    return this.unitOfWork.run(tenant, async (stores) => {
      const notice = await stores.notices.find(personId, noticeId);
      if (notice === null) throw new NotFoundError('message', noticeId);
      const language = asked ?? (await stores.mailSettings.get(personId)).language;
      return { notice, text: await textOf(stores, { notice, language, personId }), language };
    });
  }

  countUnread({ tenant, actor }: ActorContext): Promise<number> {
    const personId = ownPerson(actor);
    return this.unitOfWork.run(tenant, ({ notices }) => notices.countUnread(personId));
  }
}

/** What a list shows needs no look at anything else. */
function titleOf({ content }: InboxNotice, language: Language): NoticeText {
  if (content.kind !== 'round-outcome') return noticeText(content, language);
  const { roundName } = content.facts;
  const facts = { roundName, own: [], others: [], moreCount: 0 };
  return noticeText({ kind: 'round-outcome', facts }, language);
}

async function textOf(
  { roundNews }: Stores,
  given: { readonly notice: InboxNotice; readonly language: Language; readonly personId: string },
): Promise<NoticeText> {
  const { language, personId, notice } = given;
  const { content } = notice;
  if (content.kind !== 'round-outcome') return noticeText(content, language);
  const { roundName, decisionId } = content.facts;
  const reader = { personId, onBehalfOf: null };
  const news = await roundNews.newsOf(decisionId, reader, OTHERS_MAX);
  return noticeText({ kind: 'round-outcome', facts: { roundName, ...news } }, language);
}
