import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type AllocationLine,
  allocationBasis,
  type AllocationRequest,
  allocationTotal,
  allocationTransfer,
  authorise,
  decideAllocation,
  decidingPerson,
  nextInitiativeState,
  nextPhase,
  passedOver,
  payableBudget,
  type Round,
} from '#domain';
import { type AllocationDecision, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { AllocationDecisionResponse } from './allocation-decision.response.js';
import type { DecideAllocationRequest } from './decide-allocation.request.js';

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
  authorise(context.actor, 'decide-allocation', round);
  const decidedBy = decidingPerson(context.actor);
  const phase = nextPhase(round.mode, round.phase, 'allocate');
  const budgetId = payableBudget(round);
  const basis = allocationBasis(round.mode, requestOf(request));
  const candidates = await stores.initiatives.allocationCandidates(roundId);
  const lines = decideAllocation(
    { mode: round.mode, motivation: basis.motivation },
    await winnersOf(stores, roundId, basis),
    candidates,
  );
  const decision: AllocationDecision = {
    id: randomUUID(),
    roundId,
    tallyRunId: basis.tallyRunId,
    motivation: basis.motivation,
    decidedBy,
    decidedAt: await stores.clock.now(),
  };
  await stores.allocations.insert(decision);
  await commit(stores, context, { decision, lines, budgetId });
  const left = passedOver(round.mode, lines, candidates);
  await stores.initiatives.setStates(left, {
    state: nextInitiativeState('eligible', 'pass-over'),
  });
  await stores.rounds.setPhase(roundId, phase);
  await recordTrail(stores, context, { decision, lines, left, round });
  return AllocationDecisionResponse.of({ ...decision, lines });
}

function requestOf(request: DecideAllocationRequest): AllocationRequest {
  return {
    tallyRunId: request.tallyRunId ?? null,
    initiativeIds: request.initiativeIds ?? null,
    motivation: request.motivation ?? null,
  };
}

/** After a count the winners are those that it recorded, in its order, whatever the client says. */
async function winnersOf(
  { tallyRuns }: Stores,
  roundId: string,
  { tallyRunId, initiativeIds }: AllocationRequest,
): Promise<readonly string[]> {
  if (tallyRunId === null) return initiativeIds ?? [];
  const { outcome } = await tallyRuns.get(roundId, tallyRunId);
  return outcome.winners.map(({ initiativeId }) => initiativeId);
}

/** Moves the money in the ledger, writes the commitments beside it, and marks the initiatives. */
async function commit(
  { commitments, initiatives, ledger }: Stores,
  { actor }: CommandContext,
  given: {
    readonly decision: AllocationDecision;
    readonly lines: readonly AllocationLine[];
    readonly budgetId: string;
  },
): Promise<void> {
  const { decision, lines, budgetId } = given;
  const entries = lines.map((line) => ({ ...line, transferId: randomUUID() }));
  await ledger.post(
    actorRefOf(actor),
    decision.decidedAt,
    entries.map(({ transferId, ...line }) => allocationTransfer(transferId, { budgetId, ...line })),
  );
  await commitments.insertAll(
    entries.map((entry) => ({ ...entry, decisionId: decision.id, roundId: decision.roundId })),
  );
  await initiatives.setStates(
    lines.map(({ initiativeId }) => initiativeId),
    { state: nextInitiativeState('eligible', 'fund') },
  );
}

/** One entry for the decision, and one for each initiative, so that each can be followed by itself. */
async function recordTrail(
  { audit }: Stores,
  { actor, requestId }: CommandContext,
  made: {
    readonly decision: AllocationDecision;
    readonly lines: readonly AllocationLine[];
    readonly left: readonly string[];
    readonly round: Round;
  },
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
