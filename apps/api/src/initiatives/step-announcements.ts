import { randomUUID } from 'node:crypto';
import { hearByOn, type Initiative, judgedBy, type Round } from '#domain';
import type { Stores } from '#persistence';
import { localDay } from '#platform';

type Submitted = { readonly initiative: Initiative; readonly round: Round; readonly now: Date };

/** Tells the initiators that their plan was received, and when they hear at the latest. */
export async function announceReceipt(
  { announcements }: Stores,
  { initiative, round, now }: Submitted,
): Promise<void> {
  const { id, title } = initiative;
  const planned = judgedBy(round.timeline);
  const hearBy = hearByOn(localDay(now), planned === null ? null : localDay(planned));
  await announcements.announce({
    id: randomUUID(),
    kind: 'initiative-received',
    eventKey: `initiative-received:${id}`,
    subject: { kind: 'initiative', id },
    audience: { kind: 'initiators', initiativeId: id },
    facts: { title, reference: referenceOf(id), hearBy },
    announcedAt: now,
  });
}

/** Tells who follows a public plan that it was taken back, and why if that was said. */
export async function announceWithdrawal(
  { announcements }: Stores,
  { id, title, submittedAt, withdrawalReason: reason }: Initiative,
  now: Date,
): Promise<void> {
  if (submittedAt === null) return;
  await announcements.announce({
    id: randomUUID(),
    kind: 'initiative-withdrawn',
    eventKey: `initiative-withdrawn:${id}`,
    subject: { kind: 'initiative', id },
    audience: { kind: 'followers', initiativeId: id },
    facts: { title, reason },
    announcedAt: now,
  });
}

/** A short name to mention on the telephone: the first eight places of the id. */
function referenceOf(id: string): string {
  return id.slice(0, 8).toUpperCase();
}
