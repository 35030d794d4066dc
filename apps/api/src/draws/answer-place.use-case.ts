import { Injectable } from '@nestjs/common';
import {
  authorise,
  type Draw,
  type DrawPlace,
  nextToInvite,
  requireAnswerable,
  requireDrawState,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { AnswerPlaceRequest } from './answer-place.request.js';
import { DrawPlaceResponse } from './draw-place.response.js';
import { giveDrawnSeat } from './give-drawn-seat.js';
import { runningDraw } from './running-draw.js';

type Answered = { readonly code: string; readonly request: AnswerPlaceRequest };

/**
 * Records what somebody who was drawn answered. Accepting gives the membership, by lot; declining, or
 * no answer in time, invites the next reserve of the stratum at once: nobody chooses who.
 */
@Injectable()
export class AnswerPlace {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, drawId: string, given: Answered): Promise<DrawPlaceResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const draw = await runningDraw(stores, context, drawId);
        requireDrawState(draw.state, 'drawn');
        const place = await stores.drawPlaces.get(draw.id, given.code);
        const { answer } = given.request;
        requireAnswerable(place, answer, await stores.drawPlaces.todayOn());
        await record(stores, context, { draw, place, request: given.request });
        return DrawPlaceResponse.of({ ...place, state: answer });
      }),
    );
  }
}

async function record(
  stores: Stores,
  context: CommandContext,
  given: {
    readonly draw: Draw;
    readonly place: DrawPlace;
    readonly request: AnswerPlaceRequest;
  },
): Promise<void> {
  const { draw, place, request } = given;
  const { answer } = request;
  if (answer === 'accepted') authorise(context.actor, 'manage-people', draw);
  const membershipId =
    answer === 'accepted' ? await giveDrawnSeat(stores, context.actor, given) : null;
  const [recordedBy, recordedAt] = [actorRefOf(context.actor), await stores.clock.now()];
  const answered = { drawId: draw.id, code: place.code, answer, membershipId };
  await stores.drawPlaces.recordAnswer({ ...answered, recordedBy, recordedAt });
  const invited = await inviteNext(stores, draw, { place, recordedBy, recordedAt });
  await stores.audit.record({
    actor: recordedBy,
    action: 'answer-draw-place',
    subjectType: 'draw',
    subjectId: draw.id,
    origin: context.requestId,
    details: { code: place.code, answer, membershipId, invited: invited.join(' ') },
  });
}

async function inviteNext(
  { drawPlaces }: Stores,
  { id, answerDays, strata }: Draw,
  given: {
    readonly place: DrawPlace;
    readonly recordedBy: string;
    readonly recordedAt: Date;
  },
): Promise<string[]> {
  const { stratum } = given.place;
  const seats = strata.find((each) => each.stratum === stratum)?.seats ?? 0;
  const codes = nextToInvite(await drawPlaces.all(id, { stratum }), seats);
  await drawPlaces.invite(id, codes, { ...given, answerDays });
  return codes;
}
