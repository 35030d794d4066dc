import { Injectable } from '@nestjs/common';
import {
  type Initiative,
  type InitiativeStep,
  type Round,
  screenInitiative,
  type Screening,
  submitInitiative,
  withdrawInitiative,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { holdInitiative } from './held-initiative.js';
import { InitiativeResponse } from './initiative.response.js';

/** What can be asked for. */
export type WantedStep =
  | { readonly action: 'submit-initiative' }
  | { readonly action: 'withdraw-initiative' }
  | { readonly action: 'screen-initiative'; readonly screening: Screening };

/** Takes an initiative a step further on its route: submitted, withdrawn, or screened. */
@Injectable()
export class StepInitiative {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    initiativeId: string,
    wanted: WantedStep,
  ): Promise<InitiativeResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { initiative, round } = await holdInitiative(stores, actor, initiativeId);
        const now = await stores.clock.now();
        const step = stepOf(context, { initiative, round, now }, wanted);
        await stores.initiatives.setState(initiativeId, step);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: wanted.action,
          subjectType: 'initiative',
          subjectId: initiativeId,
          origin: requestId,
          details: { from: initiative.state, to: step.state },
        });
        return InitiativeResponse.of({ ...initiative, ...step });
      }),
    );
  }
}

type Held = { readonly initiative: Initiative; readonly round: Round; readonly now: Date };

function stepOf(
  { actor }: CommandContext,
  { initiative, round, now }: Held,
  wanted: WantedStep,
): InitiativeStep {
  switch (wanted.action) {
    case 'submit-initiative':
      return submitInitiative(actor, round, initiative, now);
    case 'withdraw-initiative':
      return withdrawInitiative(actor, round, initiative);
    case 'screen-initiative':
      return screenInitiative(actor, round, initiative, wanted.screening);
  }
}
