import { randomUUID } from 'node:crypto';
import type { Announcement } from '#domain';
import type { NewPromise, Stores } from '#persistence';

type Event =
  | { readonly kind: 'promise-made' }
  | { readonly kind: 'promise-kept' }
  | { readonly kind: 'promise-broken'; readonly reason: string };

type Told = Pick<NewPromise, 'id' | 'initiativeId' | 'ownerId' | 'text' | 'dueOn' | 'recordedAt'>;

/** Tells who follows the initiative of a promise, and else its owner, what became of it. */
export async function announcePromise(
  { announcements }: Stores,
  promise: Told,
  event: Event,
): Promise<void> {
  const { id, initiativeId, ownerId, text, dueOn, recordedAt } = promise;
  const common: Pick<Announcement, 'id' | 'eventKey' | 'subject' | 'audience' | 'announcedAt'> = {
    id: randomUUID(),
    eventKey: `${event.kind}:${id}`,
    subject: { kind: 'promise', id },
    audience:
      initiativeId === null
        ? { kind: 'people', personIds: [ownerId] }
        : { kind: 'followers', initiativeId },
    announcedAt: recordedAt,
  };
  switch (event.kind) {
    case 'promise-made':
      await announcements.announce({ ...common, kind: event.kind, facts: { text, dueOn } });
      break;
    case 'promise-kept':
      await announcements.announce({ ...common, kind: event.kind, facts: { text } });
      break;
    case 'promise-broken': {
      const { reason } = event;
      await announcements.announce({ ...common, kind: event.kind, facts: { text, reason } });
    }
  }
}
