import { Injectable } from '@nestjs/common';
import type { JobPayloads } from '#jobs';
import { type PaymentNoticeFacts, type Stores, UnitOfWork } from '#persistence';
import { Mailer } from '../mailer.js';
import { paymentNoticeMail } from './payment-notice-mail.js';

/** After this long, whoever had the letter in hand is taken to have died with it. */
const IN_HAND_MS = 30_000;

/** Another worker is sending this letter at this moment; it will be looked at again. */
export class NoticeInHandError extends Error {}

/**
 * Tells a payee once that money was paid.
 *
 * The letter leaves between two units of work: `pending` is committed before it, `sent` after it. A
 * crash in between leaves it pending, and it leaves again under the same Message-ID, by which mail
 * programs know it for the same letter.
 */
@Injectable()
export class NotifyPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mailer: Mailer,
  ) {}

  /** @param jobId names the job in the audit trail */
  async execute(
    { municipalityId, paymentId }: JobPayloads['notify-payment'],
    jobId: string,
  ): Promise<void> {
    const tenant = { id: municipalityId };
    const facts = await this.unitOfWork.run(tenant, (stores) => takeInHand(stores, paymentId));
    if (facts?.payeeEmail == null) return;
    try {
      await this.mailer.send(paymentNoticeMail(facts, facts.payeeEmail));
    } catch (error) {
      await this.unitOfWork.run(tenant, ({ paymentNotices }) => paymentNotices.letGo(paymentId));
      throw error;
    }
    await this.unitOfWork.run(tenant, async ({ audit, clock, paymentNotices }) => {
      if (!(await paymentNotices.markSent(paymentId, await clock.now()))) return;
      await audit.record(entry('notify-payment', paymentId, jobId));
    });
  }
}

/**
 * The facts for a letter that is now ours to send, or null when there is nothing to send (any more).
 *
 * @throws {NoticeInHandError} when another worker has it
 */
async function takeInHand(
  { clock, paymentNotices }: Stores,
  paymentId: string,
): Promise<PaymentNoticeFacts | null> {
  const facts = await paymentNotices.getFacts(paymentId);
  const now = await clock.now();
  const hasAddress = facts.payeeEmail !== null;
  await paymentNotices.insertOnce(paymentId, hasAddress ? 'pending' : 'no-address', now);
  const staleBefore = new Date(now.getTime() - IN_HAND_MS);
  const outcome = await paymentNotices.take(paymentId, now, staleBefore);
  if (outcome === 'in-hand') throw new NoticeInHandError('Another worker is sending this notice.');
  return outcome === 'taken' ? facts : null;
}

function entry(action: string, paymentId: string, jobId: string) {
  return {
    actor: 'service',
    action,
    subjectType: 'payment',
    subjectId: paymentId,
    origin: `job:${jobId}`,
  };
}
