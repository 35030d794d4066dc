import { Injectable } from '@nestjs/common';
import {
  CHANGE_REASON_LENGTH_MAX,
  comparePlans,
  CostInLineError,
  type Fault,
  type Initiative,
  missingFaults,
  refuseEdit,
  refuseFaults,
  requestedAmount,
  requireVersion,
  textFaults,
  tidyText,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';
import { editsOf, type EditInitiativeRequest } from './edit-initiative.request.js';
import { holdInitiative } from './held-initiative.js';
import { refuseFaultyPlan } from './plan-checks.js';
import { writeVersion } from './write-version.js';

export type WantedEdit = {
  readonly initiativeId: string;
  /** The version that the edit is of. */
  readonly version: number;
  readonly request: EditInitiativeRequest;
};

/** Changes the plan of an initiative, as it was read: a draft in place, a public plan with a version of it. */
@Injectable()
export class EditInitiative {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: ActorContext, wanted: WantedEdit): Promise<Initiative> {
    const { tenant, actor, requestId } = context;
    const { initiativeId, version, request } = wanted;
    return this.unitOfWork.run(tenant, async (stores) => {
      const { initiative, round } = await holdInitiative(stores, actor, initiativeId);
      const screening = await stores.initiatives.screeningStand(initiativeId);
      refuseEdit(actor, round, initiative, screening);
      requireVersion(version, initiative.version);
      const edits = editsOf(request);
      const edited = { ...initiative, ...edits, savedAt: await stores.clock.now() };
      const isPublic = initiative.submittedAt !== null;
      const reason = tidyText(request.reason ?? '');
      refuseFaults(isPublic ? [...missingFaults(edited), ...reasonFaults(reason)] : []);
      await refuseFaultyPlan(stores, round, edited);
      if (comparePlans(initiative, edited).length === 0) return initiative;
      await refuseOtherCostInLine(stores, initiative, edited);
      if (isPublic) await writeVersion(stores, context, { before: initiative });
      const newVersion = await stores.initiatives.update(
        edited,
        edits.costLines === undefined ? 'same-costs' : 'costs-too',
      );
      if (isPublic) await writeVersion(stores, context, { after: edited, reason });
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

function reasonFaults(reason: string): Fault[] {
  return reason === ''
    ? [{ name: 'reason', code: 'reason-missing', reason: 'Say why a plan that is public changes.' }]
    : textFaults('reason', reason, CHANGE_REASON_LENGTH_MAX);
}

async function refuseOtherCostInLine(
  { applicationLine }: Stores,
  before: Initiative,
  after: Initiative,
): Promise<void> {
  const isOtherCost = requestedAmount(before) !== requestedAmount(after);
  if (isOtherCost && (await applicationLine.hasPlace(before.id))) {
    throw new CostInLineError(before.id);
  }
}
