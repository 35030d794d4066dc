import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { admitDecision, authorise, cents, decidingPerson, DecisionRefusedError } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { MandateResponse } from './mandate.response.js';

/** Carries out the decision of a wijkteam to give a mandate, with exactly its terms. */
@Injectable()
export class GiveMandate {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    wijkteamId: string,
    decisionId: string,
  ): Promise<MandateResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        await stores.wijkteams.get(wijkteamId);
        authorise(actor, 'record-decision', { wijkteamId });
        const by = decidingPerson(actor);
        const decision = await stores.teamDecisions.hold(decisionId);
        const { mandate: terms } = decision.content;
        if (terms === null) throw new DecisionRefusedError('other-content');
        const { holderId } = terms;
        const wanted = { kind: 'give-mandate', subjectId: holderId, amountCents: null } as const;
        admitDecision(decision, wijkteamId, wanted);
        const [id, givenAt] = [randomUUID(), await stores.clock.now()];
        const mandate = { ...terms, id, wijkteamId, decisionId, parentId: null, givenAt };
        await stores.teamDecisions.recordUse(decisionId, { effectId: id, by, at: givenAt });
        await stores.mandates.insert(mandate);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'give-mandate',
          subjectType: 'mandate',
          subjectId: id,
          origin: requestId,
          details: { decisionId, holderId, form: terms.form, kind: terms.decisionKind },
        });
        const fresh = { usedCents: cents(0n), useCount: 0, isRevoked: false };
        return MandateResponse.of({ ...mandate, ...fresh });
      }),
    );
  }
}
