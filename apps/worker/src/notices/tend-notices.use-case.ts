import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Stores, UnitOfWork } from '#persistence';
import { everyMunicipality } from '../every-municipality.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Much longer than handing over may take: whoever has a mail in hand for so long is gone. */
const STALE_MS = 5 * MINUTE_MS;
const DIGESTS_MAX = 500;
const DRAFTS_MAX = 500;
/** How long before a closing people are reminded of it. */
const DRAFT_DAYS = 3;
const BALLOT_DAYS = 2;

/** Looks after what comes by the clock: digests, reminders, and mail that waits for its hour. */
@Injectable()
export class TendNotices {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(): Promise<void> {
    for await (const tenant of everyMunicipality(this.unitOfWork)) {
      await this.unitOfWork.run(tenant, remind);
      await this.unitOfWork.run(tenant, tend);
    }
  }
}

async function tend({ clock, mailings, notices }: Stores): Promise<void> {
  const now = await clock.now();
  await mailings.loseTrack(now, new Date(now.getTime() - STALE_MS));
  for (const personId of await notices.dueDigests(now, DIGESTS_MAX)) {
    await notices.makeDigest(personId, { id: randomUUID(), now, dueAt: now });
  }
  if (await mailings.isAnyDue(now)) await mailings.requestDelivery();
}

/** Announces what closes soon, each event once; the keys of the events see to that. */
async function remind({ announcements, clock, roundNews }: Stores): Promise<void> {
  const now = await clock.now();
  const within = (days: number): Date => new Date(now.getTime() + days * DAY_MS);
  for (const { id, closesOn } of await roundNews.submissionsClosing(now, within(DRAFT_DAYS))) {
    for (const draft of await roundNews.draftsToRemindOf(id, DRAFTS_MAX)) {
      await announcements.announce({
        id: randomUUID(),
        kind: 'draft-reminder',
        eventKey: `draft-reminder:${draft.id}`,
        subject: { kind: 'initiative', id: draft.id },
        audience: { kind: 'people', personIds: [draft.personId] },
        facts: { title: draft.title, closesOn },
        announcedAt: now,
      });
    }
  }
  for (const round of await roundNews.votingsClosing(now, within(BALLOT_DAYS))) {
    await announcements.announce({
      id: randomUUID(),
      kind: 'ballot-reminder',
      eventKey: `ballot-reminder:${round.id}`,
      subject: { kind: 'round', id: round.id },
      audience: { kind: 'vote-reminder', roundId: round.id },
      facts: { roundName: round.title, closesOn: round.closesOn },
      announcedAt: now,
    });
  }
}
