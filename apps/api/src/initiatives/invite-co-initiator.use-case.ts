import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type CoInitiatorInvitation,
  type Fault,
  type Initiative,
  NotFoundError,
  refuseCrowd,
  refuseFaults,
  refuseInviting,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { InvitationResponse } from './co-initiator.response.js';
import { holdInitiative } from './held-initiative.js';
import type { InviteCoInitiatorRequest } from './invite-co-initiator.request.js';

/** Asks somebody to make an initiative together. The answer is the same whether an address is known here or not. */
@Injectable()
export class InviteCoInitiator {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    initiativeId: string,
    request: InviteCoInitiatorRequest,
  ): Promise<InvitationResponse> {
    const { personId } = request;
    const email = request.email?.toLowerCase() ?? null;
    refuseFaults(addressFaults(personId, email));
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { initiative } = await holdInitiative(stores, actor, initiativeId);
        const invitedBy = refuseInviting(actor, initiative);
        const open = await stores.coInitiators.listOpen(initiativeId);
        const same = open.find((each) => each.email === email && each.inviteeId === personId);
        if (same !== undefined) return InvitationResponse.of(same);
        refuseCrowd(initiative, open.length);
        if (personId !== null && (await stores.people.find(personId)) === null) {
          throw new NotFoundError('person', personId);
        }
        const invitation: CoInitiatorInvitation = {
          id: randomUUID(),
          initiativeId,
          inviteeId: personId,
          email,
          invitedBy,
          invitedAt: await stores.clock.now(),
          answer: null,
          answeredAt: null,
        };
        await stores.coInitiators.insertInvitation(invitation);
        await tellInvitee(stores, initiative, invitation);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'invite-co-initiator',
          subjectType: 'initiative',
          subjectId: initiativeId,
          origin: requestId,
          details: { invitationId: invitation.id },
        });
        return InvitationResponse.of(invitation);
      }),
    );
  }
}

function addressFaults(personId: string | null, email: string | null): Fault[] {
  if ((personId === null) !== (email === null)) return [];
  const reason = 'Give either an account or an e-mail address.';
  return [{ name: 'email', code: 'one-address', reason }];
}

/** A message goes only to who has an account; others find the invitation once they have one. */
async function tellInvitee(
  { announcements, coInitiators, people }: Stores,
  { title }: Initiative,
  { id, inviteeId, email, invitedBy, initiativeId, invitedAt }: CoInitiatorInvitation,
): Promise<void> {
  const invitee = inviteeId ?? (email === null ? null : await coInitiators.accountOf(email));
  if (invitee === null) return;
  const by = (await people.find(invitedBy))?.name ?? title;
  await announcements.announce({
    id: randomUUID(),
    kind: 'co-initiator-invited',
    eventKey: `co-initiator-invited:${id}`,
    subject: { kind: 'initiative', id: initiativeId },
    audience: { kind: 'people', personIds: [invitee] },
    facts: { title, by },
    announcedAt: invitedAt,
  });
}
