import { Injectable } from '@nestjs/common';
import {
  type Initiative,
  type InitiativeStep,
  requestedAmount,
  type Round,
  screenInitiative,
  type Screening,
  submitInitiative,
  withdrawInitiative,
} from '#domain';
import { type AuditDetails, type PlacedAnswer, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { Language } from '#wording';
import { announceScreened, refuseUnderProcedure } from './direct-screening.js';
import { holdInitiative } from './held-initiative.js';
import { announceReceipt, announceWithdrawal } from './step-announcements.js';
import { refuseBrokenRules } from './rule-checks.js';
import { SteppedInitiativeResponse } from './stepped-initiative.response.js';
import { writeVersion } from './write-version.js';

/** What can be asked for. */
export type WantedStep =
  | { readonly action: 'submit-initiative'; readonly language: Language }
  | { readonly action: 'withdraw-initiative'; readonly reason: string | null }
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
        if (wanted.action === 'screen-initiative') await refuseUnderProcedure(stores, initiativeId);
        await stores.initiatives.setState(initiativeId, step);
        await tellPeople(
          stores,
          context,
          { initiative: { ...initiative, ...step }, round, now },
          wanted,
        );
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
      return withdrawInitiative(actor, round, initiative, wanted.reason);
    case 'screen-initiative':
      return screenInitiative(actor, round, initiative, wanted.screening);
  }
}

/** A plan that becomes public gets its first version; who makes or follows it hears what happened. */
async function tellPeople(
  stores: Stores,
  context: CommandContext,
  { initiative, round, now }: Held,
  { action }: WantedStep,
): Promise<void> {
  if (action === 'submit-initiative') {
    await writeVersion(stores, context, { after: { ...initiative, savedAt: now }, reason: null });
    await announceReceipt(stores, { initiative, round, now });
  }
  if (action === 'withdraw-initiative') await announceWithdrawal(stores, initiative, now);
  if (action === 'screen-initiative') await announceScreened(stores, initiative, now);
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
    return applicationLine.enter(round, { id, costCents: requestedAmount(initiative) }, command);
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
