import { Injectable } from '@nestjs/common';
import { initiativeViewer, refuseUnseen, screeningPerson, tidyText } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import type { NameContactPersonRequest } from './contact-person.request.js';
import { ContactPersonResponse } from './contact-person.response.js';

/** Names the contact person of an initiative, by hand or by the rule; there is one at a time. */
@Injectable()
export class NameContactPerson {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    initiativeId: string,
    { personId: wanted, reason: given }: NameContactPersonRequest,
  ): Promise<ContactPersonResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { roundId } = await stores.initiatives.get(initiativeId);
        const round = await stores.rounds.holdPhase(roundId);
        const initiative = await stores.initiatives.lock(initiativeId);
        refuseUnseen(initiativeViewer(actor, round), initiative);
        const initiators = await stores.screenings.initiatorsOf(initiativeId);
        const permission = 'name-contact-person';
        const personId = screeningPerson(actor, permission, { scope: round, initiators });
        const now = await stores.clock.now();
        const todayOn = localDay(now);
        const reason = tidyText(given ?? '') || null;
        const named = await stores.screeningDesk.assign(
          { initiative, round, personId, now, todayOn },
          { personId: wanted, reason },
        );
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'name-contact-person',
          subjectType: 'initiative',
          subjectId: initiativeId,
          origin: requestId,
          details: { personId: named, way: wanted === null ? 'rule' : 'hand' },
        });
        const contact = await stores.contactPersons.publicOf(initiativeId);
        return ContactPersonResponse.of({
          personId: named,
          name: contact?.name ?? null,
          department: contact?.department ?? null,
          contactEmail: contact?.contactEmail ?? null,
        });
      }),
    );
  }
}
