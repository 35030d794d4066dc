import { Injectable } from '@nestjs/common';
import {
  authorise,
  checkObjectionStep,
  chooseHandler,
  objectingPerson,
  type ObjectionStepKind,
  refuseUnseenObjection,
  type WantedStep,
} from '#domain';
import { type LetterTopic, type Objection, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import { ObjectionResponse } from './objection.response.js';

/** The steps that the objector hears of by mail. */
const MAILED: Readonly<Partial<Record<ObjectionStepKind, Exclude<LetterTopic, 'award'>>>> = {
  adjourned: 'objection-adjourned',
  decided: 'objection-answer',
};

/** Takes an objection a step further: assigned, heard, adjourned, withdrawn, decided and so on. */
@Injectable()
export class TakeObjectionStep {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    objectionId: string,
    wanted: WantedStep,
  ): Promise<ObjectionResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () => take(stores, context, objectionId, wanted)),
    );
  }
}

async function take(
  stores: Stores,
  context: CommandContext,
  objectionId: string,
  wanted: WantedStep,
): Promise<ObjectionResponse> {
  const { audit, clock, letterNotices, objections } = stores;
  const objection = await objections.lock(objectionId);
  const at = await clock.now();
  const todayOn = localDay(at);
  const by = authorisedPerson(context, objection, wanted);
  checkObjectionStep(objection, wanted, { personId: by, todayOn });
  if (wanted.handlerId !== null) await refuseHandler(stores, objection, wanted.handlerId, todayOn);
  await objections.addStep(objectionId, {
    ...wanted,
    number: objection.steps.length + 1,
    at,
    by,
  });
  const topic = MAILED[wanted.kind];
  if (topic !== undefined) await letterNotices.request(objectionId, topic, at);
  await audit.record({
    actor: actorRefOf(context.actor),
    action: 'take-objection-step',
    subjectType: 'objection',
    subjectId: objectionId,
    origin: context.requestId,
    details: { step: wanted.kind, handlerId: wanted.handlerId, outcome: wanted.outcome },
  });
  return ObjectionResponse.of(await objections.get(objectionId));
}

/** A withdrawal is for the objector as well; all else is for who handles objections. */
function authorisedPerson(
  { actor }: CommandContext,
  { hands, objectorId }: Objection,
  { kind }: WantedStep,
): string {
  if (kind === 'withdrawn') {
    refuseUnseenObjection(actor, { objectorId, wijkteamId: hands.wijkteamId });
  } else {
    authorise(actor, 'handle-objection', hands);
  }
  return objectingPerson(actor);
}

async function refuseHandler(
  { people }: Stores,
  { hands }: Objection,
  handlerId: string,
  todayOn: string,
): Promise<void> {
  await people.lock(handlerId);
  const memberships = await people.membershipsOf(handlerId);
  chooseHandler({ personId: handlerId, memberships }, hands, todayOn);
}
