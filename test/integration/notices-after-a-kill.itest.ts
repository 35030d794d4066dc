import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startTestApi, type Json, type TestApi } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import {
  anAnnouncement,
  manyMailedPeople,
  manyResidents,
  MORNING,
  NoticeWork,
  quietByDay,
} from '../support/notices.factory.js';
import { queueBackends } from '../support/queue-backends.js';
import { aRound } from '../support/round.factory.js';
import { rowsRead } from '../support/rows-read.js';
import { SmtpListener } from '../support/smtp-listener.js';
import { TestClock } from '../support/test-clock.js';
import { TestWorkers, until } from '../support/worker.js';
import { WorkerProcess } from '../support/worker-process.js';

const IS_HEAVY = process.env['WIJKKAS_HEAVY'] === '1';
const PEOPLE = IS_HEAVY ? 100_000 : 3_000;
/** How long to wait for half of them, and for all: looks of 50 ms, and the limit of a test. */
const TRIES_MAX = IS_HEAVY ? 12_000 : 600;
const LIMIT_MS = IS_HEAVY ? 900_000 : 60_000;
const MEMORY_MAX = 400 * 1024 * 1024;
/** Longer than a mail may be in the hand of a worker that is alive. */
const GONE_MS = 6 * 60_000;
/** A worker that was killed is missed after a quarter of a minute; the service runs both ways. */
const BACKENDS = IS_HEAVY
  ? queueBackends('messages whose worker is killed')
  : queueBackends('messages whose worker is killed').slice(-1);

type Spread = { readonly told: number; readonly isFinished: boolean };
type Mailing = { readonly email: string; readonly state: string; readonly answer: string | null };

describe.each(BACKENDS)('messages whose worker is killed, on %s', (backend) => {
  const aheadMs = MORNING.getTime() - Date.now();
  let api: TestApi;
  let workers: TestWorkers;
  let smtp: SmtpListener;
  let town: TestMunicipality;
  let clerk: TestPerson;
  let work: NoticeWork;
  let running: WorkerProcess | null = null;
  let outcome: string;
  /** The mails that were in hand when the worker was killed, and those that were gone by then. */
  let inHand: string[];
  let sentBefore: string[];

  beforeAll(async () => {
    const clock = new TestClock(MORNING);
    api = await startTestApi(clock);
    smtp = await SmtpListener.open();
    workers = await TestWorkers.open(backend, { smtpUrl: smtp.url, database: api.database });
    town = await aMunicipality(api);
    clerk = await aPerson(api, town, 'counter-clerk');
    work = await NoticeWork.open(api, town, { clock, smtpUrl: smtp.url });
    await manyResidents(api, town, PEOPLE, true);
    // Mail of that many is written, and waits for the evening.
    await quietByDay(api, town);
    await killInTheMiddle();
  }, LIMIT_MS);

  afterAll(async () => {
    await running?.kill();
    await work.close();
    await workers.close();
    await api.close();
    await smtp.close();
  });

  const spreadOf = async (announcementId: string): Promise<Spread> => {
    const [row] = await asOwner<Spread>(
      api,
      'SELECT told_count AS told, finished_at IS NOT NULL AS "isFinished" FROM announcement_spread WHERE announcement_id = $1',
      [announcementId],
    );
    return row ?? { told: 0, isFinished: false };
  };
  const mailings = (): Promise<Mailing[]> =>
    asOwner<Mailing>(
      api,
      `SELECT p.email, m.state, m.answer FROM mailing m JOIN person p ON p.id = m.person_id
        WHERE p.email LIKE '%@lezer.example' ORDER BY p.email`,
    );
  const inState = async (state: string): Promise<string[]> =>
    (await mailings()).filter((each) => each.state === state).map(({ email }) => email);
  const receivedBy = (email: string): number =>
    smtp.mails.filter(({ to }) => to.includes(email)).length;
  const announce = async (audience: Parameters<typeof anAnnouncement>[0]): Promise<string> => {
    const announcement = anAnnouncement(audience);
    await work.run(({ announcements }) => announcements.announce(announcement));
    return announcement.id;
  };
  /** How many people a second were told between two moments of a spreading. */
  const report = (what: string, told: number, sinceMs: number): void => {
    const ms = Date.now() - sinceMs;
    const rate = Math.round((told * 1_000) / ms);
    process.stderr.write(`${backend}, ${what}: ${told} people in ${ms} ms, ${rate} a second\n`);
  };

  /** Mail to these gets no answer: before the content for the odd ones, after it for the even ones. */
  async function mailWithoutAnswer(count: number): Promise<void> {
    const people = await manyMailedPeople(api, town, count);
    people.forEach(({ email }, index) =>
      smtp.behaviours.set(email, index % 2 === 0 ? 'silent-after' : 'silent-before'),
    );
    await announce(people.map(({ id }) => id));
  }

  async function killInTheMiddle(): Promise<void> {
    const round = await aRound(api, town, { mode: 'resident-vote', phase: 'counted' });
    const holder = new pg.Client({ connectionString: api.database.ownerUrl });
    await holder.connect();
    // Somebody in the middle is held, so that the worker cannot be done before it is killed.
    await holder.query('BEGIN');
    await holder.query(
      `SELECT FROM person WHERE id = (SELECT person_id FROM membership WHERE wijkteam_id = $1 ORDER BY person_id OFFSET $2 LIMIT 1) FOR UPDATE`,
      [town.wijkteamId, PEOPLE / 2],
    );
    running = await WorkerProcess.start(workers.config, aheadMs);
    outcome = await announce({ kind: 'round', roundId: round.id });
    const startedMs = Date.now();
    await until(
      async () => ((await spreadOf(outcome)).told >= PEOPLE / 2 - 500 ? true : null),
      'half',
      TRIES_MAX,
    );
    report('before the kill', (await spreadOf(outcome)).told, startedMs);

    await mailWithoutAnswer(4);
    await until(() => Promise.resolve(smtp.silentAbout.size === 4 ? true : null), 'no answer');
    // As many turns as there can be at once end at one of these; the others wait.
    const plain = await manyMailedPeople(api, town, 8);
    await announce(plain.map(({ id }) => id));
    await mailWithoutAnswer(16);
    await until(() => Promise.resolve(smtp.silentAbout.size >= 8 ? true : null), 'no answers');
    await running.kill();

    inHand = await inState('handing-over');
    sentBefore = await inState('sent');
    smtp.behaviours.clear();
    await holder.query('ROLLBACK');
    await holder.end();
  }

  it(
    'reach everybody once: another worker goes on where it was',
    async () => {
      const before = await spreadOf(outcome);

      running = await WorkerProcess.start(workers.config, aheadMs + GONE_MS);
      await until(async () => ((await spreadOf(outcome)).told > before.told ? true : null), 'more');
      const again = await spreadOf(outcome);
      const againMs = Date.now();
      await until(
        async () => ((await spreadOf(outcome)).isFinished ? true : null),
        'everybody',
        TRIES_MAX,
      );

      report('after it', PEOPLE - again.told, againMs);
      const peak = await running.peakMemory();
      process.stderr.write(`${backend}: a peak of ${Math.round(peak / 1024 ** 2)} MiB\n`);
      const [told] = await asOwner<Json>(
        api,
        `SELECT count(*)::int AS notices, count(DISTINCT n.person_id)::int AS people,
              count(*) FILTER (WHERE NOT EXISTS (SELECT FROM mailing_notice c WHERE c.notice_id = n.id))::int AS unmailed
         FROM notice n WHERE n.announcement_id = $1`,
        [outcome],
      );
      const batches = await asOwner<{ people: number }>(
        api,
        'SELECT count(*)::int AS people FROM notice WHERE announcement_id = $1 GROUP BY xmin',
        [outcome],
      );
      expect([before.told > 0, before.told <= PEOPLE / 2, before.isFinished]).toEqual([
        ...[true, true, false],
      ]);
      expect(told).toEqual({ notices: PEOPLE, people: PEOPLE, unmailed: 0 });
      // Each batch is a transaction of its own.
      expect(Math.max(...batches.map(({ people }) => people))).toBeLessThanOrEqual(500);
      expect(peak).toBeLessThan(MEMORY_MAX);
    },
    LIMIT_MS,
  );

  it('are made for the next people by reading these, and not everybody each time', async () => {
    const [round] = await asOwner<{ id: string }>(api, 'SELECT id FROM round');
    const audience = { kind: 'round', roundId: round?.id ?? '' } as const;

    const read = await rowsRead(api, town, {
      query: ({ audiences }) =>
        audiences.next({ audience, topic: 'initiatives', afterId: null, limit: 100 }),
      having: 'WITH told AS',
      values: [`'${audience.roundId}'::uuid`, 'NULL', '100', `'initiatives'`],
    });

    expect(read).toBeLessThan(PEOPLE / 2);
  });

  it('arrive once at most by mail, and of what was in hand staff have to say what becomes', async () => {
    await asOwner(
      api,
      `INSERT INTO outbox (id, job_name, payload) VALUES (gen_random_uuid(), 'tend-notices', '{}')`,
    );
    await until(async () => {
      const states = (await mailings()).map(({ state }) => state);
      return states.includes('waiting') || states.includes('handing-over') ? null : true;
    }, 'all mail to end');
    // Also the jobs of the worker that is gone have come again by now, and found nothing to do.
    await until(async () => {
      const counts = await workers.queue('notices').getJobCounts('active', 'waiting');
      return counts['active'] === 0 && counts['waiting'] === 0 ? true : null;
    }, 'a queue without work');

    const ended = await mailings();
    const uncertain = ended.filter(({ state }) => state === 'uncertain');
    const page = await clerk.client.get<Json[]>(
      `/municipalities/${town.slug}/mailings?state=uncertain&perPage=100`,
    );

    expect(ended).toHaveLength(28);
    expect(inHand.length).toBeGreaterThanOrEqual(8);
    expect(uncertain.map(({ email }) => email)).toEqual(inHand);
    expect(new Set(uncertain.map(({ answer }) => answer))).toEqual(new Set(['worker-gone']));
    expect(new Set(uncertain.map(({ email }) => receivedBy(email)))).toEqual(new Set([0, 1]));
    expect(page.body.map(({ state, answer }) => [state, answer])).toEqual(
      uncertain.map(() => ['uncertain', 'worker-gone']),
    );
    const others = ended.filter(({ email }) => !inHand.includes(email));
    expect(others.map(({ email, state }) => [state, receivedBy(email)])).toEqual(
      others.map(() => ['sent', 1]),
    );
    // Some of them before the worker was killed, and the others by the next one.
    expect(sentBefore.length).toBeLessThan(others.length);
  });
});
