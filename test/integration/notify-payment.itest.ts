import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import {
  NoticeInHandError,
  NotifyPayment,
} from '../../apps/worker/src/disbursements/notify-payment.use-case.js';
import { startTestApi, type TestApi } from '../support/api.js';
import {
  aPreparedPayment,
  aTreasury,
  created,
  type Treasury,
} from '../support/funded-initiative.factory.js';
import { asOwner } from '../support/municipality.factory.js';
import { queueBackends } from '../support/queue-backends.js';
import { type ReceivedMail, SmtpListener } from '../support/smtp-listener.js';
import { TestWorkers, until } from '../support/worker.js';

describe.each(queueBackends('telling a payee'))('telling a payee on %s', (backend) => {
  let api: TestApi;
  let smtp: SmtpListener;
  let treasury: Treasury;
  let workers: TestWorkers;
  let running: [INestApplicationContext, INestApplicationContext];

  beforeAll(async () => {
    api = await startTestApi();
    smtp = await SmtpListener.open();
    treasury = await aTreasury(api);
    workers = await TestWorkers.open(backend, { smtpUrl: smtp.url, database: api.database });
    running = await Promise.all([workers.start(), workers.start()]);
  });

  afterAll(async () => {
    await workers.close();
    await treasury.close();
    await api.close();
    await smtp.close();
  });

  const noticeOf = async (paymentId: string) =>
    (await asOwner(api, 'SELECT * FROM payment_notice WHERE payment_id = $1', [paymentId]))[0];
  const mailsAbout = (paymentId: string): ReceivedMail[] =>
    smtp.mails.filter(({ headers }) => headers.get('message-id') === `<${paymentId}@wijkkas>`);
  const jobOf = async (paymentId: string): Promise<string> =>
    until(async () => {
      const [message] = await asOwner<{ id: string }>(
        api,
        `SELECT id FROM outbox WHERE payload ->> 'paymentId' = $1`,
        [paymentId],
      );
      return message?.id ?? null;
    }, 'the message');
  const payload = (paymentId: string) => ({ municipalityId: treasury.town.id, paymentId });

  /** A payment released over HTTP; the notice is asked for with it. */
  async function aReleasedPayment(): Promise<string> {
    const { paymentId } = await aPreparedPayment(treasury, 12_345);
    await created(
      treasury.officers[1].client.post(treasury.path(`/payments/${paymentId}/releases`), undefined),
    );
    return paymentId;
  }

  it('says in Dutch and English what is paid, for what, which part, and whom to ask', async () => {
    const paymentId = await aReleasedPayment();

    await workers.finished('notifications', await jobOf(paymentId));

    const [mail] = mailsAbout(paymentId);
    expect(mail?.to).toEqual(['penningmeester@linde.example']);
    expect(mail?.headers.get('subject')).toBe(
      '€\u00a0123,45 betaald voor ‘Speeltuin op het pleintje’',
    );
    expect(mail?.headers.get('from')).toContain('noreply@wijkkas.example');
    for (const line of [
      'Bedrag: €\u00a0123,45',
      'Deel: 1 (we betalen in delen)',
      'Waarvoor: Eerste termijn speeltuin',
      `contactpersoon bij de gemeente ${treasury.town.slug} of aan Wijkteam De Linde`,
      'Amount: €123.45',
      paymentId,
    ]) {
      expect(mail?.text).toContain(line);
    }
  });

  it('names the account by its end only', async () => {
    const paymentId = await aReleasedPayment();

    await workers.finished('notifications', await jobOf(paymentId));

    const [mail] = mailsAbout(paymentId);
    expect(mail?.text).toContain('eindigt op 4300');
    expect(mail?.text.replaceAll(' ', '')).not.toMatch(/NL91|0417/);
  });

  it('writes down that the letter was sent', async () => {
    const paymentId = await aReleasedPayment();

    const jobId = await jobOf(paymentId);
    await workers.finished('notifications', jobId);

    expect(await noticeOf(paymentId)).toMatchObject({ state: 'sent', in_hand_at: null });
    const audit = await asOwner(
      api,
      `SELECT actor, origin FROM audit_entry WHERE subject_id = $1 AND action = 'notify-payment'`,
      [paymentId],
    );
    expect(audit).toEqual([{ actor: 'service', origin: `job:${jobId}` }]);
  });

  it('sends nothing when the job is delivered again', async () => {
    const paymentId = await aReleasedPayment();
    const jobId = await jobOf(paymentId);
    await workers.finished('notifications', jobId);
    await workers.queue('notifications').remove(jobId);

    await asOwner(api, 'UPDATE outbox SET relayed_at = NULL WHERE id = $1', [jobId]);
    await workers.finished('notifications', jobId);

    expect(mailsAbout(paymentId)).toHaveLength(1);
  });

  it('sends one letter when two workers have the job at the same moment', async () => {
    const paymentId = await aReleasedPayment();
    await workers.finished('notifications', await jobOf(paymentId));
    await asOwner(
      api,
      `UPDATE payment_notice SET state = 'pending', sent_at = NULL WHERE payment_id = $1`,
      [paymentId],
    );

    const outcomes = await Promise.allSettled(
      running.map((worker) => worker.get(NotifyPayment).execute(payload(paymentId), randomUUID())),
    );

    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(mailsAbout(paymentId)).toHaveLength(2);
    for (const outcome of refused) {
      expect(outcome).toMatchObject({ reason: expect.any(NoticeInHandError) });
    }
  });

  it('sends the same letter again when it cannot know whether it left', async () => {
    const paymentId = await aReleasedPayment();
    await workers.finished('notifications', await jobOf(paymentId));
    await asOwner(
      api,
      `UPDATE payment_notice SET state = 'pending', sent_at = NULL, in_hand_at = now() - interval '3 minutes'
        WHERE payment_id = $1`,
      [paymentId],
    );

    await running[0].get(NotifyPayment).execute(payload(paymentId), randomUUID());

    const [before, after] = mailsAbout(paymentId);
    expect(after?.headers.get('message-id')).toBe(before?.headers.get('message-id'));
    expect(await noticeOf(paymentId)).toMatchObject({ state: 'sent' });
  });

  it('tries again when the mail server turns the letter away', async () => {
    smtp.isRefusing = true;
    const paymentId = await aReleasedPayment();
    const jobId = await jobOf(paymentId);
    await until(() => Promise.resolve(smtp.refusedCount > 0 ? true : null), 'a refusal');
    const waiting = await until(async () => {
      const job = await workers.queue('notifications').getJob(jobId);
      return (await job?.getState()) === 'delayed' ? (job ?? null) : null;
    }, 'the job to wait for its next attempt');
    expect(await noticeOf(paymentId)).toMatchObject({ state: 'pending', in_hand_at: null });
    smtp.isRefusing = false;

    await waiting.promote();
    await workers.finished('notifications', jobId);

    expect(mailsAbout(paymentId)).toHaveLength(1);
    expect(await noticeOf(paymentId)).toMatchObject({ state: 'sent' });
  });

  it('writes down that there is no address, and is done with it', async () => {
    const { paymentId } = await aPreparedPayment(treasury);
    await asOwner(
      api,
      `SET session_replication_role = replica; UPDATE payment SET payee_email = NULL WHERE id = '${paymentId}'`,
    );
    await treasury.officers[1].client.post(
      treasury.path(`/payments/${paymentId}/releases`),
      undefined,
    );

    const job = await workers.finished('notifications', await jobOf(paymentId));

    expect(await job.getState()).toBe('completed');
    expect(await noticeOf(paymentId)).toMatchObject({ state: 'no-address', sent_at: null });
  });

  it('says nothing about a payment that was not released', async () => {
    const { paymentId } = await aPreparedPayment(treasury);

    const early = running[0].get(NotifyPayment).execute(payload(paymentId), randomUUID());

    await expect(early).rejects.toThrow('There is no such released payment.');
    expect(await noticeOf(paymentId)).toBeUndefined();
  });
});
