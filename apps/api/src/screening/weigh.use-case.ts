import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  answerUntil,
  estimateFaults,
  makeFinal,
  NOTE_LENGTH_MAX,
  NotFoundError,
  refuseFaults,
  refuseFinding,
  refuseOver,
  refuseUnscreenable,
  replierOf,
  type ScreeningFinding,
  textFaults,
  tidyText,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import { type EstimateCostsRequest, estimateOf } from './charge.request.js';
import { type HeldCase, holdSeen } from './held-case.js';
import { announceFinal, announceIntended } from './screening-announcements.js';
import { type Done, screeningCommand } from './screening-command.js';
import type { ReplyToFindingRequest } from './screening.request.js';
import { ScreeningResponse } from './screening.response.js';

/** Weighs what was advised: notes, estimates, what is intended, the answer to it, and the outcome. */
@Injectable()
export class Weigh {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  note(context: CommandContext, initiativeId: string, given: string): Promise<ScreeningResponse> {
    const permission = 'screen-initiative';
    const wanted = { initiativeId, permission, action: 'write-screening-note' } as const;
    return screeningCommand(this.unitOfWork, context, wanted, async (stores, held) => {
      const screening = await stores.screenings.lockOf(initiativeId);
      const text = tidyText(given);
      refuseFaults(
        text === ''
          ? [{ name: 'text', code: 'text-empty', reason: 'This cannot be empty.' }]
          : textFaults('text', text, NOTE_LENGTH_MAX),
      );
      const written = { id: randomUUID(), screeningId: screening.id, adviceId: null, text };
      await stores.screenings.note({ ...written, by: held.personId, at: held.now });
      return shown(stores, held);
    });
  }

  estimate(
    context: CommandContext,
    initiativeId: string,
    request: EstimateCostsRequest,
  ): Promise<ScreeningResponse> {
    const permission = 'screen-initiative';
    const wanted = { initiativeId, permission, action: 'estimate-costs' } as const;
    return screeningCommand(this.unitOfWork, context, wanted, async (stores, held) => {
      const screening = await stores.screenings.lockOf(initiativeId);
      const { departmentId } = request;
      if (departmentId !== null) await stores.screeningProcedures.getDepartment(departmentId);
      const estimate = estimateOf(request);
      refuseFaults(estimateFaults(estimate));
      const id = randomUUID();
      const written = { id, screeningId: screening.id, by: held.personId, at: held.now };
      await stores.screenings.estimate({ ...written, ...estimate, departmentId });
      const { lowCents, highCents } = request;
      return shown(stores, held, { estimateId: id, lowCents, highCents });
    });
  }

  /** Tells the initiators what is intended; they can answer before it is final. */
  find(
    context: CommandContext,
    initiativeId: string,
    finding: ScreeningFinding,
  ): Promise<ScreeningResponse> {
    const permission = 'screen-initiative';
    const wanted = { initiativeId, permission, action: 'intend-finding' } as const;
    return screeningCommand(this.unitOfWork, context, wanted, async (stores, held) => {
      const { screenings, screeningProcedures, terms } = stores;
      refuseUnscreenable(held.initiative);
      const screening = await screenings.lockOf(initiativeId);
      refuseOver(screening);
      const { personId: by, now: at, todayOn } = held;
      refuseFinding(finding, {
        items: await screenings.items(screening.id),
        notCompletedBy: await terms.notCompletedBy(initiativeId),
        todayOn,
      });
      const { answerDays } = await screeningProcedures.get(screening.procedureId);
      const answerUntilOn = answerUntil(todayOn, answerDays);
      const id = randomUUID();
      await screenings.find({ ...finding, id, screeningId: screening.id, answerUntilOn, by, at });
      await announceIntended(stores, held.initiative, { ...finding, id, answerUntilOn, at });
      return shown(stores, held, { findingId: id, result: finding.result });
    });
  }

  /** The answer of an initiator to what is intended. */
  reply(
    context: CommandContext,
    { initiativeId, findingId }: { readonly initiativeId: string; readonly findingId: string },
    { text: given, isContested }: ReplyToFindingRequest,
  ): Promise<ScreeningResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { initiative, initiators } = await holdSeen(stores, actor, initiativeId);
        const screening = await stores.screenings.lockOf(initiativeId);
        refuseOver(screening);
        const latest = await stores.screenings.latestFinding(screening.id);
        if (latest?.id !== findingId) throw new NotFoundError('screening finding', findingId);
        const text = tidyText(given);
        const at = await stores.clock.now();
        const todayOn = localDay(at);
        const by = replierOf(actor, latest, { initiators, text, todayOn });
        const reply = { findingId, screeningId: screening.id, text, isContested };
        await stores.screenings.reply({ ...reply, by, at });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'reply-to-finding',
          subjectType: 'initiative',
          subjectId: initiative.id,
          origin: requestId,
          details: { findingId, isContested },
        });
        return ScreeningResponse.of(await stores.screeningViews.shown(initiativeId, todayOn));
      }),
    );
  }

  /** Makes what was found the outcome: the initiative can be voted on or funded, or it cannot. */
  finish(
    context: CommandContext,
    { initiativeId, findingId }: { readonly initiativeId: string; readonly findingId: string },
  ): Promise<ScreeningResponse> {
    const permission = 'screen-initiative';
    const action = 'screen-initiative';
    const wanted = { initiativeId, permission, action, isOfLine: true } as const;
    return screeningCommand(this.unitOfWork, context, wanted, async (stores, held) => {
      refuseUnscreenable(held.initiative);
      const screening = await stores.screenings.lockOf(initiativeId);
      refuseOver(screening);
      const latest = await stores.screenings.latestFinding(screening.id);
      const { personId, now, todayOn, initiative, round } = held;
      const step = makeFinal(latest, { findingId, personId, todayOn });
      const decided = { screeningId: screening.id, findingId, by: personId, at: now };
      await stores.screenings.decide(decided);
      await meetTerm(stores, held);
      await stores.initiatives.setState(initiativeId, step);
      if (step.state === 'rejected' && round.mode === 'first-come') {
        const told = { actor: actorRefOf(context.actor), origin: context.requestId, now };
        await stores.applicationLine.leave(round, initiativeId, 'reject', told);
      }
      if (latest !== null) await announceFinal(stores, initiative, { ...latest, at: now });
      return shown(stores, held, { findingId, from: initiative.state, to: step.state });
    });
  }
}

/** The application has its answer. The day of it is that of this clock, not of the database's. */
async function meetTerm({ terms }: Stores, held: HeldCase): Promise<void> {
  const term = await terms.lockOf(held.initiative.id);
  if (term === null || term.state === 'met' || term.state === 'lapsed') return;
  const { todayOn: on, now: happenedAt, personId: actorId } = held;
  await terms.addEvent(term.id, { kind: 'met', on, happenedAt, actorId });
}

async function shown(
  { screeningViews }: Stores,
  { initiative, todayOn }: HeldCase,
  details: Readonly<Record<string, string | number>> = {},
): Promise<Done<ScreeningResponse>> {
  const found = await screeningViews.shown(initiative.id, todayOn);
  return { result: ScreeningResponse.of(found), details };
}
