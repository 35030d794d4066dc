import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { fileObjection, isLateObjection, objectionLastDay, objectionReceipt } from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import { type FileObjectionRequest, objectionTextOf } from './file-objection.request.js';
import { ObjectionResponse } from './objection.response.js';

/** Registers an objection to a letter, and asks for the acknowledgement to be mailed (Awb 6:14). */
@Injectable()
export class FileObjection {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    letterId: string,
    request: FileObjectionRequest,
  ): Promise<ObjectionResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () => file(stores, context, letterId, request)),
    );
  }
}

async function file(
  stores: Stores,
  { actor, requestId }: CommandContext,
  letterId: string,
  request: FileObjectionRequest,
): Promise<ObjectionResponse> {
  const { audit, awardLetters, clock, letterNotices, objections } = stores;
  const letter = await awardLetters.get(letterId);
  const text = objectionTextOf(request);
  const origin = fileObjection(actor, letter, text);
  const registeredAt = await clock.now();
  const receipt = objectionReceipt(origin, request, localDay(registeredAt));
  const termEndedOn = objectionLastDay(await objections.announcedOn(letterId));
  const id = randomUUID();
  const isLate = isLateObjection(receipt, termEndedOn);
  await objections.insert({
    ...{ id, letterId, ...text, ...receipt, registeredAt, termEndedOn, isLate },
    objectorId: origin.kind === 'own' ? origin.objectorId : null,
    registeredBy: origin.kind === 'desk' ? origin.registeredBy : null,
  });
  await letterNotices.request(id, 'objection-receipt', registeredAt);
  await audit.record({
    actor: actorRefOf(actor),
    action: 'file-objection',
    subjectType: 'objection',
    subjectId: id,
    origin: requestId,
    details: { letterId, isLate, isAtDesk: origin.kind === 'desk' },
  });
  return ObjectionResponse.of(await objections.get(id));
}
