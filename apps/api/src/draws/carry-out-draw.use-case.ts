import { Injectable } from '@nestjs/common';
import {
  announcementFrom,
  carryOutDraw,
  type Draw,
  type DrawAnnouncement,
  drawDocumentText,
  type DrawRecord,
  nextToInvite,
  requireDrawable,
} from '#domain';
import {
  type DrawOutcome,
  type NewDrawOutcome,
  sha256,
  type Stores,
  UnitOfWork,
} from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { CarryOutDrawRequest } from './carry-out-draw.request.js';
import { DrawWithOutcomeResponse } from './draw.response.js';
import { runningDraw } from './running-draw.js';

/** Draws, from the sealed secret and the public value; and invites those who are drawn. */
@Injectable()
export class CarryOutDraw {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    drawId: string,
    request: CarryOutDrawRequest,
  ): Promise<DrawWithOutcomeResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const draw = await runningDraw(stores, context, drawId);
        const now = await stores.clock.now();
        requireDrawable(draw, request, { now, sha256 });
        const recordedBy = actorRefOf(context.actor);
        const { record, outcome } = await drawAndRecord(stores, draw, { request, now, recordedBy });
        await inviteDrawn(stores, draw, { record, recordedBy, recordedAt: now });
        await stores.audit.record({
          actor: recordedBy,
          action: 'carry-out-draw',
          subjectType: 'draw',
          subjectId: draw.id,
          origin: context.requestId,
          details: { seed: outcome.seed, recordHash: outcome.recordHash },
        });
        return DrawWithOutcomeResponse.withOutcome({ ...draw, state: 'drawn' }, outcome);
      }),
    );
  }
}

type Given = {
  readonly request: CarryOutDrawRequest;
  readonly now: Date;
  readonly recordedBy: string;
};

async function drawAndRecord(
  stores: Stores,
  draw: Draw,
  { request, now, recordedBy }: Given,
): Promise<{ readonly record: DrawRecord; readonly outcome: DrawOutcome }> {
  const { secret, publicValue } = request;
  const announcement = await frozenAnnouncement(stores, draw);
  const entries = await stores.draws.entries(draw.id);
  const record = carryOutDraw(announcement, entries, { secret, publicValue, sha256 });
  const recordText = drawDocumentText(record);
  const outcome: NewDrawOutcome = {
    ...{ drawId: draw.id, secret, publicValue, seed: record.seed },
    ...{ recordText, recordHash: sha256(recordText), drawnBy: recordedBy, drawnAt: now },
  };
  const places = record.strata.flatMap(({ stratum, drawn, reserves }) =>
    [...drawn, ...reserves].map((code, index) => ({ code, stratum, place: index + 1 })),
  );
  await stores.draws.insertOutcome(outcome, places);
  return { record, outcome };
}

async function frozenAnnouncement({ draws }: Stores, { id }: Draw): Promise<DrawAnnouncement> {
  const announcement = announcementFrom(JSON.parse(await draws.announcementText(id)));
  if (announcement === null) throw new Error(`The announcement of draw ${id} cannot be read.`);
  return announcement;
}

async function inviteDrawn(
  { drawPlaces }: Stores,
  { id, answerDays }: Draw,
  given: {
    readonly record: DrawRecord;
    readonly recordedBy: string;
    readonly recordedAt: Date;
  },
): Promise<void> {
  const codes = given.record.strata.flatMap(({ drawn, seats }) =>
    nextToInvite(
      drawn.map((code, index) => ({ code, place: index + 1, state: 'reserve' as const })),
      seats,
    ),
  );
  await drawPlaces.invite(id, codes, { ...given, answerDays });
}
