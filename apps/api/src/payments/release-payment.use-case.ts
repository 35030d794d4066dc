import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authorise, payingOfficer, releasePayment, releaseTransfer } from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { payOnce, recordPaymentStep } from './pay-once.js';
import type { PaymentResponse } from './payment.response.js';

/** Releases a prepared tranche, by another officer than the one who prepared it. */
@Injectable()
export class ReleasePayment {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, paymentId: string): Promise<PaymentResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      payOnce(stores, context, () => release(stores, context, paymentId)),
    );
  }
}

async function release(
  stores: Stores,
  context: CommandContext,
  paymentId: string,
): Promise<string> {
  const payment = await stores.payments.lock(paymentId);
  authorise(context.actor, 'release-payment', payment);
  const settledBy = payingOfficer(context.actor);
  releasePayment(payment, settledBy);
  const settledAt = await stores.clock.now();
  const transferId = randomUUID();
  await stores.ledger.post(actorRefOf(context.actor), settledAt, [
    releaseTransfer(transferId, paymentId),
  ]);
  await stores.payments.settle({
    paymentId,
    outcome: 'released',
    transferId,
    settledBy,
    settledAt,
  });
  await recordPaymentStep(stores, context, 'release-payment', payment);
  await stores.outbox.request('notify-payment', {
    municipalityId: context.tenant.id,
    paymentId,
  });
  return paymentId;
}
