import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type MilestoneStep,
  milestoneStepFaults,
  refuseEnded,
  refuseFaults,
  reporterOf,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { seenInitiative } from './carried-out.js';
import { MilestoneResponse } from './milestone.response.js';

type WantedStep = {
  readonly initiativeId: string;
  readonly milestoneId: string;
  readonly step: MilestoneStep;
};

/** Writes down that a milestone was reached, moved or dropped. Who follows the initiative hears of the first. */
@Injectable()
export class StepMilestone {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId, command }: CommandContext,
    { initiativeId, milestoneId, step }: WantedStep,
  ): Promise<MilestoneResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { initiative, carriedOut, now, todayOn } = await seenInitiative(
          stores,
          actor,
          initiativeId,
        );
        const milestone = await stores.progress.lockMilestone(initiativeId, milestoneId);
        const by = reporterOf(actor, carriedOut);
        refuseEnded(milestone.steps.at(-1) ?? null);
        refuseFaults(milestoneStepFaults(step, todayOn));
        await stores.progress.insertStep(milestone, step, { by, at: now });
        if (step.kind === 'reached') {
          await stores.announcements.announce({
            id: randomUUID(),
            kind: 'milestone-reached',
            eventKey: `milestone:${milestoneId}`,
            subject: { kind: 'initiative', id: initiativeId },
            audience: { kind: 'followers', initiativeId },
            facts: { title: initiative.title, milestone: milestone.title },
            announcedAt: now,
          });
        }
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'step-milestone',
          subjectType: 'initiative',
          subjectId: initiativeId,
          origin: requestId,
          details: { milestoneId, kind: step.kind },
        });
        const recordedAt = now.toISOString();
        const steps = [...milestone.steps, { ...step, recordedAt }];
        return MilestoneResponse.of({ ...milestone, steps }, todayOn);
      }),
    );
  }
}
