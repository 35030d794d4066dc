import { NOTICE_TRAITS } from '#domain';
import type { NewNotice, OutboxMessage, Spreading, Stores } from '#persistence';
import type { DemoMunicipality } from '../generate/demo-types.js';
import { openRandom } from '../generate/random.js';

/** More than a town of this size has news. */
const JOBS_MAX = 1_000;
/** More than hear of one thing in the demo. */
const PEOPLE_MAX = 1_000;

/**
 * Puts what was announced in the inboxes of those it is for, and takes the jobs for it back: the demo sends
 * no mail about what never happened.
 */
export async function settleNews(
  stores: Stores,
  { municipality }: DemoMunicipality,
): Promise<void> {
  const jobs = (await stores.outbox.claim(JOBS_MAX)).filter(
    ({ jobName, payload }) =>
      jobName === 'spread-announcement' && payload.municipalityId === municipality.id,
  ) as OutboxMessage<'spread-announcement'>[];
  const now = await stores.clock.now();
  for (const { payload } of jobs) await tell(stores, payload.announcementId, now);
  await stores.outbox.markRelayed(
    jobs.map(({ id }) => id),
    now,
  );
}

async function tell(stores: Stores, announcementId: string, finishedAt: Date): Promise<void> {
  const { announcement } = await stores.announcements.lockSpreading(announcementId);
  const people = await stores.audiences.next({
    ...{ audience: announcement.audience, topic: NOTICE_TRAITS[announcement.kind].topic },
    ...{ afterId: null, limit: PEOPLE_MAX },
  });
  await stores.notices.insertAll(people.map(({ personId }) => noticeTo(personId, announcement)));
  await stores.announcements.advance(announcementId, {
    lastPersonId: people.at(-1)?.personId ?? null,
    ...{ told: people.length, finishedAt },
  });
}

function noticeTo(personId: string, { id, announcedAt }: Spreading['announcement']): NewNotice {
  return {
    id: openRandom(`notice of ${id} to ${personId}`).uuid(),
    ...{ announcementId: id, personId, onBehalfOf: null, createdAt: announcedAt },
    ...{ digestAt: null, mayBeLetter: false, mailing: null },
  };
}
