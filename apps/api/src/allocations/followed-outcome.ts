import {
  type AllocationLine,
  type DecisionContent,
  type Deviation,
  refuseFaults,
  refuseUnfollowedOutcome,
  type Round,
} from '#domain';
import type { Stores } from '#persistence';
import type { DecideAllocationRequest } from './decide-allocation.request.js';

/** The record of a committee or an assembly that a decision rests on, and where it leaves it. */
export type FollowedOutcome = {
  readonly outcomeRecordId: string | null;
  readonly deviations: readonly Deviation[];
};

/**
 * What a decision rests on besides its ground, for a round that is held. The reasons for treating
 * initiatives otherwise are those that the wijkteam voted on, where it did.
 */
export async function followOutcome(
  { outcomes }: Stores,
  round: Round,
  given: {
    readonly request: DecideAllocationRequest;
    readonly decided: DecisionContent | null;
    readonly lines: readonly AllocationLine[];
  },
): Promise<FollowedOutcome> {
  const { request, decided, lines } = given;
  const { outcomeRecordId = null, deviations: said = [] } = request;
  refuseFaults(said.length > 0 && decided !== null ? [SAID_TWICE] : []);
  const latest = await outcomes.findLatest(round.id);
  const isRatifying = decided?.kind === 'ratify-tally';
  const deviations = decided?.deviations ?? said;
  refuseUnfollowedOutcome(
    round.mode,
    latest,
    // Those of a ratified count were compared with the count.
    { outcomeRecordId, deviations: isRatifying ? [] : deviations },
    lines.map(({ initiativeId }) => initiativeId),
  );
  return { outcomeRecordId, deviations };
}

const SAID_TWICE = {
  name: 'deviations',
  code: 'deviations-of-decision',
  reason: 'The decision of the wijkteam holds the reasons already.',
};
