import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  postpone,
  postponeTerms,
  type Round,
  tidyLine,
  tidyText,
  type WantedPostponement,
} from '#domain';
import { type RoundPostponement, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, momentOf, wallClockShift } from '#platform';
import type { PostponeRoundRequest } from './postpone-round.request.js';
import { PostponementResponse } from './postponement.response.js';

/** Writes down a decision that planned moments of a round come later, and moves them. */
@Injectable()
export class PostponeRound {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    roundId: string,
    request: PostponeRoundRequest,
  ): Promise<PostponementResponse> {
    const { tenant, command, actor, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const round = await stores.rounds.lock(roundId);
        authorise(actor, 'manage-round', round);
        // After the lock: the clock may have moved the round while this waited.
        const now = await stores.clock.now();
        const wanted = wantedOf(request);
        const { timeline, moved } = postpone(round, wanted, shiftOf(round, wanted), now);
        const id = randomUUID();
        await takeGround(stores, context, { id, now, round, request });
        const postponement: RoundPostponement = {
          id,
          roundId,
          moment: wanted.moment,
          moved,
          reason: wanted.reason,
          decisionReference: wanted.decisionReference,
          teamDecisionId: request.teamDecisionId,
          postponedBy: actorRefOf(actor),
          postponedAt: now,
          roundVersion: round.version + 1,
        };
        await stores.roundHistory.insertPostponement(postponement);
        await stores.rounds.update({ ...round, timeline });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'postpone-round',
          subjectType: 'round',
          subjectId: roundId,
          origin: requestId,
          details: {
            postponementId: postponement.id,
            moment: wanted.moment,
            newMoment: wanted.newMoment.toISOString(),
            moved: moved.length,
            teamDecisionId: request.teamDecisionId,
          },
        });
        return PostponementResponse.of(postponement);
      }),
    );
  }
}

/** The decision of the wijkteam or the mandate that it rests on, where its rules ask for one. */
async function takeGround(
  { teamDecisions }: Stores,
  { actor }: CommandContext,
  given: {
    readonly id: string;
    readonly now: Date;
    readonly round: Round;
    readonly request: PostponeRoundRequest;
  },
): Promise<void> {
  const { id, now, round, request } = given;
  await teamDecisions.groundFor(round.wijkteamId, {
    kind: 'postpone-round',
    subjectId: round.id,
    amountCents: null,
    terms: postponeTerms(wantedOf(request)),
    decisionId: request.teamDecisionId,
    mandateId: request.mandateId,
    actor,
    now,
    effectId: id,
  });
}

function wantedOf(request: PostponeRoundRequest): WantedPostponement {
  const { moment, newMoment, shiftLater, reason, decisionReference } = request;
  return {
    moment,
    newMoment: momentOf(newMoment),
    shiftLater,
    reason: tidyText(reason),
    decisionReference: decisionReference === null ? null : tidyLine(decisionReference),
  };
}

/** As far as the moment itself moves, by the clock on the wall. */
function shiftOf(
  { timeline }: Round,
  { moment, newMoment }: WantedPostponement,
): (at: Date) => Date {
  return wallClockShift(timeline[moment] ?? newMoment, newMoment);
}
