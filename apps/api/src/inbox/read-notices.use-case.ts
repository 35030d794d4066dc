import { Injectable } from '@nestjs/common';
import { NotFoundError } from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext } from '#platform';
import type { UnreadCountResponse } from './my-notice.response.js';
import { ownPerson } from './own-person.js';

/**
 * Marks messages as read. Once read they stay so, and doing it again changes nothing. The audit trail
 * is silent on it: when somebody reads is nobody else's business.
 */
@Injectable()
export class ReadNotices {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws {NotFoundError} when whoever asks has no such message */
  one({ tenant, actor }: ActorContext, noticeId: string): Promise<UnreadCountResponse> {
    const personId = ownPerson(actor);
    return this.unitOfWork.run(tenant, async ({ clock, notices }) => {
      if ((await notices.find(personId, noticeId)) === null) {
        throw new NotFoundError('message', noticeId);
      }
      await notices.markRead(personId, { noticeId }, await clock.now());
      return { unreadCount: await notices.countUnread(personId) };
    });
  }

  all({ tenant, actor }: ActorContext, until: Date): Promise<UnreadCountResponse> {
    const personId = ownPerson(actor);
    return this.unitOfWork.run(tenant, async ({ clock, notices }) => {
      await notices.markRead(personId, { until }, await clock.now());
      return { unreadCount: await notices.countUnread(personId) };
    });
  }
}
