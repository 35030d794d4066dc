import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { unsubscribeToken } from '#platform';
import { type Json, startTestApi, testApiConfig, type TestApi } from '../support/api.js';
import {
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
  MORNING,
  NoticeWork,
} from '../support/notices.factory.js';
import { aRound } from '../support/round.factory.js';
import { type ReceivedMail, SmtpListener } from '../support/smtp-listener.js';
import { TestClock } from '../support/test-clock.js';

describe('people who get their messages otherwise', () => {
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
  const initiativeOf = (roundId: string, facts: string): Promise<string> =>
    anInitiativeWith(api, roundId, facts);
  describe('as people chose', () => {
    it('has sane settings for who chose nothing, and keeps what is chosen', async () => {
      const before = await reader.client.get(`${path}/my-mail-settings`);

      const changed = await reader.client.patch(
        `${path}/my-mail-settings`,
        { language: 'en', quietFrom: '23:00', timings: { outcomes: 'inbox' } },
        0,
      );
      const stale = await reader.client.patch(`${path}/my-mail-settings`, { language: 'nl' }, 0);
      const wrong = await reader.client.patch(
        `${path}/my-mail-settings`,
        { quietFrom: '25:00', language: 'fr', timings: { outcomes: 'never' } },
        1,
      );
      const work = await reader.client.patch(
        `${path}/my-mail-settings`,
        { timings: { work: 'inbox' } },
        1,
      );

      expect(before.body).toMatchObject({
        language: 'nl',
        quietFrom: '21:00',
        quietUntil: '08:00',
      });
      expect(changed.body).toMatchObject({
        language: 'en',
        quietFrom: '23:00',
        quietUntil: '08:00',
        timings: { outcomes: 'inbox', initiatives: 'now' },
      });
      expect([changed.status, stale.status, wrong.status, work.status]).toEqual([
        200, 412, 400, 400,
      ]);
      expect(JSON.stringify(wrong.body)).toMatch(/quietFrom.*language|language.*quietFrom/);
    });

    it('gathers a day in one mail, in the reader’s language, once', async () => {
      await reader.client.patch(`${path}/my-mail-settings`, { language: 'en' }, 0);
      await work.tell(anAnnouncement([reader.id], { kind: 'progress-posted' }));
      await work.tell(anAnnouncement([reader.id], { kind: 'progress-posted' }));
      await work.tend();
      await work.deliver();
      const sameDay = mailsTo(reader).length;

      clock.goTo(new Date('2027-01-13T07:00:10Z'));
      await Promise.all([work.tend(), work.tend()]);
      await work.deliver();
      await work.tend();
      await work.deliver();

      const [mail] = mailsTo(reader);
      expect([sameDay, mailsTo(reader).length]).toEqual([0, 1]);
      expect(mail?.headers.get('subject')).toBe(`2 messages from the municipality of ${town.slug}`);
    });

    it('cannot be told to keep what belongs to a procedure from the mail', async () => {
      await reader.client.patch(
        `${path}/my-mail-settings`,
        { timings: { initiatives: 'inbox' } },
        0,
      );
      await work.tell(anAnnouncement([reader.id]));
      await work.tell(anAnnouncement([reader.id], { kind: 'initiative-received' }));

      await work.deliver();

      expect(mailsTo(reader).map(({ headers }) => headers.get('subject'))).toEqual([
        'Wij hebben je initiatief ‘Bankje bij de speeltuin’ ontvangen',
      ]);
      expect(mailsTo(reader)[0]?.headers.has('list-unsubscribe')).toBe(false);
    });
  });

  describe('who wants no more mail', () => {
    const post = (url: string, body: string, type: string): Promise<Response> =>
      fetch(url, { method: 'POST', headers: { 'content-type': type }, body });

    it('ends it in one click from the mail, without signing in, by form or by mail program', async () => {
      await work.tell(anAnnouncement([reader.id]));
      await work.deliver();
      const [mail] = mailsTo(reader);
      const link = /<(.*)>/.exec(mail?.headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
      const url = link.replace('http://wijkkas.test/api/v1', api.baseUrl);

      const looked = await fetch(url);
      const page = await looked.text();
      await work.tell(anAnnouncement([reader.id]));
      const clicked = await post(
        url,
        'List-Unsubscribe=One-Click',
        'application/x-www-form-urlencoded',
      );
      const boundary = 'x';
      const form = `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`;
      const again = await post(url, form, `multipart/form-data; boundary=${boundary}`);
      await work.tell(anAnnouncement([reader.id]));
      await work.deliver();

      expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
      expect(link).toMatch(
        /^http:\/\/wijkkas\.test\/api\/v1\/municipalities\/.*\/unsubscriptions\//,
      );
      expect([looked.status, clicked.status, again.status]).toEqual([200, 200, 200]);
      expect(page).toContain('<form method="post">');
      expect(await clicked.text()).toContain('Je krijgt geen e-mail meer over initiatieven');
      expect(mailsTo(reader)).toHaveLength(2);
    });

    it('cannot do it for others: a token is for one person, topic and municipality', async () => {
      const other = await aMunicipality(api);
      const token = unsubscribeToken(secret, town.id, { personId: reader.id, topic: 'outcomes' });
      const elsewhere = unsubscribeToken(secret, other.id, {
        personId: reader.id,
        topic: 'outcomes',
      });
      const forged = [
        elsewhere,
        token.replace('.outcomes.', '.initiatives.'),
        token.replace(reader.id, randomUUID()),
        `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`,
        'x',
      ];

      const answers = await Promise.all(
        forged.map((each) =>
          post(
            `${api.baseUrl}${path}/unsubscriptions/${each}`,
            'List-Unsubscribe=One-Click',
            'application/x-www-form-urlencoded',
          ),
        ),
      );

      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
      const chosen = await asOwner(api, 'SELECT FROM notice_preference WHERE person_id = $1', [
        reader.id,
      ]);
      expect(chosen).toHaveLength(0);
    });
  });

  describe('who has no e-mail', () => {
    it('is on paper for whom staff entered an initiative for', async () => {
      await inNewTown();
      const round = await aRound(api, town, { mode: 'assembly', phase: 'deciding' });
      const staff = await aPerson(api, town, 'counter-clerk');
      const initiativeId = await initiativeOf(round.id, `state = 'funded', proposed_by = NULL`);
      await asOwner(
        api,
        `SET session_replication_role = replica;
         INSERT INTO initiative_on_behalf (initiative_id, municipality_id, name, postal_address, consent_on, consent_form, recorded_by, recorded_at)
         VALUES ('${initiativeId}', '${town.id}', 'Mevrouw Özdemir-Żak', 'Lindelaan 1', '2026-01-01', 'in-person', '${staff.id}', now())`,
      );

      await work.tell(anAnnouncement({ kind: 'round', roundId: round.id }));

      const letters = await staff.client.get<Json[]>(`${path}/letters`);
      expect(letters.body).toMatchObject([
        { name: 'Mevrouw Özdemir-Żak', state: 'waiting', kinds: ['contact-person-named'] },
      ]);
    });

    it('gets a letter that staff print and post, once', async () => {
      await inNewTown();
      const neighbour = await aPerson(api, town, 'resident');
      const clerk = await aPerson(api, town, 'counter-clerk');
      await work.tell(anAnnouncement([neighbour.id], { kind: 'initiative-received' }));
      await work.tell(anAnnouncement([neighbour.id], { kind: 'progress-posted' }));
      const queue = await clerk.client.get<Json[]>(`${path}/letters`);
      const letter = `${path}/letters/${String(queue.body[0]?.['id'])}`;

      const document = await clerk.client.get<string>(`${letter}/document`, {
        accept: 'application/pdf',
      });
      const posted = await clerk.client.post(`${letter}/postings`, undefined);
      const twice = await clerk.client.post(`${letter}/postings`, undefined);
      const strangers = await Promise.all([
        neighbour.client.get(`${path}/letters`),
        neighbour.client.get(`${letter}/document`, { accept: 'application/pdf' }),
        neighbour.client.post(`${letter}/postings`, undefined),
      ]);

      expect(queue.body.flatMap(({ kinds }) => kinds)).toEqual([
        'initiative-received',
        'progress-posted',
      ]);
      expect(document.headers.get('content-type')).toBe('application/pdf');
      expect(document.body).toMatch(/^%PDF-1\.7/);
      expect(document.body).toMatch(
        /\/Lang \(nl\)[\s\S]*\/MarkInfo|\/MarkInfo[\s\S]*\/Lang \(nl\)/,
      );
      expect(document.body).toMatch(/\/FontFile[23]/);
      expect(posted.body).toMatchObject({ state: 'sent', settledBy: clerk.id });
      expect(twice).toMatchObject({
        status: 409,
        body: { type: 'urn:wijkkas:problem:mailing-step-impossible' },
      });
      expect(strangers.map(({ status }) => status)).toEqual([403, 403, 403]);
    });
  });

  describe('of a mail that may have left', () => {
    it('leaves it to a person, who may send it again', async () => {
      await inNewTown();
      const clerk = await aPerson(api, town, 'counter-clerk');
      smtp.behaviours.set(reader.email, 'drop-after');
      await work.tell(anAnnouncement([reader.id]));
      await work.deliver();
      smtp.behaviours.clear();
      const list = await clerk.client.get<Json[]>(`${path}/mailings`);
      const mail = `${path}/mailings/${String(list.body[0]?.['id'])}/decisions`;

      const refused = await reader.client.post(mail, { decision: 'send-again' });
      const decided = await clerk.client.post(mail, { decision: 'send-again' });
      const late = await clerk.client.post(mail, { decision: 'give-up' });
      await work.deliver();

      expect(list.body).toMatchObject([{ state: 'uncertain', answer: 'connection', attempts: 1 }]);
      expect([refused.status, decided.status, late.status]).toEqual([403, 201, 409]);
      const names = mailsTo(reader).map(({ headers }) => headers.get('message-id'));
      expect(names).toHaveLength(2);
      expect(new Set(names).size).toBe(1);
    });
  });
});
