import { Injectable } from '@nestjs/common';
import { type InitiativePlan, initiativeViewer, refuseUnseen } from '#domain';
import { UnitOfWork } from '#persistence';
import type { ActorContext, TenantContext } from '#platform';
import { refuseFaultyPlan } from './plan-checks.js';
import { checkPlan, type CheckedPlan } from './rule-checks.js';

/** Holds plans against the rules of play while they are written. Nothing is kept. */
@Injectable()
export class LiveRuleChecksQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws {NotFoundError} when there is no such initiative that the actor may see */
  ofInitiative({ tenant, actor }: TenantContext, initiativeId: string): Promise<CheckedPlan> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const plan = await stores.initiatives.get(initiativeId);
      const round = await stores.rounds.get(plan.roundId);
      refuseUnseen(initiativeViewer(actor, round), plan);
      const now = await stores.clock.now();
      const known = await stores.initiativeFacts.known([initiativeId], now);
      return checkPlan(stores, { plan, round, now }, known.get(initiativeId) ?? {});
    });
  }

  /** @throws {InvalidInputError} when the plan holds what no plan can hold */
  ofPlan(
    { tenant, actor }: ActorContext,
    roundId: string,
    plan: InitiativePlan,
  ): Promise<CheckedPlan> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const round = await stores.rounds.get(roundId);
      await refuseFaultyPlan(stores, round, plan);
      const now = await stores.clock.now();
      const proposedBy = actor.kind === 'person' ? actor.id : null;
      const known = await stores.initiativeFacts.knownOfNew(roundId, proposedBy, now);
      return checkPlan(stores, { plan: { ...plan, proposedBy }, round, now }, known);
    });
  }
}
