import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Announcement,
  DEFAULT_MAIL_SETTINGS,
  DEFAULT_TIMINGS,
  NOTICE_TRAITS,
  planDelivery,
} from '#domain';
import type { JobPayloads } from '#jobs';
import {
  type AudienceMember,
  type NewNotice,
  type Spreading,
  type Stores,
  UnitOfWork,
} from '#persistence';
import { voterReference } from '#platform';
import { WorkerConfig } from '../worker.config.js';
import { whenDigest, whenNotQuiet } from './local-moments.js';

/** How many people are told in one transaction. */
const BATCH = 500;

/**
 * Makes a message of an announcement for everybody it is for, each once.
 *
 * Batch after batch, in the order of people's ids; how far it has come is written with each batch, so
 * a worker that dies is followed by one that goes on from there.
 */
@Injectable()
export class SpreadAnnouncement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: WorkerConfig,
  ) {}

  /** @param jobId names the job in the audit trail */
  async execute(
    { municipalityId, announcementId }: JobPayloads['spread-announcement'],
    jobId: string,
  ): Promise<void> {
    const tenant = { id: municipalityId };
    let isFinished = false;
    while (!isFinished) {
      isFinished = await this.unitOfWork.run(tenant, (stores) =>
        this.spread(stores, announcementId, jobId),
      );
    }
  }

  /** @returns whether everybody was told */
  private async spread(stores: Stores, announcementId: string, jobId: string): Promise<boolean> {
    const spreading = await stores.announcements.lockSpreading(announcementId);
    if (spreading.isFinished) return true;
    const { announcement, lastPersonId } = spreading;
    const now = await stores.clock.now();
    const { topic } = NOTICE_TRAITS[announcement.kind];
    const found = await stores.audiences.next({
      ...{ audience: announcement.audience, topic, afterId: lastPersonId },
      limit: BATCH,
    });
    const members = await this.without(stores, announcement, found);
    const onPaper = lastPersonId === null ? await lettersFor(stores, announcement, now) : [];
    const heard = await mailedOtherwise(stores, announcement);
    const notices = [
      ...onPaper,
      ...members.map((each) =>
        noticeFor(announcement, { ...each, isHeard: isHeard(heard, each) }, now),
      ),
    ];
    await stores.notices.insertAll(notices);
    if (notices.some(({ mailing }) => mailing?.channel === 'email')) {
      await stores.mailings.requestDelivery();
    }
    const isFinished = found.length < BATCH;
    await stores.announcements.advance(announcementId, {
      lastPersonId: found.at(-1)?.personId ?? null,
      told: notices.length,
      finishedAt: isFinished ? now : null,
    });
    if (isFinished) await recordEnd(stores, spreading, { jobId, told: notices.length });
    return isFinished;
  }

  /**
   * A reminder to vote is for those who did not. The code that stands for a voter is made here, from
   * the person and the secret of the service; who voted is looked at and not written down.
   */
  private async without(
    { roundNews }: Stores,
    { audience }: Announcement,
    found: readonly AudienceMember[],
  ): Promise<readonly AudienceMember[]> {
    if (audience.kind !== 'vote-reminder') return found;
    const { roundId } = audience;
    const refOf = ({ personId }: AudienceMember): string =>
      voterReference(this.config.values.voterKeySecret, roundId, personId);
    const voted = await roundNews.voted(roundId, found.map(refOf));
    return found.filter((member) => !voted.has(refOf(member)));
  }
}

/** The outcome comes to an addressee of the decision with the letter, and that is mailed by itself. */
async function mailedOtherwise(
  { roundNews }: Stores,
  { kind, facts }: Announcement,
): Promise<ReadonlySet<string>> {
  return kind === 'round-outcome' ? roundNews.toldByLetter(facts.decisionId) : new Set();
}

function isHeard(heard: ReadonlySet<string>, { personId, hasEmail }: AudienceMember): boolean {
  return hasEmail && heard.has(personId);
}

type Told = AudienceMember & { readonly isHeard: boolean };

function noticeFor({ id, kind }: Announcement, member: Told, now: Date): NewNotice {
  const { topic } = NOTICE_TRAITS[kind];
  const { hasEmail, isClose, wantsLetters, timing, personId } = member;
  const timings = { ...DEFAULT_TIMINGS, ...(timing === null ? {} : { [topic]: timing }) };
  const plan = planDelivery(kind, { hasEmail, isClose, settings: { timings, wantsLetters } });
  const { way, mayBeLetter } = member.isHeard ? INBOX_ONLY : plan;
  const quiet = {
    from: member.quietFrom ?? DEFAULT_MAIL_SETTINGS.quiet.from,
    until: member.quietUntil ?? DEFAULT_MAIL_SETTINGS.quiet.until,
  };
  return {
    id: randomUUID(),
    announcementId: id,
    ...{ personId, onBehalfOf: null, mayBeLetter },
    createdAt: now,
    digestAt: way === 'daily' || way === 'weekly' ? whenDigest(now, way) : null,
    mailing:
      way === 'email'
        ? { id: randomUUID(), channel: 'email', dueAt: whenNotQuiet(now, quiet) }
        : way === 'letter'
          ? { id: randomUUID(), channel: 'letter', dueAt: now }
          : null,
  };
}

const INBOX_ONLY = { way: 'inbox', mayBeLetter: false } as const;

/** Who has no account, and whose initiative staff entered, gets it on paper. */
async function lettersFor(
  { audiences }: Stores,
  { id, audience }: Announcement,
  now: Date,
): Promise<NewNotice[]> {
  const initiativeIds = await audiences.onBehalf(audience);
  return initiativeIds.map((onBehalfOf) => ({
    id: randomUUID(),
    announcementId: id,
    ...{ personId: null, onBehalfOf, mayBeLetter: true, digestAt: null },
    createdAt: now,
    mailing: { id: randomUUID(), channel: 'letter', dueAt: now },
  }));
}

async function recordEnd(
  { audit }: Stores,
  { announcement, toldCount }: Spreading,
  { jobId, told }: { readonly jobId: string; readonly told: number },
): Promise<void> {
  await audit.record({
    actor: 'service',
    action: 'spread-announcement',
    subjectType: 'announcement',
    subjectId: announcement.id,
    origin: `job:${jobId}`,
    details: { kind: announcement.kind, told: toldCount + told },
  });
}
