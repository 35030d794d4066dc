import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Budget,
  type Cents,
  type Envelope,
  envelopeAccount,
  type EnvelopePart,
  budgetAccount,
  movementTransfer,
  splitBudget,
  splitTerms,
  sumCents,
  tidyLine,
} from '#domain';
import { type EnvelopeMovement, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, wireCents } from '#platform';
import {
  BudgetSplitResponse,
  EnvelopeMovementResponse,
  EnvelopeResponse,
} from './envelope.response.js';
import { partOf, type SplitBudgetRequest } from './split-budget.request.js';

/** Splits (part of) a budget into envelopes: all of it in one journal, or nothing. */
@Injectable()
export class SplitBudget {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    budgetId: string,
    request: SplitBudgetRequest,
  ): Promise<BudgetSplitResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const budget = await stores.budgets.get(budgetId);
        const wanted = wantedOf(request);
        const id = randomUUID();
        const movedBy = await decide(stores, context, budget, { ...wanted, id });
        const movedAt = await stores.clock.now();
        const batch = { ...wanted, id, movedBy, movedAt };
        const moves = await move(stores, context, budget, batch);
        await record(stores, context, budget, batch);
        return responseOf(stores, budgetId, batch, moves);
      }),
    );
  }
}

type Wanted = {
  readonly parts: readonly EnvelopePart[];
  readonly decisionReference: string;
  readonly teamDecisionId: string | null;
  readonly mandateId: string | null;
};

type Batch = Wanted & { readonly id: string; readonly movedBy: string; readonly movedAt: Date };

function wantedOf(request: SplitBudgetRequest): Wanted {
  const { parts, decisionReference, teamDecisionId, mandateId } = request;
  return {
    parts: parts.map(partOf),
    decisionReference: tidyLine(decisionReference),
    teamDecisionId,
    mandateId,
  };
}

/** @returns the person who decides for the wijkteam, with the budget held */
async function decide(
  { clock, envelopes, ledger, teamDecisions }: Stores,
  { actor }: CommandContext,
  budget: Budget,
  wanted: Wanted & { readonly id: string },
): Promise<string> {
  const { availableCents } = await ledger.hold(budgetAccount(budget.id));
  const movedBy = splitBudget(actor, budget, wanted, {
    availableCents,
    envelopes: await envelopes.allOf(budget.id),
    buurtIds: await envelopes.buurtIds(budget.wijkteamId),
  });
  await teamDecisions.groundFor(budget.wijkteamId, {
    kind: 'split-budget',
    subjectId: budget.id,
    amountCents: totalOf(wanted),
    terms: splitTerms(wanted.parts),
    decisionId: wanted.teamDecisionId,
    mandateId: wanted.mandateId,
    effectId: wanted.id,
    actor,
    now: await clock.now(),
  });
  return movedBy;
}

/** Opens what is new, moves the money, and writes the documents beside it. */
async function move(
  { applicationLine, envelopes, ledger }: Stores,
  { actor, requestId }: CommandContext,
  budget: Budget,
  { parts, movedAt, movedBy, decisionReference, teamDecisionId, id: batchId }: Batch,
): Promise<EnvelopeMovement[]> {
  const lines = parts.map((part) => ({
    ...part,
    id: randomUUID(),
    target: targetOf(part, budget, movedAt),
  }));
  await envelopes.insertAll(lines.flatMap(({ target }) => target.fresh ?? []));
  await ledger.post(
    actorRefOf(actor),
    movedAt,
    lines.map(({ id, target, amountCents }) => movementTransfer('split', id, target, amountCents)),
  );
  const movements = lines.map(({ id, target, amountCents }) => ({
    id,
    envelopeId: target.id,
    kind: 'split' as const,
    amountCents,
    decisionReference,
    teamDecisionId,
    batchId,
    movedAt,
  }));
  for (const movement of movements) await envelopes.insertMovement({ ...movement, movedBy });
  await applicationLine.promote(
    movements.map(({ envelopeId }) => envelopeAccount(envelopeId)),
    { actor: actorRefOf(actor), origin: requestId, now: movedAt },
  );
  return movements;
}

type Target = Pick<Envelope, 'id' | 'budgetId'> & { readonly fresh: Envelope | null };

function targetOf({ envelopeId, fresh }: EnvelopePart, budget: Budget, createdAt: Date): Target {
  const { id: budgetId, wijkteamId } = budget;
  const id = envelopeId ?? randomUUID();
  const made = fresh === null ? null : { id, budgetId, wijkteamId, createdAt, ...fresh };
  return { id, budgetId, fresh: made };
}

function totalOf({ parts }: Wanted): Cents {
  return sumCents(parts.map(({ amountCents }) => amountCents));
}

async function record(
  { audit }: Stores,
  { actor, requestId }: CommandContext,
  budget: Budget,
  batch: Batch,
): Promise<void> {
  await audit.record({
    actor: actorRefOf(actor),
    action: 'split-budget',
    subjectType: 'budget',
    subjectId: budget.id,
    origin: requestId,
    details: {
      batchId: batch.id,
      parts: batch.parts.length,
      totalCents: totalOf(batch).toString(),
      decisionReference: batch.decisionReference,
      teamDecisionId: batch.teamDecisionId,
    },
  });
}

async function responseOf(
  { envelopes }: Stores,
  budgetId: string,
  batch: Batch,
  movements: readonly EnvelopeMovement[],
): Promise<BudgetSplitResponse> {
  const after: EnvelopeResponse[] = [];
  for (const { envelopeId } of movements) {
    after.push(EnvelopeResponse.of(await envelopes.getFunded(envelopeId)));
  }
  return {
    id: batch.id,
    budgetId,
    totalCents: wireCents(totalOf(batch)),
    decisionReference: batch.decisionReference,
    envelopes: after,
    movements: movements.map((each) => EnvelopeMovementResponse.of(each)),
  };
}
