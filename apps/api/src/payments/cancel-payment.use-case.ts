import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authorise, cancelPayment, cancelTransfer, payingOfficer } from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { payOnce, recordPaymentStep } from './pay-once.js';
import type { PaymentResponse } from './payment.response.js';

/** Takes a prepared tranche back; what it reserved falls back to the initiative. */
@Injectable()
export class CancelPayment {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, paymentId: string): Promise<PaymentResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      payOnce(stores, context, () => cancel(stores, context, paymentId)),
    );
  }
}

async function cancel(stores: Stores, context: CommandContext, paymentId: string): Promise<string> {
  const payment = await stores.payments.lock(paymentId);
  authorise(context.actor, 'prepare-payment', payment);
  const settledBy = payingOfficer(context.actor);
  cancelPayment(payment);
  const settledAt = await stores.clock.now();
  const transferId = randomUUID();
  await stores.ledger.post(actorRefOf(context.actor), settledAt, [
    cancelTransfer(transferId, paymentId),
  ]);
  await stores.payments.settle({
    paymentId,
    outcome: 'cancelled',
    transferId,
    settledBy,
    settledAt,
  });
  await recordPaymentStep(stores, context, 'cancel-payment', payment);
  return paymentId;
}
