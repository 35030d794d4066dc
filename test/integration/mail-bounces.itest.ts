import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Answer,
  type Json,
  startTestApi,
  type TestApi,
  type TestClient,
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
  type Mailed,
  MORNING,
  NoticeWork,
} from '../support/notices.factory.js';
import { SmtpListener } from '../support/smtp-listener.js';
import { TestClock } from '../support/test-clock.js';

/** A returned mail as mail servers write it (RFC 3464). */
function returned(
  mail: { readonly id: string; readonly email: string },
  { status, action = 'failed' }: { readonly status: string; readonly action?: string },
): string {
  return [
    'From: MAILER-DAEMON@mx.example',
    'To: noreply@wijkkas.example',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Het bericht kwam niet aan.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822; ${mail.email}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 nobody',
    ' here',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: Wijkkas <noreply@wijkkas.example>',
    `Message-ID: <${mail.id}@wijkkas>`,
    'Subject: Je contactpersoon',
    '',
    'Beste bewoner,',
    '--b--',
    '',
  ].join('\r\n');
}

describe('mail that comes back', () => {
  const clock = new TestClock(MORNING);
  let api: TestApi;
  let smtp: SmtpListener;
  let town: TestMunicipality;
  let work: NoticeWork;
  let mailServer: TestClient;
  let reader: Mailed;

  beforeAll(async () => {
    api = await startTestApi(clock);
    smtp = await SmtpListener.open();
    town = await aMunicipality(api);
    work = await NoticeWork.open(api, town, { clock, smtpUrl: smtp.url });
    mailServer = await aMachine(api, town, ['report-bounces']);
  });

  beforeEach(async () => {
    reader = await aMailedPerson(api, town);
  });

  afterAll(async () => {
    await work.close();
    await api.close();
    await smtp.close();
  });

  const report = (raw: string, by: TestClient = mailServer): Promise<Answer<Json>> =>
    by.send('POST', `/municipalities/${town.slug}/mail-bounces`, raw, {
      'content-type': 'message/rfc822',
    });
  const mailingsOf = ({ id }: Mailed) =>
    asOwner<{ id: string; channel: string; state: string }>(
      api,
      'SELECT id, channel, state FROM mailing WHERE person_id = $1 ORDER BY created_at, channel',
      [id],
    );
  const aSentMail = async (): Promise<{ id: string; email: string }> => {
    await work.tell(anAnnouncement([reader.id]));
    await work.deliver();
    const mailings = await mailingsOf(reader);
    return {
      id: mailings.findLast(({ channel }) => channel === 'email')?.id ?? '',
      email: reader.email,
    };
  };

  it('turns mail to a dead address into letters, now and from then on; told twice, once', async () => {
    const mail = await aSentMail();

    const first = await report(returned(mail, { status: '5.1.1' }));
    const again = await report(returned(mail, { status: '5.1.1' }));
    await work.tell(anAnnouncement([reader.id]));

    expect([first.body, again.body]).toEqual([
      { kind: 'hard', isRepeated: false },
      { kind: 'hard', isRepeated: true },
    ]);
    expect(await mailingsOf(reader)).toMatchObject([
      { channel: 'email', state: 'bounced' },
      { channel: 'letter', state: 'waiting' },
      { channel: 'letter', state: 'waiting' },
    ]);
  });

  it('sends mail to an address again when its person has another one', async () => {
    const mail = await aSentMail();
    await report(returned(mail, { status: '5.1.1' }));

    await asOwner(api, `UPDATE person SET email = 'nieuw-' || email WHERE id = $1`, [reader.id]);
    await work.tell(anAnnouncement([reader.id]));

    expect((await mailingsOf(reader)).at(-1)).toMatchObject({ channel: 'email', state: 'waiting' });
  });

  it('counts what did not arrive, and takes the address for dead at the fifth', async () => {
    for (let count = 1; count <= 5; count += 1) {
      const answer = await report(returned(await aSentMail(), { status: '4.2.2' }));
      expect(answer.body).toEqual({ kind: 'soft', isRepeated: false });
    }
    const [address] = await asOwner<{ soft_bounces: number; is_dead: boolean }>(
      api,
      'SELECT soft_bounces, undeliverable_at IS NOT NULL AS is_dead FROM mail_address WHERE email = $1',
      [reader.email],
    );

    expect(address).toEqual({ soft_bounces: 5, is_dead: true });
  });

  it('changes nothing for a mail that may still arrive', async () => {
    const mail = await aSentMail();

    const answer = await report(returned(mail, { status: '4.4.1', action: 'delayed' }));

    expect(answer.body).toEqual({ kind: 'delayed', isRepeated: false });
    expect(await mailingsOf(reader)).toMatchObject([{ channel: 'email', state: 'sent' }]);
  });

  it.each([
    ['an empty one', () => ''],
    ['no returned mail', () => 'From: a@b.example\r\nSubject: hallo\r\n\r\nDag.\r\n'],
    [
      'one of another system',
      () => returned({ id: 'abc', email: reader.email }, { status: '5.1.1' }),
    ],
    [
      'one that nobody sent',
      () => returned({ id: randomUUID(), email: reader.email }, { status: '5.1.1' }),
    ],
    [
      'good news',
      () =>
        returned(
          { id: randomUUID(), email: reader.email },
          { status: '2.0.0', action: 'delivered' },
        ),
    ],
    [
      'ten thousand borders',
      () => `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n'.repeat(10_000)}`,
    ],
  ])('understands nothing of %s, and does no harm', async (_name, raw) => {
    const answer = await report(raw());

    expect(answer).toMatchObject({ status: 200, body: { kind: 'unknown' } });
  });

  it('does not believe it of an address that the mail did not go to', async () => {
    const mail = await aSentMail();

    const answer = await report(
      returned({ ...mail, email: 'ander@wijk.example' }, { status: '5.1.1' }),
    );

    expect(answer.body).toEqual({ kind: 'unknown', isRepeated: false });
    expect(await mailingsOf(reader)).toMatchObject([{ state: 'sent' }]);
  });

  it('is reported by a machine with that right alone, and by no other municipality', async () => {
    const mail = await aSentMail();
    const raw = returned(mail, { status: '5.1.1' });
    const admin = await aPerson(api, town, 'administrator');
    const machine = await aMachine(api, town, ['read-ledger']);
    const elsewhere = await aMunicipality(api);
    const other = await aMachine(api, elsewhere, ['report-bounces']);

    const refused = await Promise.all([
      report(raw, admin.client),
      report(raw, machine),
      report(raw, other),
    ]);
    const foreign = await other.send(
      'POST',
      `/municipalities/${elsewhere.slug}/mail-bounces`,
      raw,
      {
        'content-type': 'message/rfc822',
      },
    );

    expect(refused.map(({ status }) => status)).toEqual([403, 403, 401]);
    expect(foreign.body).toEqual({ kind: 'unknown', isRepeated: false });
    expect(await mailingsOf(reader)).toMatchObject([{ state: 'sent' }]);
  });
});
