import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  cents,
  decidingPerson,
  mandateHolderFaults,
  type MandateTerms,
  mandateTermsFaults,
  refuseFaults,
  refuseSubMandate,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, centsOf, type CommandContext, localDay } from '#platform';
import type { GiveSubMandateRequest } from './mandate.request.js';
import { MandateResponse } from './mandate.response.js';

/** Passes on a part of a mandate that allows it, by its holder. */
@Injectable()
export class GiveSubMandate {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    parentId: string,
    request: GiveSubMandateRequest,
  ): Promise<MandateResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const parent = await stores.mandates.hold(parentId);
        const { wijkteamId } = parent;
        const terms = termsOf(request);
        const givenAt = await stores.clock.now();
        const todayOn = localDay(givenAt);
        refuseSubMandate(parent, terms, { byId: decidingPerson(actor), todayOn });
        const held = (await stores.people.membershipsOf(terms.holderId)).filter(
          (each) =>
            each.validFromOn <= todayOn &&
            (each.validUntilOn === null || todayOn <= each.validUntilOn),
        );
        refuseFaults([
          ...mandateTermsFaults(terms, 'mandate'),
          ...mandateHolderFaults(terms, wijkteamId, held),
        ]);
        const mandate = { ...terms, id: randomUUID(), wijkteamId, decisionId: null, parentId };
        await stores.mandates.insert({ ...mandate, givenAt });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'give-sub-mandate',
          subjectType: 'mandate',
          subjectId: mandate.id,
          origin: requestId,
          details: { parentId, holderId: terms.holderId },
        });
        const fresh = { usedCents: cents(0n), useCount: 0, isRevoked: false };
        return MandateResponse.of({ ...mandate, ...fresh });
      }),
    );
  }
}

function termsOf(request: GiveSubMandateRequest): MandateTerms {
  const { decisionKind, holderId, ceilingCents, totalCents, validFromOn, validUntilOn } = request;
  return {
    ...{ form: 'mandate', decisionKind, validFromOn, validUntilOn },
    holderId: holderId.toLowerCase(),
    ceilingCents: ceilingCents === undefined ? null : centsOf(ceilingCents),
    totalCents: totalCents === undefined ? null : centsOf(totalCents),
    maySubMandate: false,
    legalBasis: '',
  };
}
