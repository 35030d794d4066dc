import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type CoInitiatorInvitation,
  humanOfAccount,
  type Initiative,
  InvitationAnsweredError,
  joinInitiative,
  NotFoundError,
  ownSupports,
  refuseInviting,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, supporterReference } from '#platform';
import { ApiConfig } from '../api.config.js';
import { InvitationResponse } from './co-initiator.response.js';
import type { AnswerInvitationRequest } from './invite-co-initiator.request.js';
import { personOf } from './my-initiatives.query.js';

type Answering = {
  readonly invitation: CoInitiatorInvitation;
  readonly initiative: Initiative;
  readonly actor: Actor;
  readonly now: Date;
};

/** Accepts or declines an invitation that is one's own, or takes back one that one's initiative sent. */
@Injectable()
export class AnswerInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: ApiConfig,
  ) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    invitationId: string,
    { answer }: AnswerInvitationRequest,
  ): Promise<InvitationResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { initiativeId } = await stores.coInitiators.getInvitation(invitationId);
        const initiative = await stores.initiatives.lock(initiativeId);
        const invitation = await stores.coInitiators.getInvitation(invitationId);
        const now = await stores.clock.now();
        const answering = { invitation, initiative, actor, now };
        if (answer === 'withdrawn') takeBack(answering);
        else await answerOwn(stores, answering, answer);
        const ended = answer === 'accepted' ? await this.endSupport(stores, answering) : 0;
        await stores.coInitiators.answer(invitationId, answer, now);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'answer-co-initiator-invitation',
          subjectType: 'initiative',
          subjectId: initiativeId,
          origin: requestId,
          details: { invitationId, answer, supportsEnded: ended },
        });
        return InvitationResponse.of({ ...invitation, answer, answeredAt: now });
      }),
    );
  }

  /**
   * Whoever makes an initiative supports it no more, by account or otherwise; also when its support was
   * counted before: that outcome stays.
   *
   * @returns how many supports ended
   */
  private async endSupport(
    { standingSupports, supportRegister }: Stores,
    { initiative: { id }, actor, now }: Answering,
  ): Promise<number> {
    const personId = personOf(actor);
    const human = humanOfAccount(personId, await supportRegister.tieOf(personId));
    const residentRefs = [supporterReference(this.config.values.voterKeySecret, id, human)];
    const standing = await standingSupports.ofHuman(id, { personId, residentRefs });
    const own = ownSupports(standing, { personId, residentRefs });
    await standingSupports.endOwn(own, personId, now);
    return own.length;
  }
}

function takeBack({ invitation, initiative, actor }: Answering): void {
  refuseInviting(actor, initiative);
  if (invitation.answer !== null) throw new InvitationAnsweredError();
}

/** To everybody else an invitation does not exist. */
async function answerOwn(
  { coInitiators }: Stores,
  { invitation, initiative, actor, now }: Answering,
  answer: 'accepted' | 'declined',
): Promise<void> {
  const personId = personOf(actor);
  if (!(await coInitiators.isFor(invitation.id, personId))) {
    throw new NotFoundError('invitation', invitation.id);
  }
  if (invitation.answer !== null) throw new InvitationAnsweredError();
  if (answer === 'declined') return;
  joinInitiative(personId, initiative, invitation);
  const { invitedAt } = invitation;
  await coInitiators.join(initiative.id, personId, { invitedAt, confirmedAt: now });
}
