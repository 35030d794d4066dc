import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  answerFaults,
  type Fault,
  NoScreeningProcedureError,
  NotFoundError,
  NotOfDepartmentError,
  questionFaults,
  refuseFaults,
  refuseOver,
  refuseUnscreenable,
  ScreeningOpenedError,
  textFaults,
  NOTE_LENGTH_MAX,
  tidyText,
} from '#domain';
import { type AdviceItem, type AskedAdvice, type Stores, UnitOfWork } from '#persistence';
import type { CommandContext } from '#platform';
import type { HeldCase } from './held-case.js';
import { type Done, screeningCommand } from './screening-command.js';
import type { AskAdviceRequest, GiveAdviceRequest } from './screening.request.js';
import { ScreeningResponse } from './screening.response.js';

/** Opens screenings, asks departments, and takes down what they answer. */
@Injectable()
export class Advise {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Opens the screening of an initiative, and asks every department of the checklist. */
  open(context: CommandContext, initiativeId: string): Promise<ScreeningResponse> {
    const wanted = {
      initiativeId,
      permission: 'screen-initiative',
      action: 'open-screening',
    } as const;
    return screeningCommand(this.unitOfWork, context, wanted, async (stores, held) => {
      refuseUnscreenable(held.initiative);
      if ((await stores.screenings.findOf(initiativeId)) !== null) throw new ScreeningOpenedError();
      const procedure = await stores.screeningProcedures.inForce();
      if (procedure === null) throw new NoScreeningProcedureError();
      await stores.screeningDesk.open(held, procedure);
      return shown(stores, held, { procedure: procedure.number });
    });
  }

  ask(
    context: CommandContext,
    initiativeId: string,
    request: AskAdviceRequest,
  ): Promise<ScreeningResponse> {
    const wanted = { initiativeId, permission: 'screen-initiative', action: 'ask-advice' } as const;
    return screeningCommand(this.unitOfWork, context, wanted, async (stores, held) => {
      const screening = await stores.screenings.lockOf(initiativeId);
      refuseOver(screening);
      const procedure = await stores.screeningProcedures.get(screening.procedureId);
      const question = request.question === null ? null : tidyText(request.question) || null;
      const departmentIds = [...new Set(request.departmentIds)];
      const onList = new Set(procedure.items.map(({ departmentId }) => departmentId));
      const known = await stores.screeningProcedures.departmentsById(departmentIds);
      refuseFaults([
        ...(question === null ? [] : questionFaults(question)),
        ...departmentIds.flatMap((id, index) => {
          if (!known.some((each) => each.id === id)) return [unknownDepartment(index)];
          return question === null && !onList.has(id) ? [nothingToAsk(index)] : [];
        }),
      ]);
      const answerWithinDays = request.answerWithinDays ?? procedure.adviceDays;
      await stores.screeningDesk.ask(held, screening.id, {
        departmentIds,
        answerWithinDays,
        question,
      });
      return shown(stores, held, { departments: departmentIds.length, answerWithinDays });
    });
  }

  answer(
    context: CommandContext,
    { initiativeId, adviceId }: { readonly initiativeId: string; readonly adviceId: string },
    request: GiveAdviceRequest,
  ): Promise<ScreeningResponse> {
    const permission = 'advise-on-initiative';
    const wanted = { initiativeId, permission, action: 'give-advice' } as const;
    return screeningCommand(this.unitOfWork, context, wanted, async (stores, held) => {
      const screening = await stores.screenings.lockOf(initiativeId);
      refuseOver(screening);
      const advice = (await stores.screenings.askedIn(screening.id)).find(
        ({ id }) => id === adviceId,
      );
      if (advice === undefined) throw new NotFoundError('advice', adviceId);
      await refuseOutsider(stores, advice, held.personId);
      await writeAnswers(stores, held, { advice, request });
      return shown(stores, held, { adviceId, answers: request.answers.length });
    });
  }
}

async function writeAnswers(
  stores: Stores,
  { personId, now, todayOn }: HeldCase,
  { advice, request }: { readonly advice: AskedAdvice; readonly request: GiveAdviceRequest },
): Promise<void> {
  const { screenings, terms } = stores;
  const mine = (await screenings.items(advice.screeningId)).filter(
    (item) => item.adviceId === advice.id,
  );
  const note = tidyText(request.privateNote ?? '');
  refuseFaults([
    ...adviceFaults(request, mine),
    ...textFaults('privateNote', note, NOTE_LENGTH_MAX),
  ]);
  for (const { code, answer, explanation } of request.answers) {
    const text = tidyText(explanation);
    await screenings.answer({
      adviceId: advice.id,
      code,
      answer,
      explanation: text,
      by: personId,
      at: now,
    });
  }
  if (note !== '') {
    const { screeningId, id: adviceId } = advice;
    const id = randomUUID();
    await screenings.note({ id, screeningId, adviceId, text: note, by: personId, at: now });
  }
  const answered = new Set(request.answers.map(({ code }) => code));
  if (!mine.every(({ code, isAnswered }) => isAnswered || answered.has(code))) return;
  const term = await terms.lockOfAdvice(advice.id);
  if (term?.state !== 'running') return;
  await terms.addEvent(term.id, { kind: 'met', on: todayOn, happenedAt: now, actorId: personId });
}

function adviceFaults({ answers }: GiveAdviceRequest, mine: readonly AdviceItem[]): Fault[] {
  return answers.flatMap(({ code, answer, explanation }, index) => {
    const at = `answers[${index}]`;
    const faults = answerFaults({ answer, explanation: tidyText(explanation) }, at);
    if (!mine.some((item) => item.code === code)) {
      const reason = 'This department was not asked this.';
      faults.push({ name: `${at}.code`, code: 'item-not-asked', reason });
    }
    if (answers.findIndex((each) => each.code === code) !== index) {
      faults.push({ name: `${at}.code`, code: 'item-twice', reason: 'Answer each item once.' });
    }
    return faults;
  });
}

async function refuseOutsider(
  { screeningProcedures }: Stores,
  { departmentId }: AskedAdvice,
  personId: string,
): Promise<void> {
  const isMember = await screeningProcedures.isMember(departmentId, personId);
  if (!isMember) throw new NotOfDepartmentError(departmentId);
}

async function shown(
  { screeningViews }: Stores,
  { initiative, todayOn }: HeldCase,
  details: Readonly<Record<string, string | number>>,
): Promise<Done<ScreeningResponse>> {
  const found = await screeningViews.shown(initiative.id, todayOn);
  return { result: ScreeningResponse.of(found), details };
}

function unknownDepartment(index: number): Fault {
  const name = `departmentIds[${index}]`;
  return { name, code: 'department-unknown', reason: 'There is no such department here.' };
}

function nothingToAsk(index: number): Fault {
  const name = `departmentIds[${index}]`;
  const reason = 'No item of the checklist is for this department: ask it a question.';
  return { name, code: 'nothing-to-ask', reason };
}
