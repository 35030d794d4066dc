import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type HandOver, MAIL_ATTEMPTS_MAX, nextMailingState, pauseAfter } from '#domain';
import type { JobPayloads } from '#jobs';
import { type MailInHand, type MailingContents, type Stores, UnitOfWork } from '#persistence';
import { type Mail, Mailer } from '../mailer.js';
import { WorkerConfig } from '../worker.config.js';
import { composeMail } from './compose-mail.js';
import { whenNotQuiet } from './local-moments.js';

/** How many letters of a municipality are under way at once. */
const LANES = 4;
const MINUTE_MS = 60_000;

/** A letter that is ours to hand over. */
type Taken = { readonly hand: MailInHand; readonly mail: Mail };
/** What one turn came to: there may be more, there is none, or the mail server is away. */
type Turn = 'more' | 'none' | 'away';

/**
 * Hands over the mail of a municipality that is due, each mail at most once.
 *
 * `handing-over` is committed before a mail leaves, the end of it after. Only an answer of the mail
 * server that it did not take the mail lets it leave again; where there was none after the content
 * was out, or the worker died, it is `uncertain` until a person decides.
 */
@Injectable()
export class DeliverMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mailer: Mailer,
    private readonly config: WorkerConfig,
  ) {}

  async execute({ municipalityId }: JobPayloads['deliver-mail']): Promise<void> {
    const tenant = { id: municipalityId };
    let isAway = false;
    const lane = async (): Promise<void> => {
      let turn: Turn = 'more';
      while (turn === 'more' && !isAway) turn = await this.turn(tenant);
      if (turn === 'away') isAway = true;
    };
    const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
    const failed = ends.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  private async turn(tenant: { readonly id: string }): Promise<Turn> {
    const taken = await this.unitOfWork.run(tenant, (stores) => this.take(stores));
    if (taken === 'none' || taken === 'more') return taken;
    const end = await this.mailer.handOver(taken.mail);
    await this.unitOfWork.run(tenant, (stores) => settle(stores, taken, end));
    return end.event === 'refuse-for-now' && end.answer === 'connection' ? 'away' : 'more';
  }

  /** Takes the next mail in hand; one that cannot leave (now) is settled at once. */
  private async take(stores: Stores): Promise<Taken | 'none' | 'more'> {
    const now = await stores.clock.now();
    const hand = await stores.mailings.takeDue(now);
    if (hand === null) return 'none';
    const contents = await stores.mailings.findContents(hand.id);
    if (contents === null) return 'none';
    const dueAt = whenNotQuiet(now, contents.quiet);
    if (dueAt > now) {
      await stores.mailings.putBack(hand, dueAt);
      return 'more';
    }
    if (!isReachable(contents)) {
      await fail(stores, hand, 'no-address');
      return 'more';
    }
    const { publicUrl, voterKeySecret: secret } = this.config.values;
    return { hand, mail: await composeMail(stores, contents, { publicUrl, secret }) };
  }
}

function isReachable(
  contents: MailingContents,
): contents is MailingContents & { readonly email: string } {
  return contents.email !== null && contents.isDeliverable;
}

async function settle(stores: Stores, { hand, mail }: Taken, end: HandOver): Promise<void> {
  const isLast = end.event === 'refuse-for-now' && hand.attempts + 1 >= MAIL_ATTEMPTS_MAX;
  if (end.event === 'refuse' || isLast) {
    const now = await stores.clock.now();
    if (end.isAddressDead) await stores.mailBounces.countAgainst(mail.to, 'hard', now);
    await fail(stores, hand, end.answer);
    return;
  }
  const now = await stores.clock.now();
  const pauseMs = pauseAfter(hand.attempts + 1) * MINUTE_MS;
  await stores.mailings.settle(
    hand,
    { state: nextMailingState('email', 'handing-over', end.event), answer: end.answer },
    { now, dueAt: end.event === 'refuse-for-now' ? new Date(now.getTime() + pauseMs) : null },
  );
}

/** Ends a mail that will not arrive; what is worth it goes on paper. */
async function fail({ clock, mailings }: Stores, hand: MailInHand, answer: string): Promise<void> {
  const now = await clock.now();
  const state = nextMailingState('email', 'handing-over', 'refuse');
  if (!(await mailings.settle(hand, { state, answer }, { now, dueAt: null }))) return;
  await mailings.fallBackToLetter(hand.id, randomUUID(), now);
}
