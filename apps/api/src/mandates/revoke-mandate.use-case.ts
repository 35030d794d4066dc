import { Injectable } from '@nestjs/common';
import { admitDecision, authorise, decidingPerson } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { MandateResponse } from './mandate.response.js';

/** Carries out the decision of a wijkteam to end a mandate; its parts end with it. */
@Injectable()
export class RevokeMandate {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    mandateId: string,
    decisionId: string,
  ): Promise<MandateResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const mandate = await stores.mandates.hold(mandateId);
        const { wijkteamId } = mandate;
        authorise(actor, 'record-decision', { wijkteamId });
        const by = decidingPerson(actor);
        const decision = await stores.teamDecisions.hold(decisionId);
        const wanted = { kind: 'revoke-mandate', subjectId: mandateId, amountCents: null } as const;
        admitDecision(decision, wijkteamId, wanted);
        const at = await stores.clock.now();
        await stores.teamDecisions.recordUse(decisionId, { effectId: mandateId, by, at });
        if (!mandate.isRevoked) await stores.mandates.insertRevocation(mandateId, decisionId, at);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'revoke-mandate',
          subjectType: 'mandate',
          subjectId: mandateId,
          origin: requestId,
          details: { decisionId },
        });
        return MandateResponse.of({ ...mandate, isRevoked: true });
      }),
    );
  }
}
