import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  milestoneFaults,
  type MilestonePlan,
  MILESTONES_MAX,
  refuseFaults,
  reporterOf,
  TooManyMilestonesError,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { seenInitiative } from './carried-out.js';
import { MilestoneResponse } from './milestone.response.js';

/** Plans a milestone of an initiative that got money. */
@Injectable()
export class PlanMilestone {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId, command }: CommandContext,
    initiativeId: string,
    plan: MilestonePlan,
  ): Promise<MilestoneResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        await stores.initiatives.lock(initiativeId);
        const { carriedOut, now, todayOn } = await seenInitiative(stores, actor, initiativeId);
        const by = reporterOf(actor, carriedOut);
        refuseFaults(milestoneFaults(plan));
        if ((await stores.progress.countMilestones(initiativeId)) >= MILESTONES_MAX) {
          throw new TooManyMilestonesError();
        }
        const milestone = { id: randomUUID(), initiativeId, ...plan };
        await stores.progress.insertMilestone(milestone, { by, at: now });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'plan-milestone',
          subjectType: 'initiative',
          subjectId: initiativeId,
          origin: requestId,
          details: { milestoneId: milestone.id, plannedOn: plan.plannedOn },
        });
        return MilestoneResponse.of({ ...milestone, steps: [] }, todayOn);
      }),
    );
  }
}
