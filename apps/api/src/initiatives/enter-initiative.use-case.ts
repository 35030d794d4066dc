import { Injectable } from '@nestjs/common';
import { authorise, entererOf, NotFoundError, onBehalfFaults, refuseFaults } from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf, type CommandContext, localDay } from '#platform';
import { type EnterInitiativeRequest, onBehalfOf } from './entered-initiative.request.js';
import { InitiativeResponse } from './initiative.response.js';
import { newInitiative } from './new-initiative.js';
import { OnBehalfResponse } from './on-behalf.response.js';
import { refuseFaultyPlan } from './plan-checks.js';
import { planOf } from './propose-initiative.request.js';

/** Writes a plan down for somebody without internet, as a draft, and apart from it who it is for. */
@Injectable()
export class EnterInitiative {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    roundId: string,
    request: EnterInitiativeRequest,
  ): Promise<InitiativeResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const round = await stores.rounds.holdPhase(roundId);
        const now = await stores.clock.now();
        const enteredBy = entererOf(actor, round, now);
        const { personId: proposedBy } = request;
        if (proposedBy !== null && (await stores.people.find(proposedBy)) === null) {
          throw new NotFoundError('person', proposedBy);
        }
        const onBehalf = onBehalfOf(request.onBehalf);
        refuseFaults(onBehalfFaults(onBehalf, localDay(now)));
        const plan = planOf(request);
        await refuseFaultyPlan(stores, round, plan);
        const origin = { roundId, proposedBy, enteredBy, createdAt: now };
        const initiative = newInitiative(plan, origin);
        const { id } = initiative;
        await stores.initiatives.insert(initiative);
        const recorded = { initiativeId: id, recordedBy: enteredBy, recordedAt: now };
        await stores.onBehalf.insert([{ ...onBehalf, ...recorded }]);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'enter-initiative',
          subjectType: 'initiative',
          subjectId: id,
          origin: requestId,
          details: { roundId, consentForm: onBehalf.consentForm, consentOn: onBehalf.consentOn },
        });
        return InitiativeResponse.of(initiative);
      }),
    );
  }

  /** @throws {NotFoundError} when it was written down for nobody */
  onBehalfOf({ tenant, actor }: ActorContext, initiativeId: string): Promise<OnBehalfResponse> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const { roundId } = await stores.initiatives.get(initiativeId);
      authorise(actor, 'enter-initiative', await stores.rounds.get(roundId));
      const found = await stores.onBehalf.find(initiativeId);
      if (found === null) throw new NotFoundError('person', initiativeId);
      return OnBehalfResponse.of(found);
    });
  }
}
