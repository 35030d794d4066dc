import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type AllocationLine,
  allocationBasis,
  type AllocationRequest,
  allocationTotal,
  allocationTransfer,
  awardTransfer,
  authorise,
  decideAllocation,
  decidingPerson,
  type DecisionContent,
  followsCount,
  moneySource,
  nextInitiativeState,
  nextPhase,
  passedOver,
  refuseSilentDeviation,
  type Round,
  type RoundMode,
} from '#domain';
import { type AllocationDecision, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { awardTexts } from '#wording';
import { AllocationDecisionResponse } from './allocation-decision.response.js';
import type { DecideAllocationRequest } from './decide-allocation.request.js';
import { type FollowedOutcome, followOutcome } from './followed-outcome.js';
import { tellOutcome } from './tell-outcome.js';

/** Records the decision of a wijkteam, and gives the money of the budget to the initiatives it names. */
@Injectable()
export class DecideAllocation {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    roundId: string,
    request: DecideAllocationRequest,
  ): Promise<AllocationDecisionResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () => decide(stores, context, roundId, request)),
    );
  }
}

async function decide(
  stores: Stores,
  context: CommandContext,
  roundId: string,
  request: DecideAllocationRequest,
): Promise<AllocationDecisionResponse> {
  const round = await stores.rounds.lock(roundId);
  refuseStranger(context, round, request);
  const decidedBy = decidingPerson(context.actor);
  nextPhase(round.mode, round.phase, 'allocate');
  const source = moneySource(round);
  const decided = await contentOf(stores, request);
  const basis = allocationBasis(round.mode, requestOf(round.mode, request, decided));
  const candidates = await stores.initiatives.allocationCandidates(roundId);
  const lines = decideAllocation(
    { mode: round.mode, motivation: basis.motivation },
    await winnersOf(stores, roundId, basis, decided),
    candidates,
  );
  const decision: AllocationDecision = {
    id: randomUUID(),
    roundId,
    tallyRunId: basis.tallyRunId,
    motivation: basis.motivation,
    decidedBy,
    decidedAt: await stores.clock.now(),
    teamDecisionId: request.teamDecisionId ?? null,
    mandateId: request.mandateId ?? null,
  };
  const followed = await followOutcome(stores, round, { request, decided, lines });
  await takeGround(stores, context, { decision, lines, round });
  await stores.allocations.insert(decision);
  await stores.outcomes.insertBasis({ decisionId: decision.id, roundId, ...followed });
  await commit(stores, context, { decision, lines, source, round });
  const left = passedOver(round.mode, lines, candidates);
  await conclude(stores, context, { decision, lines, left, round, followed });
  return AllocationDecisionResponse.of({ ...decision, lines, ...followed });
}

/** What follows from the decision for the others, for the round, and for those who have to be told. */
async function conclude(
  stores: Stores,
  context: CommandContext,
  made: Made & { readonly followed: FollowedOutcome },
): Promise<void> {
  const { decision, lines, left, round, followed } = made;
  await stores.initiatives.setStates(left, {
    state: nextInitiativeState('eligible', 'pass-over'),
  });
  await stores.roundRoute.take(round, 'allocate', {
    actor: actorRefOf(context.actor),
    origin: context.requestId,
    now: decision.decidedAt,
  });
  const { deviations } = followed;
  await stores.awardLetters.issue(
    { decision, mode: round.mode, lines, passedOver: left, deviations },
    awardTexts,
  );
  await tellOutcome(stores, decision, round);
  await recordTrail(stores, context, made);
}

type Made = {
  readonly decision: AllocationDecision;
  readonly lines: readonly AllocationLine[];
  readonly left: readonly string[];
  readonly round: Round;
};

/** Without a decision of the wijkteam or a mandate only the chair can decide. */
function refuseStranger(
  { actor }: CommandContext,
  round: Round,
  { teamDecisionId, mandateId }: DecideAllocationRequest,
): void {
  authorise(actor, 'decide-allocation', round);
  decidingPerson(actor);
  if (teamDecisionId !== undefined) authorise(actor, 'record-decision', round);
  if (teamDecisionId === undefined && mandateId === undefined) {
    authorise(actor, 'decide-alone', round);
  }
}

/** What the wijkteam decided, or null where no decision of it is named. */
async function contentOf(
  { teamDecisions }: Stores,
  { teamDecisionId }: DecideAllocationRequest,
): Promise<DecisionContent | null> {
  return teamDecisionId === undefined ? null : (await teamDecisions.get(teamDecisionId)).content;
}

/** What the decision of the wijkteam says need not be said again; what is said has to agree with it. */
function requestOf(
  mode: RoundMode,
  request: DecideAllocationRequest,
  decided: DecisionContent | null,
): AllocationRequest {
  const said = decided === null ? NOTHING_DECIDED : saidBy(mode, decided);
  return {
    tallyRunId: request.tallyRunId ?? said.tallyRunId,
    initiativeIds: request.initiativeIds ?? said.initiativeIds,
    motivation: request.motivation ?? said.motivation,
  };
}

const NOTHING_DECIDED: AllocationRequest = {
  tallyRunId: null,
  initiativeIds: null,
  motivation: null,
};

function saidBy(
  mode: RoundMode,
  { tallyRunId, lines, motivation }: DecisionContent,
): AllocationRequest {
  const initiativeIds = followsCount(mode) ? null : lines.map(({ subjectId }) => subjectId);
  return { tallyRunId, initiativeIds, motivation };
}

/**
 * After a count the winners are those that it recorded, in its order, whatever the client says; unless
 * the wijkteam decided otherwise, and said of each difference why.
 */
async function winnersOf(
  { tallyRuns }: Stores,
  roundId: string,
  { tallyRunId, initiativeIds }: AllocationRequest,
  decided: DecisionContent | null,
): Promise<readonly string[]> {
  if (tallyRunId === null) return initiativeIds ?? [];
  const { outcome } = await tallyRuns.get(roundId, tallyRunId);
  const counted = outcome.winners.map(({ initiativeId }) => initiativeId);
  if (decided === null) return counted;
  const funded = decided.lines.map(({ subjectId }) => subjectId);
  refuseSilentDeviation(counted, funded, decided.deviations);
  return [
    ...counted.filter((id) => funded.includes(id)),
    ...funded.filter((id) => !counted.includes(id)),
  ];
}

/** The decision of the wijkteam or the mandate that this rests on, used up by it. */
async function takeGround(
  { agenda, teamDecisions }: Stores,
  { actor }: CommandContext,
  given: {
    readonly decision: AllocationDecision;
    readonly lines: readonly AllocationLine[];
    readonly round: Round;
  },
): Promise<void> {
  const { decision, lines, round } = given;
  const ids = lines.map(({ initiativeId }) => initiativeId);
  await teamDecisions.groundFor(round.wijkteamId, {
    kind: followsCount(round.mode) ? 'ratify-tally' : 'allocate',
    subjectId: round.id,
    amountCents: allocationTotal(lines),
    lines: lines.map(({ initiativeId, amountCents }) => ({ subjectId: initiativeId, amountCents })),
    tallyRunId: decision.tallyRunId,
    decisionId: decision.teamDecisionId,
    mandateId: decision.mandateId,
    actor,
    now: decision.decidedAt,
    effectId: decision.id,
    interestedIds: await agenda.proposersOf(ids),
  });
}

/**
 * Moves the money in the ledger, writes the commitments beside it, and marks the initiatives. What
 * was reserved in line becomes final; all else comes straight from the budget or the envelope.
 */
async function commit(
  { applicationLine, commitments, initiatives, ledger }: Stores,
  { actor }: CommandContext,
  given: {
    readonly decision: AllocationDecision;
    readonly lines: readonly AllocationLine[];
    readonly source: string;
    readonly round: Round;
  },
): Promise<void> {
  const { decision, lines, source, round } = given;
  const ids = lines.map(({ initiativeId }) => initiativeId);
  const entries = lines.map((line) => ({ ...line, transferId: randomUUID() }));
  const reserved = await applicationLine.holdForAward(round, ids);
  await ledger.post(
    actorRefOf(actor),
    decision.decidedAt,
    entries.map(({ transferId, ...line }) => {
      const pendingId = reserved.get(line.initiativeId);
      return pendingId === undefined
        ? allocationTransfer(transferId, { source, ...line })
        : awardTransfer(transferId, pendingId);
    }),
  );
  await applicationLine.recordAwards(
    round,
    entries.filter(({ initiativeId }) => reserved.has(initiativeId)),
    decision.decidedAt,
  );
  await commitments.insertAll(
    entries.map((entry) => ({ ...entry, decisionId: decision.id, roundId: decision.roundId })),
  );
  await initiatives.setStates(ids, { state: nextInitiativeState('eligible', 'fund') });
}

/** One entry for the decision, and one for each initiative, so that each can be followed by itself. */
async function recordTrail(
  { audit }: Stores,
  { actor, requestId }: CommandContext,
  made: Made,
): Promise<void> {
  const { decision, lines, left, round } = made;
  const common = { actor: actorRefOf(actor), origin: requestId };
  const ofInitiative = { ...common, subjectType: 'initiative' };
  await audit.recordAll([
    {
      ...common,
      action: 'decide-allocation',
      subjectType: 'allocation-decision',
      subjectId: decision.id,
      details: {
        roundId: round.id,
        mode: round.mode,
        tallyRunId: decision.tallyRunId,
        teamDecisionId: decision.teamDecisionId ?? null,
        mandateId: decision.mandateId ?? null,
        totalCents: allocationTotal(lines).toString(),
        funded: lines.length,
        passedOver: left.length,
      },
    },
    ...lines.map(({ initiativeId, amountCents }) => ({
      ...ofInitiative,
      action: 'fund-initiative',
      subjectId: initiativeId,
      details: { decisionId: decision.id, amountCents: amountCents.toString() },
    })),
    ...left.map((initiativeId) => ({
      ...ofInitiative,
      action: 'pass-over-initiative',
      subjectId: initiativeId,
      details: { decisionId: decision.id },
    })),
  ]);
}
