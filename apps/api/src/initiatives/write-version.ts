import { randomUUID } from 'node:crypto';
import { changerKind, type Initiative } from '#domain';
import type { Stores } from '#persistence';
import type { ActorContext } from '#platform';

type Change =
  { readonly before: Initiative } | { readonly after: Initiative; readonly reason: string | null };

/**
 * Writes down what a public plan says: before its first change, as far as it came in without versions; and
 * after every change, with who did it and why, which whoever follows it is told.
 */
export async function writeVersion(
  { announcements, initiativeVersions }: Stores,
  { actor }: ActorContext,
  change: Change,
): Promise<void> {
  if ('before' in change) {
    const { id, submittedAt, savedAt } = change.before;
    if (await initiativeVersions.exists(id)) return;
    const changedAt = submittedAt ?? savedAt;
    const first = { changedBy: null, changedByKind: 'service', changedAt, reason: null } as const;
    await initiativeVersions.append(id, first);
    return;
  }
  const { after, reason } = change;
  const number = await initiativeVersions.append(after.id, {
    changedBy: actor.kind === 'person' ? actor.id : null,
    changedByKind: changerKind(actor, after),
    changedAt: after.savedAt,
    reason,
  });
  if (reason === null) return;
  await announcements.announce({
    id: randomUUID(),
    kind: 'initiative-changed',
    eventKey: `initiative-changed:${after.id}:${number}`,
    subject: { kind: 'initiative', id: after.id },
    audience: { kind: 'followers', initiativeId: after.id },
    facts: { title: after.title, what: reason },
    announcedAt: after.savedAt,
  });
}
