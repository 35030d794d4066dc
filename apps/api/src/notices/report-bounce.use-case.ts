import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authorise, type BounceKind, bounceKind, type DeliveryStatus } from '#domain';
import { type BouncedMail, type Stores, UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';
import type { BounceResponse } from './mailing.response.js';
import { readReturnedMail } from './read-returned-mail.js';

type Bounce = { readonly kind: BounceKind; readonly status: string };

/** Takes a mail that came back, as it came in. The same one twice changes nothing. */
@Injectable()
export class ReportBounce {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(context: ActorContext, raw: Uint8Array): Promise<BounceResponse> {
    authorise(context.actor, 'report-bounces', { wijkteamId: null });
    const returned = await readReturnedMail(raw);
    if (returned === null) return { kind: 'unknown', isRepeated: false };
    return this.unitOfWork.run(context.tenant, async (stores) => {
      const mail = await stores.mailBounces.lockMail(returned.mailingId);
      const bounce = mail === null ? null : bounceOf(returned.statuses, mail);
      if (mail === null || bounce === null) return { kind: 'unknown', isRepeated: false };
      const isRepeated = !(await take(stores, mail, bounce));
      if (!isRepeated) await record(stores, context, mail, bounce);
      return { kind: bounce.kind, isRepeated };
    });
  }
}

/** What was said of the address that the mail went to; a status without an address counts as well. */
function bounceOf(statuses: readonly DeliveryStatus[], { email }: BouncedMail): Bounce | null {
  const own = statuses.filter(({ recipient }) => recipient === null || recipient === email);
  const bounces = own.flatMap((each) => {
    const kind = bounceKind(each);
    return kind === null ? [] : [{ kind, status: each.status }];
  });
  return bounces[0] ?? null;
}

/** @returns false when this bounce was known */
async function take(
  { clock, mailBounces, mailings }: Stores,
  { mailingId, email }: BouncedMail,
  { kind, status }: Bounce,
): Promise<boolean> {
  const now = await clock.now();
  if (!(await mailBounces.recordOnce(mailingId, { kind, status }, now))) return false;
  if (kind === 'delayed') return true;
  await mailBounces.markBounced(mailingId, now);
  if (email !== null) await mailBounces.countAgainst(email, kind, now);
  await mailings.fallBackToLetter(mailingId, randomUUID(), now);
  return true;
}

async function record(
  { audit }: Stores,
  { actor, requestId }: ActorContext,
  { mailingId }: BouncedMail,
  { kind, status }: Bounce,
): Promise<void> {
  await audit.record({
    actor: actorRefOf(actor),
    action: 'report-bounce',
    subjectType: 'mailing',
    subjectId: mailingId,
    origin: requestId,
    details: { kind, status },
  });
}
