import type { PaymentRecord, Stores } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { outlineOf, type PaymentResponse, withPayee } from './payment.response.js';

/**
 * Runs a command on a payment once per Idempotency-Key, and answers with the payment as the
 * command left it.
 *
 * Only the outline is kept with the key: a payee's account is in one table and nowhere else.
 *
 * @param work gives the id of the payment that it wrote
 */
export async function payOnce(
  stores: Stores,
  context: CommandContext,
  work: () => Promise<string>,
): Promise<PaymentResponse> {
  const outline = await stores.idempotency.once(context.command, async () =>
    outlineOf(await stores.payments.get(await work())),
  );
  return withPayee(outline, await stores.payments.get(outline.id), context.actor);
}

/** Writes in the audit trail what was done to a payment; not who was paid. */
export async function recordPaymentStep(
  { audit }: Stores,
  { actor, requestId }: CommandContext,
  action: 'prepare-payment' | 'release-payment' | 'cancel-payment',
  payment: Pick<PaymentRecord, 'id' | 'initiativeId' | 'amountCents'>,
): Promise<void> {
  await audit.record({
    actor: actorRefOf(actor),
    action,
    subjectType: 'payment',
    subjectId: payment.id,
    origin: requestId,
    details: {
      initiativeId: payment.initiativeId,
      amountCents: payment.amountCents.toString(),
    },
  });
}
