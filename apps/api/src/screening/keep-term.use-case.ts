import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  extendTerm,
  NoTermError,
  PROCEDURE_BOUNDS,
  refuseSuspension,
  resumeTerm,
  tidyText,
} from '#domain';
import type { InitiativeTerm, NewTermEvent, Stores } from '#persistence';
import { UnitOfWork } from '#persistence';
import type { CommandContext } from '#platform';
import type { HeldCase } from './held-case.js';
import { type Done, screeningCommand } from './screening-command.js';
import type { ExtendTermRequest, SuspendTermRequest } from './term.request.js';
import { TermResponse } from './term.response.js';

/** Has the term of an application stand still, go on, or take longer, and tells the initiators. */
@Injectable()
export class KeepTerm {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Asks to complete the application (Awb 4:5); from tomorrow on its term stands still (4:15). */
  suspend(
    context: CommandContext,
    initiativeId: string,
    request: SuspendTermRequest,
  ): Promise<TermResponse> {
    return screeningCommand(
      this.unitOfWork,
      context,
      commandOf(initiativeId, 'suspend-term'),
      async (stores, held) => {
        const term = await termOf(stores, initiativeId);
        const { completeByOn } = request;
        const reason = tidyText(request.reason);
        refuseSuspension(term, { reason, completeByOn, todayOn: held.todayOn });
        const event = { kind: 'suspended', reason, untilOn: completeByOn } as const;
        await write(stores, held, { term, event });
        await stores.announcements.announce({
          ...announcementOf(held),
          kind: 'term-suspended',
          eventKey: `term-suspended:${term.id}:${held.todayOn}:${completeByOn}`,
          facts: { title: held.initiative.title, reason, until: completeByOn },
        });
        return done(stores, held, { completeByOn });
      },
    );
  }

  /** The application is complete: its term goes on. */
  resume(context: CommandContext, initiativeId: string): Promise<TermResponse> {
    return screeningCommand(
      this.unitOfWork,
      context,
      commandOf(initiativeId, 'resume-term'),
      async (stores, held) => {
        const term = await termOf(stores, initiativeId);
        const { on, isCompleted } = resumeTerm(term, held.todayOn);
        await write(stores, held, { term, event: { kind: 'resumed', on, isCompleted } });
        return done(stores, held, { on, isCompleted: isCompleted ? 1 : 0 });
      },
    );
  }

  /** Tells the initiators that it takes longer, and until when (Awb 4:14). */
  extend(
    context: CommandContext,
    initiativeId: string,
    request: ExtendTermRequest,
  ): Promise<TermResponse> {
    return screeningCommand(
      this.unitOfWork,
      context,
      commandOf(initiativeId, 'extend-term'),
      async (stores, held) => {
        const term = await termOf(stores, initiativeId);
        const reason = tidyText(request.reason);
        const { weeks } = request;
        const procedure = await stores.screeningProcedures.inForce();
        const weeksMax = procedure?.extensionWeeksMax ?? PROCEDURE_BOUNDS.extensionWeeksMax[1];
        const days = extendTerm(term, { reason, weeks, weeksMax, todayOn: held.todayOn });
        await write(stores, held, { term, event: { kind: 'extended', reason, days } });
        const { dueOn } = await termOf(stores, initiativeId);
        await stores.announcements.announce({
          ...announcementOf(held),
          kind: 'term-extended',
          eventKey: `term-extended:${term.id}`,
          facts: { title: held.initiative.title, reason, newDate: dueOn ?? held.todayOn },
        });
        return done(stores, held, { weeks });
      },
    );
  }
}

function commandOf(initiativeId: string, action: string) {
  return { initiativeId, permission: 'screen-initiative', action } as const;
}

async function termOf({ terms }: Stores, initiativeId: string): Promise<InitiativeTerm> {
  const term = await terms.lockOf(initiativeId);
  if (term === null) throw new NoTermError();
  return term;
}

type Wanted = Pick<NewTermEvent, 'kind'> & Partial<NewTermEvent>;

async function write(
  { terms }: Stores,
  { todayOn, now, personId }: HeldCase,
  { term, event }: { readonly term: InitiativeTerm; readonly event: Wanted },
): Promise<void> {
  await terms.addEvent(term.id, { on: todayOn, happenedAt: now, actorId: personId, ...event });
}

function announcementOf({ initiative: { id }, now }: HeldCase) {
  return {
    id: randomUUID(),
    subject: { kind: 'initiative', id },
    audience: { kind: 'initiators', initiativeId: id },
    announcedAt: now,
  } as const;
}

async function done(
  stores: Stores,
  { initiative }: HeldCase,
  details: Readonly<Record<string, string | number>>,
): Promise<Done<TermResponse>> {
  return { result: TermResponse.of(await termOf(stores, initiative.id)), details };
}
