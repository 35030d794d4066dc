import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  budgetAccount,
  envelopeAccount,
  movementTransfer,
  returnFromEnvelope,
  tidyLine,
} from '#domain';
import { type EnvelopeMovement, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, centsOf, type CommandContext } from '#platform';
import { EnvelopeMovementResponse } from './envelope.response.js';
import type { ReturnEnvelopeRequest } from './return-envelope.request.js';

/** Gives what an envelope does not need back to its budget. */
@Injectable()
export class ReturnEnvelope {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    envelopeId: string,
    request: ReturnEnvelopeRequest,
  ): Promise<EnvelopeMovementResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const envelope = await stores.envelopes.get(envelopeId);
        const amountCents = centsOf(request.amountCents);
        const decisionReference = tidyLine(request.decisionReference);
        // The budget first, as in a split: the two cannot wait for each other.
        await stores.ledger.hold(budgetAccount(envelope.budgetId));
        const { availableCents } = await stores.ledger.hold(envelopeAccount(envelopeId));
        // No ground is asked for: it gives nobody money, and using it again takes a new split.
        const wanted = { amountCents, decisionReference };
        const movedBy = returnFromEnvelope(context.actor, envelope, wanted, availableCents);
        const id = randomUUID();
        const movement: EnvelopeMovement = {
          ...wanted,
          id,
          envelopeId,
          kind: 'return',
          teamDecisionId: null,
          batchId: id,
          movedAt: await stores.clock.now(),
        };
        const transfer = movementTransfer('return', id, envelope, amountCents);
        await stores.ledger.post(actorRefOf(context.actor), movement.movedAt, [transfer]);
        await stores.envelopes.insertMovement({ ...movement, movedBy });
        await follow(stores, context, { ...movement, budgetId: envelope.budgetId });
        return EnvelopeMovementResponse.of(movement);
      }),
    );
  }
}

/** The trail, and the lines that the budget pays. */
async function follow(
  { applicationLine, audit }: Stores,
  context: CommandContext,
  movement: EnvelopeMovement & { readonly budgetId: string },
): Promise<void> {
  const actor = actorRefOf(context.actor);
  await audit.record({
    actor,
    action: 'return-from-envelope',
    subjectType: 'envelope',
    subjectId: movement.envelopeId,
    origin: context.requestId,
    details: {
      transferId: movement.id,
      amountCents: movement.amountCents.toString(),
      decisionReference: movement.decisionReference,
    },
  });
  const command = { actor, origin: context.requestId, now: movement.movedAt };
  await applicationLine.promote([budgetAccount(movement.budgetId)], command);
}
