import { Injectable } from '@nestjs/common';
import { CostInLineError, type Initiative, planCost, refuseEdit, requireVersion } from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';
import { editsOf, type EditInitiativeRequest } from './edit-initiative.request.js';
import { holdInitiative } from './held-initiative.js';
import { refuseFaultyPlan } from './plan-checks.js';

export type WantedEdit = {
  readonly initiativeId: string;
  /** The version that the edit is of. */
  readonly version: number;
  readonly request: EditInitiativeRequest;
};

/** Changes the plan of an initiative, as it was read. */
@Injectable()
export class EditInitiative {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId }: ActorContext,
    { initiativeId, version, request }: WantedEdit,
  ): Promise<Initiative> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const { initiative, round } = await holdInitiative(stores, actor, initiativeId);
      refuseEdit(actor, round, initiative);
      requireVersion(version, initiative.version);
      const edits = editsOf(request);
      const edited = { ...initiative, ...edits };
      await refuseFaultyPlan(stores, edited);
      const isOtherCost = planCost(edited) !== planCost(initiative);
      if (isOtherCost && (await stores.applicationLine.hasPlace(initiativeId))) {
        throw new CostInLineError(initiativeId);
      }
      const newVersion = await stores.initiatives.update(edited);
      await stores.audit.record({
        actor: actorRefOf(actor),
        action: 'edit-initiative',
        subjectType: 'initiative',
        subjectId: initiativeId,
        origin: requestId,
        details: { fields: Object.keys(edits).join(' '), version: newVersion },
      });
      return { ...edited, version: newVersion };
    });
  }
}
