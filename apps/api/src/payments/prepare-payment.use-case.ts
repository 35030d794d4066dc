import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  payingOfficer,
  type PaymentDraft,
  preparePayment,
  trancheTransfer,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { payOnce, recordPaymentStep } from './pay-once.js';
import type { PaymentResponse } from './payment.response.js';
import { PreparePaymentRequest } from './prepare-payment.request.js';

/** Prepares a tranche: reserves its amount, and leaves the release to another officer. */
@Injectable()
export class PreparePayment {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    initiativeId: string,
    request: PreparePaymentRequest,
  ): Promise<PaymentResponse> {
    const draft = PreparePaymentRequest.draftOf(request);
    return this.unitOfWork.run(context.tenant, (stores) =>
      payOnce(stores, context, () => prepare(stores, context, initiativeId, draft)),
    );
  }
}

async function prepare(
  stores: Stores,
  context: CommandContext,
  initiativeId: string,
  draft: PaymentDraft,
): Promise<string> {
  const place = await stores.commitments.placeOf(initiativeId);
  authorise(context.actor, 'prepare-payment', place);
  const preparedBy = payingOfficer(context.actor);
  const payment = {
    ...preparePayment(place, draft),
    id: randomUUID(),
    initiativeId,
    preparedBy,
    preparedAt: await stores.clock.now(),
  };
  await stores.ledger.post(actorRefOf(context.actor), payment.preparedAt, [
    trancheTransfer(payment.id, initiativeId, payment.amountCents),
  ]);
  await stores.payments.insert(payment);
  await recordPaymentStep(stores, context, 'prepare-payment', payment);
  return payment.id;
}
