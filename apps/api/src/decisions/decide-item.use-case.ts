import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  canDecideNow,
  countTeamVotes,
  decidingPerson,
  ItemDecidedError,
  rulesOfOpen,
  type VotingState,
  WrittenProcedureRunningError,
} from '#domain';
import { type TeamDecision, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { TeamDecisionResponse } from './agenda-item.response.js';
import { type HeldItem, holdItem, votingState } from './item-state.js';

/** Ends the vote on an item: counts it by the rules of the meeting, and records what was decided. */
@Injectable()
export class DecideItem {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, command, actor, requestId }: CommandContext,
    itemId: string,
  ): Promise<TeamDecisionResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const held = await holdItem(stores, itemId);
        authorise(actor, 'record-decision', held.meeting);
        const recordedBy = decidingPerson(actor);
        const state = await votingState(stores, held, { actor });
        if (state.isDecided) throw new ItemDecidedError();
        const { votes } = await stores.agenda.record(itemId);
        const decidedAt = await stores.clock.now();
        const decision = decisionOn(held, state, { votes, recordedBy, decidedAt });
        await stores.teamDecisions.insert(decision);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'record-team-decision',
          subjectType: 'team-decision',
          subjectId: decision.id,
          origin: requestId,
          details: { itemId, outcome: decision.outcome, contentHash: held.item.contentHash },
        });
        return TeamDecisionResponse.of(await stores.teamDecisions.get(decision.id));
      }),
    );
  }
}

function decisionOn(
  { item, meeting }: HeldItem,
  state: VotingState,
  given: Pick<TeamDecision, 'recordedBy' | 'decidedAt'> &
    Pick<Parameters<typeof countTeamVotes>[1], 'votes'>,
): TeamDecision {
  const { votes, recordedBy, decidedAt } = given;
  if (!canDecideNow(state, decidedAt)) throw new WrittenProcedureRunningError();
  const answered = [...state.votedIds, ...state.recusedIds];
  const count = countTeamVotes(rulesOfOpen(meeting), {
    seats: state.seats,
    presentIds: meeting.kind === 'written' ? answered : state.presentIds,
    recusedIds: state.recusedIds,
    votes,
  });
  const { wijkteamId, id: meetingId } = meeting;
  return {
    id: randomUUID(),
    itemId: item.id,
    wijkteamId,
    meetingId,
    ...count,
    recordedBy,
    decidedAt,
  };
}
