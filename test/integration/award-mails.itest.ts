import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  LetterInHandError,
  SendLetter,
} from '../../apps/worker/src/awards/send-letter.use-case.js';
import { type Json, startTestApi, type TestApi } from '../support/api.js';
import { aRefusal, aRoundToTell, changed, object } from '../support/award.factory.js';
import { aTreasury, created, decide, type Treasury } from '../support/funded-initiative.factory.js';
import { aPerson, asOwner, type TestPerson } from '../support/municipality.factory.js';
import { asService } from '../support/round.factory.js';
import { type ReceivedMail, SmtpListener } from '../support/smtp-listener.js';
import { TestWorkers, until } from '../support/worker.js';

type Notice = { readonly id: string; readonly state: string; readonly jobId: string | null };

describe('mails about award letters and objections', () => {
  let api: TestApi;
  let smtp: SmtpListener;
  let treasury: Treasury;
  let workers: TestWorkers;
  let handler: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    smtp = await SmtpListener.open();
    treasury = await aTreasury(api);
    handler = await aPerson(api, treasury.town, 'contact-person');
    workers = await TestWorkers.open('PostgreSQL', { smtpUrl: smtp.url, database: api.database });
    await workers.start();
  });

  afterAll(async () => {
    await workers.close();
    await treasury.close();
    await api.close();
    await smtp.close();
  });

  const noticesOf = (roundId: string): Promise<Notice[]> =>
    asOwner<Notice>(
      api,
      `SELECT n.id, n.state, (SELECT o.id FROM outbox o WHERE o.payload ->> 'noticeId' = n.id::text) AS "jobId"
         FROM letter_notice n LEFT JOIN objection o ON o.id = n.objection_id
         JOIN award_letter l ON l.id = coalesce(n.letter_id, o.letter_id)
        WHERE l.round_id = $1 ORDER BY n.requested_at, l.sequence`,
      [roundId],
    );
  const mailsOf = ({ id }: Pick<Notice, 'id'>): ReceivedMail[] =>
    smtp.mails.filter(({ headers }) => headers.get('message-id') === `<${id}@wijkkas>`);
  const allSent = (roundId: string, count: number): Promise<Notice[]> =>
    until(async () => {
      const notices = await noticesOf(roundId);
      const done = notices.filter(({ state }) => state === 'sent');
      return done.length === count ? notices : null;
    }, 'the mails to leave');
  /** Makes a mail as if it had been taken in hand a while ago and never settled. */
  const stranded = (id: string, since: string): Promise<unknown> =>
    asOwner(
      api,
      `SET session_replication_role = replica;
       UPDATE letter_notice SET state = 'pending', sent_at = NULL, in_hand_at = now() - interval '${since}' WHERE id = '${id}'`,
    );

  it('reach the proposer once for each letter, in Dutch and English, as text and as a page', async () => {
    const { roundId, initiativeIds, email } = await aRoundToTell(treasury);
    await changed(treasury, initiativeIds.slice(1), `title = 'Tuin <b>& groen</b>'`);
    await created(decide(treasury, roundId, initiativeIds.slice(0, 1)));

    const notices = await allSent(roundId, 2);

    const [[award], [refusal]] = [mailsOf(notices[0]!), mailsOf(notices[1]!)];
    expect(smtp.mails.filter(({ to }) => to.includes(email))).toHaveLength(2);
    expect(award?.headers.get('subject')).toBe('U krijgt geld voor ‘Speeltuin op het pleintje’');
    expect(award?.text).toContain('U krijgt €\u00a0300,00.');
    expect(award?.text).toContain('You get €300.00.');
    expect(refusal?.text).toContain('U kunt bezwaar maken.');
    expect(refusal?.html).toContain('<article lang="nl">');
    expect(refusal?.html).toContain('<h2>Bent u het er niet mee eens</h2>');
    expect(refusal?.html).toContain('Tuin &lt;b&gt;&amp; groen&lt;/b&gt;');
    expect(refusal?.html).not.toContain('<b>');
  });

  it('leave once when the worker stops in the middle and another one goes on', async () => {
    const first = await workers.start();
    smtp.isRefusing = true;
    const { roundId, initiativeIds } = await aRoundToTell(treasury);
    await created(decide(treasury, roundId, initiativeIds.slice(0, 1)));
    const refusedBefore = smtp.refusedCount;
    await until(
      () => Promise.resolve(smtp.refusedCount > refusedBefore ? true : null),
      'a refusal',
    );
    await workers.stop(first);
    smtp.isRefusing = false;
    await workers.start();

    for (const { jobId } of await noticesOf(roundId)) await promoted(jobId ?? '');
    const notices = await allSent(roundId, 2);

    expect(notices.map((notice) => mailsOf(notice).length)).toEqual([1, 1]);
  });

  /** Does not wait until a job that failed is tried again by itself. */
  async function promoted(jobId: string): Promise<void> {
    await until(async () => {
      const job = await workers.queue('notifications').getJob(jobId);
      const state = await job?.getState();
      if (state === 'delayed') await job?.promote();
      return state === 'delayed' || state === 'completed' ? true : null;
    }, 'the job to wait for its next attempt');
  }

  it('leave again under the same name when it cannot be known whether they left', async () => {
    const { roundId } = await aRefusal(treasury);
    const [notice] = await allSent(roundId, 2);
    await stranded(notice!.id, '3 minutes');

    await send(notice!.id);

    const ids = mailsOf(notice!).map(({ headers }) => headers.get('message-id'));
    expect(ids).toEqual([`<${notice!.id}@wijkkas>`, `<${notice!.id}@wijkkas>`]);
  });

  const send = async (noticeId: string): Promise<void> => {
    const worker = await workers.start();
    const payload = { municipalityId: treasury.town.id, noticeId };
    try {
      await worker.get(SendLetter).execute(payload, randomUUID());
    } finally {
      await workers.stop(worker);
    }
  };

  it('are not sent by a second worker while a first one has them in hand', async () => {
    const { roundId } = await aRefusal(treasury);
    const [notice] = await allSent(roundId, 2);
    await stranded(notice!.id, '1 second');

    await expect(send(notice!.id)).rejects.toThrow(LetterInHandError);

    expect(mailsOf(notice!)).toHaveLength(1);
  });

  it('are not asked for where nobody proposed the initiative', async () => {
    const { roundId, initiativeIds } = await aRoundToTell(treasury);
    await changed(treasury, initiativeIds, 'proposed_by = NULL');

    await created(decide(treasury, roundId, initiativeIds));

    const notices = await noticesOf(roundId);
    expect(notices.map(({ state, jobId }) => [state, jobId])).toEqual([
      ['no-address', null],
      ['no-address', null],
    ]);
  });

  it('end without a mail where the proposer has no address', async () => {
    const { roundId, initiativeIds, proposer } = await aRoundToTell(treasury);
    await asOwner(api, 'UPDATE person SET email = NULL WHERE id = $1', [proposer.id]);

    await created(decide(treasury, roundId, initiativeIds));

    const states = await until(async () => {
      const notices = await noticesOf(roundId);
      const open = notices.filter(({ state }) => state === 'pending');
      return open.length === 0 ? notices.map(({ state }) => state) : null;
    }, 'the notices to end');
    expect(states).toEqual(['no-address', 'no-address']);
  });

  it('acknowledge an objection with its term, and answer it once', async () => {
    const { letterId, letter, proposer, roundId, email } = await aRefusal(treasury);
    const filed = await created(object(treasury, letterId, proposer));
    const step = (kind: string, body: object): Promise<Json> =>
      created(
        handler.client.post(treasury.path(`/objections/${String(filed['id'])}/${kind}`), body),
      );
    await step('assignments', { handlerId: handler.id });
    await step('hearings', { isHeld: false, reasons: 'Dat wilde u niet.' });
    await step('adjournments', { reasons: 'Wij zoeken iets uit.' });
    await step('decisions', { outcome: 'unfounded', reasons: 'Er was te weinig geld.' });

    const notices = await allSent(roundId, 5);

    const about = (start: string): ReceivedMail[] =>
      smtp.mails.filter(
        ({ to, headers }) => to.includes(email) && headers.get('subject')?.startsWith(start),
      );
    const number = String(filed['number']);
    expect(notices).toHaveLength(5);
    expect(about(`Wij hebben uw bezwaar ${number} ontvangen`)[0]?.text).toContain(
      `bezwaar tegen brief ${String(letter['number'])}`,
    );
    expect(about('Wij hebben meer tijd nodig')[0]?.text).toContain('‘Wij zoeken iets uit.’');
    expect(about('Ons antwoord op uw bezwaar').map(({ text }) => text)).toEqual([
      expect.stringContaining('De redenen zijn: ‘Er was te weinig geld.’.'),
    ]);
  });

  it('cannot be made unsent by the service itself', async () => {
    const { roundId } = await aRefusal(treasury);
    const [notice] = await allSent(roundId, 2);

    const undone = asService(
      api,
      treasury.town,
      `UPDATE letter_notice SET state = 'pending', sent_at = NULL WHERE id = $1`,
      [notice!.id],
    );

    await expect(undone).rejects.toMatchObject({ code: '42501' });
  });
});
