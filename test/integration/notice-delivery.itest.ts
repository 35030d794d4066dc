import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/api.js';
import { aMunicipality, asOwner, type TestMunicipality } from '../support/municipality.factory.js';
import {
  aMailedPerson,
  anAnnouncement,
  MORNING,
  type Mailed,
  NoticeWork,
} from '../support/notices.factory.js';
import { type ReceivedMail, SmtpListener } from '../support/smtp-listener.js';
import { TestClock } from '../support/test-clock.js';

const MINUTE_MS = 60_000;

describe('handing over mail', () => {
  const clock = new TestClock(MORNING);
  let api: TestApi;
  let smtp: SmtpListener;
  let town: TestMunicipality;
  let work: NoticeWork;
  let reader: Mailed;

  beforeAll(async () => {
    api = await startTestApi(clock);
    smtp = await SmtpListener.open();
    town = await aMunicipality(api);
    work = await NoticeWork.open(api, town, { clock, smtpUrl: smtp.url });
  });

  beforeEach(async () => {
    clock.goTo(MORNING);
    reader = await aMailedPerson(api, town);
  });

  afterEach(() => {
    smtp.behaviours.clear();
  });

  afterAll(async () => {
    await work.close();
    await api.close();
    await smtp.close();
  });

  const mailsTo = ({ email }: Mailed): ReceivedMail[] =>
    smtp.mails.filter(({ to }) => to.includes(email));
  const mailingsOf = ({ id }: Mailed) =>
    asOwner<{
      id: string;
      channel: string;
      state: string;
      attempts: number;
      answer: string | null;
    }>(
      api,
      'SELECT id, channel, state, attempts, answer FROM mailing WHERE person_id = $1 ORDER BY channel',
      [id],
    );
  const later = (minutes: number): void => {
    clock.goTo(new Date(MORNING.getTime() + minutes * MINUTE_MS));
  };

  it('sends a mail once, with its own name for good', async () => {
    await work.tell(anAnnouncement([reader.id]));

    await Promise.all([work.deliver(), work.deliver(), work.deliver()]);
    await work.deliver();

    const [mailing] = await mailingsOf(reader);
    expect(mailing).toMatchObject({ state: 'sent', attempts: 1 });
    expect(mailsTo(reader).map(({ headers }) => headers.get('message-id'))).toEqual([
      `<${String(mailing?.id)}@wijkkas>`,
    ]);
  });

  it('tries again when the server says not now, after a pause, and sends one mail', async () => {
    smtp.behaviours.set(reader.email, 'refuse');
    await work.tell(anAnnouncement([reader.id]));
    await work.deliver();
    await work.deliver();
    const refused = await mailingsOf(reader);

    smtp.behaviours.clear();
    await work.deliver();
    const tooSoon = mailsTo(reader).length;
    later(3);
    await work.deliver();
    await work.deliver();

    expect(refused).toMatchObject([{ state: 'waiting', attempts: 1, answer: '451' }]);
    expect(tooSoon).toBe(0);
    expect(mailsTo(reader)).toHaveLength(1);
    expect(await mailingsOf(reader)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('gives up after eight refusals, and writes a letter about what is of their own', async () => {
    smtp.behaviours.set(reader.email, 'refuse');
    await work.tell(anAnnouncement([reader.id]));

    for (let day = 0; day < 10; day += 1) {
      later(day * 24 * 60);
      await work.deliver();
    }

    expect(await mailingsOf(reader)).toMatchObject([
      { channel: 'email', state: 'failed', attempts: 8 },
      { channel: 'letter', state: 'waiting' },
    ]);
    expect(mailsTo(reader)).toHaveLength(0);
  });

  it.each([
    ['refuse-for-good', '554 5.7.1'],
    ['unknown-address', '550 5.1.1'],
  ] as const)('does not try again after %s, and writes a letter', async (behaviour, answer) => {
    smtp.behaviours.set(reader.email, behaviour);
    await work.tell(anAnnouncement([reader.id]));

    await work.deliver();
    smtp.behaviours.clear();
    later(24 * 60);
    await work.deliver();

    expect(await mailingsOf(reader)).toMatchObject([
      { channel: 'email', state: 'failed', attempts: 1, answer },
      { channel: 'letter', state: 'waiting' },
    ]);
    expect(mailsTo(reader)).toHaveLength(0);
  });

  it('writes letters from then on to who has a dead address', async () => {
    smtp.behaviours.set(reader.email, 'unknown-address');
    await work.tell(anAnnouncement([reader.id]));
    await work.deliver();

    await work.tell(anAnnouncement([reader.id]));

    const channels = (await mailingsOf(reader)).map(({ channel }) => channel);
    expect(channels).toEqual(['email', 'letter', 'letter']);
  });

  it('tries again when the connection broke before the content was out', async () => {
    smtp.behaviours.set(reader.email, 'drop-before');
    await work.tell(anAnnouncement([reader.id]));
    await work.deliver();
    const broken = await mailingsOf(reader);

    smtp.behaviours.clear();
    later(3);
    await work.deliver();

    expect(broken).toMatchObject([{ state: 'waiting', answer: 'connection' }]);
    expect(mailsTo(reader)).toHaveLength(1);
  });

  it('never sends again by itself when the connection broke after the content was out', async () => {
    smtp.behaviours.set(reader.email, 'drop-after');
    await work.tell(anAnnouncement([reader.id]));
    await work.deliver();
    smtp.behaviours.clear();

    for (const minutes of [3, 60, 24 * 60, 30 * 24 * 60]) {
      later(minutes);
      await work.tend();
      await work.deliver();
    }

    expect(await mailingsOf(reader)).toMatchObject([{ state: 'uncertain', answer: 'connection' }]);
    expect(mailsTo(reader)).toHaveLength(1);
  });

  it('does not know whether a mail left that its worker took along', async () => {
    await work.tell(anAnnouncement([reader.id]));
    const hand = await work.run(async ({ mailings }) => mailings.takeDue(await clock.now()));

    await work.deliver();
    later(4);
    await work.tend();
    const early = await mailingsOf(reader);
    later(6);
    await work.tend();
    await work.deliver();
    const isOurs = await work.run(({ mailings }) =>
      mailings.settle(hand!, { state: 'sent', answer: '250' }, { now: MORNING, dueAt: null }),
    );

    expect(early).toMatchObject([{ state: 'handing-over' }]);
    expect(await mailingsOf(reader)).toMatchObject([{ state: 'uncertain', answer: 'worker-gone' }]);
    expect(isOurs).toBe(false);
    expect(mailsTo(reader)).toHaveLength(0);
  });

  it('takes a slow server for what it is', async () => {
    smtp.behaviours.set(reader.email, 'slow');
    await work.tell(anAnnouncement([reader.id]));

    await Promise.all([work.deliver(), work.deliver()]);

    expect(mailsTo(reader)).toHaveLength(1);
    expect(await mailingsOf(reader)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });

  it('leaves all other mail as it is while the server is away', async () => {
    const others = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => aMailedPerson(api, town)));
    await work.tell(anAnnouncement(others.map(({ id }) => id)));
    const away = await NoticeWork.open(api, town, { clock });

    await away.deliver();
    await away.close();
    later(3);
    await work.deliver();
    await work.deliver();

    const states = await Promise.all(others.map(mailingsOf));
    expect(others.map((each) => mailsTo(each).length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(states.flat().filter(({ attempts }) => attempts === 2).length).toBeLessThanOrEqual(4);
  });

  it('holds mail back in quiet hours, and sends it when they are over', async () => {
    clock.goTo(new Date('2027-01-12T22:30:00Z'));
    await work.tell(anAnnouncement([reader.id]));
    await work.deliver();
    const byNight = mailsTo(reader).length;

    clock.goTo(new Date('2027-01-13T06:59:00Z'));
    await work.deliver();
    const early = mailsTo(reader).length;
    clock.goTo(new Date('2027-01-13T07:00:30Z'));
    await work.deliver();

    expect([byNight, early, mailsTo(reader).length]).toEqual([0, 0, 1]);
  });

  it('holds back mail that was due before the quiet hours and is late', async () => {
    await work.tell(anAnnouncement([reader.id]));

    clock.goTo(new Date('2027-01-12T22:30:00Z'));
    await work.deliver();

    expect(mailsTo(reader)).toHaveLength(0);
    expect(await mailingsOf(reader)).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  });

  it('is refused by the database where a step is not allowed', async () => {
    smtp.behaviours.set(reader.email, 'drop-after');
    await work.tell(anAnnouncement([reader.id]));
    await work.deliver();
    const [mailing] = await mailingsOf(reader);
    const change = (set: string): Promise<unknown> =>
      asOwner(api, `UPDATE mailing SET ${set} WHERE id = $1`, [mailing?.id]);

    await expect(change(`state = 'waiting', settled_at = NULL`)).rejects.toThrow(/mailing_decided/);
    await expect(change(`state = 'handing-over', settled_at = NULL`)).rejects.toThrow(
      /mailing_step/,
    );
    await expect(change(`state = 'failed'`)).rejects.toThrow(/mailing_step/);
    await expect(
      asOwner(api, 'DELETE FROM mailing_notice WHERE mailing_id = $1', [mailing?.id]),
    ).rejects.toThrow(/append_only/);
  });
});
