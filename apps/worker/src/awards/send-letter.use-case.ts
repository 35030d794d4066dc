import { Injectable } from '@nestjs/common';
import { NotFoundError } from '#domain';
import type { JobPayloads } from '#jobs';
import { type LetterNotice, type Stores, UnitOfWork } from '#persistence';
import { type Mail, Mailer } from '../mailer.js';
import { awardMail, objectionMail } from './letter-mail.js';

/** After this long, whoever had the mail in hand is taken to have died with it. */
const IN_HAND_MS = 30_000;

/** Another worker is sending this mail at this moment; it will be looked at again. */
export class LetterInHandError extends Error {}

/**
 * Mails a letter about a decision or an objection once, to the address that its reader has now.
 *
 * The mail leaves between two units of work: in hand is committed before it, `sent` after it. A crash
 * in between leaves it pending, and it leaves again under the same Message-ID, by which mail
 * programs know it for the same one.
 */
@Injectable()
export class SendLetter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mailer: Mailer,
  ) {}

  /** @param jobId names the job in the audit trail */
  async execute(
    { municipalityId, noticeId }: JobPayloads['notify-award'],
    jobId: string,
  ): Promise<void> {
    const tenant = { id: municipalityId };
    const mail = await this.unitOfWork.run(tenant, (stores) => takeInHand(stores, noticeId));
    if (mail === null) return;
    try {
      await this.mailer.send(mail);
    } catch (error) {
      await this.unitOfWork.run(tenant, ({ letterNotices }) => letterNotices.letGo(noticeId));
      throw error;
    }
    await this.unitOfWork.run(tenant, async ({ audit, clock, letterNotices }) => {
      if (!(await letterNotices.settle(noticeId, 'sent', await clock.now()))) return;
      await audit.record({
        actor: 'service',
        action: 'send-letter',
        subjectType: 'letter-notice',
        subjectId: noticeId,
        origin: `job:${jobId}`,
      });
    });
  }
}

/**
 * The mail that is now ours to send, or null when there is nothing to send (any more).
 *
 * @throws {LetterInHandError} when another worker has it
 */
async function takeInHand(stores: Stores, noticeId: string): Promise<Mail | null> {
  const { clock, letterNotices } = stores;
  const notice = await letterNotices.get(noticeId);
  const now = await clock.now();
  const staleBefore = new Date(now.getTime() - IN_HAND_MS);
  const outcome = await letterNotices.take(noticeId, now, staleBefore);
  if (outcome === 'in-hand') throw new LetterInHandError('Another worker is sending this letter.');
  if (outcome === 'settled') return null;
  if (notice.email === null) {
    await letterNotices.settle(noticeId, 'no-address', now);
    return null;
  }
  return mailOf(stores, notice, notice.email);
}

async function mailOf(
  { awardLetters, objections }: Stores,
  notice: LetterNotice,
  email: string,
): Promise<Mail> {
  const { id, letterId, objectionId } = notice;
  if (letterId !== null) return awardMail(notice, await awardLetters.get(letterId), email);
  if (objectionId !== null) return objectionMail(notice, await objections.get(objectionId), email);
  throw new NotFoundError('letter', id);
}
