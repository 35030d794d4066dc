import { Injectable } from '@nestjs/common';
import {
  type Initiative,
  type InitiativeStep,
  planCost,
  type Round,
  screenInitiative,
  type Screening,
  submitInitiative,
  withdrawInitiative,
} from '#domain';
import { type AuditDetails, type PlacedAnswer, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { Language } from '#wording';
import { holdInitiative } from './held-initiative.js';
import { refuseBrokenRules } from './rule-checks.js';
import { SteppedInitiativeResponse } from './stepped-initiative.response.js';

/** What can be asked for. */
export type WantedStep =
  | { readonly action: 'submit-initiative'; readonly language: Language }
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
  ): Promise<SteppedInitiativeResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        // First come, first served: one's turn in line comes first, and the clock is read after it.
        await stores.applicationLine.lockFor(initiativeId);
        const { initiative, round } = await holdInitiative(stores, actor, initiativeId);
        const now = await stores.clock.now();
        const step = stepOf(context, { initiative, round, now }, wanted);
        if (wanted.action === 'submit-initiative') {
          await refuseBrokenRules(stores, { initiative, round, now }, wanted.language);
        }
        await stores.initiatives.setState(initiativeId, step);
        const answer = await tellLine(stores, context, { initiative, round, now }, wanted);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: wanted.action,
          subjectType: 'initiative',
          subjectId: initiativeId,
          origin: requestId,
          details: { from: initiative.state, to: step.state, ...placeOf(answer) },
        });
        return SteppedInitiativeResponse.told({ ...initiative, ...step }, answer);
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

/** In a first-come round a submission takes a place in line, and who leaves makes room for others. */
async function tellLine(
  { applicationLine }: Stores,
  { actor, requestId }: CommandContext,
  { initiative, round, now }: Held,
  wanted: WantedStep,
): Promise<PlacedAnswer | null> {
  if (round.mode !== 'first-come') return null;
  const command = { actor: actorRefOf(actor), origin: requestId, now };
  if (wanted.action === 'submit-initiative') {
    const { id } = initiative;
    return applicationLine.enter(round, { id, costCents: planCost(initiative) }, command);
  }
  if (wanted.action === 'withdraw-initiative') {
    await applicationLine.leave(round, initiative.id, 'withdraw', command);
  } else if (wanted.screening.outcome === 'reject') {
    await applicationLine.leave(round, initiative.id, 'reject', command);
  }
  return null;
}

function placeOf(answer: PlacedAnswer | null): AuditDetails {
  return answer === null ? {} : { place: answer.place, answer: answer.kind };
}
