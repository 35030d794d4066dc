import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  authorise,
  ForbiddenError,
  type MailingChannel,
  type MailingEvent,
  nextMailingState,
  type Permission,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { MailingResponse } from './mailing.response.js';

type Settling = {
  readonly mailingId: string;
  readonly channel: MailingChannel;
  readonly event: MailingEvent;
};

/** What staff do with a letter, or decide about a mail of which nobody knows whether it left. */
@Injectable()
export class SettleMailing {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    { mailingId, channel, event }: Settling,
  ): Promise<MailingResponse> {
    const { tenant, command, actor, requestId } = context;
    const decidedBy = staffMember(actor, channel === 'letter' ? 'print-letters' : 'settle-mail');
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { audit, clock, mailDesk, mailings } = stores;
        const before = await mailDesk.lock(mailingId, channel);
        const state = nextMailingState(channel, before.state, event);
        const now = await clock.now();
        await mailDesk.decide(before, { state, decidedBy, now });
        if (event === 'give-up') await mailings.fallBackToLetter(mailingId, randomUUID(), now);
        if (event === 'send-again') await mailings.requestDelivery();
        await audit.record({
          actor: actorRefOf(actor),
          action: channel === 'letter' ? 'post-letter' : 'settle-mail',
          subjectType: 'mailing',
          subjectId: mailingId,
          origin: requestId,
          details: { event, state },
        });
        return MailingResponse.of(await mailDesk.lock(mailingId, channel));
      }),
    );
  }
}

/** Paper is posted by people, and what is uncertain is decided by them. */
function staffMember(actor: Actor, permission: Permission): string {
  authorise(actor, permission, { wijkteamId: null });
  if (actor.kind !== 'person') throw new ForbiddenError(permission);
  return actor.id;
}
