import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { voterReference } from '#platform';
import {
  type Json,
  startTestApi,
  testApiConfig,
  type TestApi,
  TestClient,
} from '../support/api.js';
import {
  aMachine,
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
} from '../support/municipality.factory.js';
import {
  aMailedPerson,
  anAnnouncement,
  anInitiativeWith,
  type Mailed,
  manyResidents,
  MORNING,
  NoticeWork,
} from '../support/notices.factory.js';
import { aRound } from '../support/round.factory.js';
import { type ReceivedMail, SmtpListener } from '../support/smtp-listener.js';
import { TestClock } from '../support/test-clock.js';

const MINUTE_MS = 60_000;

describe('telling people', () => {
  const clock = new TestClock(MORNING);
  const secret = testApiConfig('', '').values.voterKeySecret;
  let api: TestApi;
  let smtp: SmtpListener;
  let town: TestMunicipality;
  let work: NoticeWork;
  let reader: Mailed;
  let path: string;
  const opened: NoticeWork[] = [];

  /** A municipality in which nothing was told yet. */
  const inNewTown = async (): Promise<void> => {
    town = await aMunicipality(api);
    path = `/municipalities/${town.slug}`;
    work = await NoticeWork.open(api, town, { clock, smtpUrl: smtp.url });
    opened.push(work);
    reader = await aMailedPerson(api, town);
  };

  beforeAll(async () => {
    api = await startTestApi(clock);
    smtp = await SmtpListener.open();
    await inNewTown();
  });

  beforeEach(async () => {
    clock.goTo(MORNING);
    reader = await aMailedPerson(api, town);
  });

  afterAll(async () => {
    await Promise.all(opened.map((each) => each.close()));
    await api.close();
    await smtp.close();
  });

  const mailsTo = ({ email }: Mailed): ReceivedMail[] =>
    smtp.mails.filter(({ to }) => to.includes(email));
  const toldOf = async (announcementId: string): Promise<string[]> => {
    const rows = await asOwner<{ id: string }>(
      api,
      'SELECT person_id AS id FROM notice WHERE announcement_id = $1 ORDER BY person_id',
      [announcementId],
    );
    return rows.map(({ id }) => id);
  };
  const initiativeOf = (roundId: string, facts: string): Promise<string> =>
    anInitiativeWith(api, roundId, facts);
  const supports = (initiativeId: string, personId: string): Promise<unknown> =>
    asOwner(
      api,
      `SET session_replication_role = replica;
       INSERT INTO support (id, municipality_id, initiative_id, channel, resident_ref, person_id, supported_at)
       VALUES (gen_random_uuid(), '${town.id}', '${initiativeId}', 'account', repeat(md5(random()::text), 2), '${personId}', now())`,
    );

  describe('of an event', () => {
    it('happens once, however often it is announced and spread', async () => {
      const announcement = anAnnouncement([reader.id, reader.id], { eventKey: 'event:1' });
      await work.tell(announcement);
      const again = { ...announcement, id: randomUUID() };
      const isNews = await work.run(({ announcements }) => announcements.announce(again));

      await Promise.all([1, 2, 3].map(() => work.spread(announcement.id)));
      await work.deliver();

      expect(isNews).toBe(false);
      expect(await toldOf(announcement.id)).toEqual([reader.id]);
      expect(mailsTo(reader)).toHaveLength(1);
    });

    it('goes with what it tells: a transaction that fails announces nothing', async () => {
      const announcement = anAnnouncement([reader.id]);

      const failed = work.run(async ({ announcements }) => {
        await announcements.announce(announcement);
        throw new Error('The event did not happen.');
      });

      await expect(failed).rejects.toThrow('did not happen');
      const jobs = await asOwner(
        api,
        `SELECT FROM outbox WHERE payload ->> 'announcementId' = $1`,
        [announcement.id],
      );
      expect(jobs).toHaveLength(0);
    });
  });

  describe('of a round', () => {
    it('reaches initiators, supporters and all who could vote, each once, and says of nobody that they voted', async () => {
      await inNewTown();
      await manyResidents(api, town, 1_200);
      const round = await aRound(api, town, { mode: 'resident-vote', phase: 'counted' });
      const proposer = await aMailedPerson(api, town, 'contact-person');
      const supporter = await aMailedPerson(api, town, 'contact-person');
      const outsider = await aMailedPerson(api, town, 'contact-person');
      const initiativeId = await initiativeOf(
        round.id,
        `state = 'funded', proposed_by = '${proposer.id}'`,
      );
      await supports(initiativeId, supporter.id);
      await supports(initiativeId, reader.id);
      const announcement = anAnnouncement({ kind: 'round', roundId: round.id });
      await work.run(({ announcements }) => announcements.announce(announcement));

      await Promise.all([work.spread(announcement.id), work.spread(announcement.id)]);

      const told = await toldOf(announcement.id);
      expect(told).toHaveLength(1_203);
      expect(new Set(told).size).toBe(1_203);
      expect(told).toEqual(expect.arrayContaining([proposer.id, supporter.id, reader.id]));
      expect(told).not.toContain(outsider.id);
      const marks = await asOwner(api, 'SELECT FROM roll_mark WHERE round_id = $1', [round.id]);
      expect(marks).toHaveLength(0);
    });
  });

  describe('in the inbox', () => {
    it('shows messages newest first, in the language asked for, and counts the unread ones', async () => {
      await work.tell(anAnnouncement([reader.id], { kind: 'initiative-received' }));
      clock.goTo(new Date(MORNING.getTime() + 1_000));
      await work.tell(anAnnouncement([reader.id]));

      const list = await reader.client.get<Json[]>(`${path}/my-notices?language=en`);
      const unread = await reader.client.get(`${path}/my-notices/unread-count`);
      const one = await reader.client.get(`${path}/my-notices/${String(list.body[1]?.['id'])}`);

      expect(list.body.map(({ title }) => title)).toEqual([
        'Your contact person for ‘Bankje bij de speeltuin’',
        'We received your initiative ‘Bankje bij de speeltuin’',
      ]);
      expect(unread.body).toEqual({ unreadCount: 2 });
      expect(one.body).toMatchObject({ language: 'nl', topic: 'initiatives', readAt: null });
      expect(one.body['paragraphs']).toContain(
        'Je hoort uiterlijk op 1 februari 2027 meer van ons.',
      );
    });

    it('marks one as read, and all that came until a moment; again changes nothing', async () => {
      for (const second of [0, 1, 2]) {
        clock.goTo(new Date(MORNING.getTime() + second * 1_000));
        await work.tell(anAnnouncement([reader.id]));
      }
      const list = await reader.client.get<Json[]>(`${path}/my-notices`);
      const [newest, middle] = list.body;

      const one = await reader.client.post(
        `${path}/my-notices/${String(newest?.['id'])}/readings`,
        undefined,
      );
      const again = await reader.client.post(
        `${path}/my-notices/${String(newest?.['id'])}/readings`,
        undefined,
      );
      clock.goTo(new Date(MORNING.getTime() + MINUTE_MS));
      const all = await reader.client.post(`${path}/my-notice-readings`, {
        readUntil: middle?.['createdAt'],
      });
      const left = await reader.client.get<Json[]>(`${path}/my-notices?isUnread=true`);

      expect([one.body, again.body, all.body]).toEqual([
        { unreadCount: 2 },
        { unreadCount: 2 },
        { unreadCount: 0 },
      ]);
      expect(left.body).toEqual([]);
    });

    it('belongs to one person', async () => {
      const other = await aPerson(api, town, 'resident');
      const machine = await aMachine(api, town, ['use-own-session']);
      await work.tell(anAnnouncement([reader.id]));
      const list = await reader.client.get<Json[]>(`${path}/my-notices`);
      const own = `${path}/my-notices/${String(list.body[0]?.['id'])}`;

      const answers = await Promise.all([
        other.client.get(own),
        other.client.post(`${own}/readings`, undefined),
        machine.get(`${path}/my-notices`),
        new TestClient(api).get(`${path}/my-notices`),
      ]);

      expect(answers.map(({ status }) => status)).toEqual([404, 404, 403, 401]);
    });
  });

  describe('before something closes', () => {
    it('reminds of a draft once', async () => {
      await inNewTown();
      const round = await aRound(api, town, {
        phase: 'submission',
        mode: 'assembly',
        timeline: { submissionClosesAt: new Date('2027-01-20T12:00:00Z') },
        initiatives: [{ state: 'draft', proposedBy: reader.id, title: 'Geveltuinen' }],
      });
      await work.tend();
      const early = await asOwner(api, 'SELECT FROM announcement WHERE municipality_id = $1', [
        town.id,
      ]);

      clock.goTo(new Date('2027-01-18T10:00:00Z'));
      await Promise.all([work.tend(), work.tend()]);
      clock.goTo(new Date('2027-01-19T10:00:00Z'));
      await work.tend();

      const told = await asOwner<{ id: string; facts: Json }>(
        api,
        'SELECT id, facts FROM announcement WHERE municipality_id = $1',
        [town.id],
      );
      expect(round.id).toBeDefined();
      expect(early).toHaveLength(0);
      expect(told.map(({ facts }) => facts)).toEqual([
        { title: 'Geveltuinen', closesOn: '2027-01-20' },
      ]);
    });

    it('reminds who asked for it and did not vote of a voting, once', async () => {
      await inNewTown();
      const [voter, idle, unasked] = [
        reader,
        await aMailedPerson(api, town),
        await aMailedPerson(api, town),
      ];
      for (const { client } of [voter, idle]) {
        await client.patch(`${path}/my-mail-settings`, { wantsVoteReminders: true }, 0);
      }
      const round = await aRound(api, town, {
        phase: 'voting',
        mode: 'resident-vote',
        timeline: {
          votingOpensAt: new Date('2027-01-10T09:00:00Z'),
          votingClosesAt: new Date('2027-01-13T20:00:00Z'),
        },
      });
      await asOwner(
        api,
        'INSERT INTO roll_mark (municipality_id, round_id, voter_ref) VALUES ($1, $2, $3)',
        [town.id, round.id, voterReference(secret, round.id, voter.id)],
      );

      await Promise.all([work.tend(), work.tend()]);
      await work.tend();
      const [told] = await asOwner<{ id: string; audience: Json }>(
        api,
        `SELECT id, audience FROM announcement WHERE kind = 'ballot-reminder' AND municipality_id = $1`,
        [town.id],
      );
      await work.spread(told?.id ?? '');
      await work.deliver();

      expect(told?.audience).toEqual({ kind: 'vote-reminder', roundId: round.id });
      expect([voter, idle, unasked].map((each) => mailsTo(each).length)).toEqual([0, 1, 0]);
    });
  });
});
