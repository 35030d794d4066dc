import { Injectable } from '@nestjs/common';
import { authorise } from '#domain';
import { type Page, type PageRequest, type PaymentRecord, UnitOfWork } from '#persistence';
import type { ActorContext } from '#platform';

/** Payments, for finance officers and auditors, and for a wijkteam those of its own initiatives. */
@Injectable()
export class PaymentQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { tenant, actor }: ActorContext,
    initiativeId: string,
    page: PageRequest,
  ): Promise<Page<PaymentRecord>> {
    return this.unitOfWork.run(tenant, async ({ commitments, payments }) => {
      authorise(actor, 'read-payments', await commitments.placeOf(initiativeId));
      return payments.list(page, { initiativeId });
    });
  }

  get({ tenant, actor }: ActorContext, paymentId: string): Promise<PaymentRecord> {
    return this.unitOfWork.run(tenant, async ({ payments }) => {
      const payment = await payments.get(paymentId);
      authorise(actor, 'read-payments', payment);
      return payment;
    });
  }
}
