import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { aMunicipality, asOwner, type TestMunicipality } from '../support/municipality.factory.js';
import { plannedRounds } from '../support/planned-rounds.factory.js';
import { queueBackends } from '../support/queue-backends.js';
import { TestWorkers, until } from '../support/worker.js';
import { WorkerProcess } from '../support/worker-process.js';

const IS_HEAVY = process.env['WIJKKAS_HEAVY'] === '1';
const ROUNDS = IS_HEAVY ? 1_000 : 100;
/** Held by the test, so that the first worker cannot be done before it is killed. */
const HELD = 5;
const LATE_MS = 5_000;
const EARLY_MS = 2_500;
/** The clock in Europe/Amsterdam is put forward at the one, and back at the other. */
const SPRING = new Date('2026-03-29T01:00:00Z');
const AUTUMN = new Date('2026-10-25T01:00:00Z');
const CHANGES = IS_HEAVY ? [SPRING, AUTUMN] : [SPRING];

type Done = { readonly roundId: string; readonly event: string; readonly at: Date };

describe.each(queueBackends('phases that change at the same minute'))(
  'phases that change at the same minute, on %s',
  (backend) => {
    let workers: TestWorkers;
    let town: TestMunicipality;
    let events: Map<string, readonly [string, string]>;
    let holder: pg.Client;
    let running: WorkerProcess | null = null;

    beforeAll(async () => {
      workers = await TestWorkers.open(backend);
      town = await aMunicipality(workers);
      events = await plannedRounds(workers, town, { count: ROUNDS, moments: [SPRING, AUTUMN] });
      holder = new pg.Client({ connectionString: workers.database.ownerUrl });
      await holder.connect();
    });

    afterAll(async () => {
      await running?.kill();
      await holder.end();
      await workers.close();
    });

    /** What the service did about a moment, by the trail of what was done, and the log beside it. */
    const done = (moment: Date) =>
      asOwner<Done>(
        workers,
        `SELECT a.subject_id AS "roundId", a.action AS event, a.at
           FROM audit_entry a LEFT JOIN round_phase_change c
             ON c.round_id::text = a.subject_id AND c.event = a.action AND c.origin = a.origin
          WHERE a.actor = 'service'
            AND CASE a.action WHEN 'hold-up-round' THEN $1::timestamptz = $2::timestamptz ELSE c.planned_at = $1 AND c.happened_at >= $1 END`,
        [moment, AUTUMN],
      );

    async function start(aheadMs: number): Promise<WorkerProcess> {
      running = await WorkerProcess.start(workers.config, aheadMs);
      return running;
    }

    async function killedInTheMiddle(moment: Date, aheadMs: number): Promise<void> {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM round ORDER BY id DESC LIMIT $1 FOR UPDATE', [HELD]);
      const worker = await start(aheadMs);
      const counting = new pg.Client({ connectionString: workers.database.ownerUrl });
      await counting.connect();
      await until(async () => {
        const { rows } = await counting.query<{ n: number }>(
          'SELECT count(*)::int AS n FROM round_phase_change WHERE planned_at = $1',
          [moment],
        );
        return (rows[0]?.n ?? 0) >= ROUNDS / 10 ? true : null;
      }, 'a tenth of the rounds');
      await worker.kill();
      await counting.end();
      await holder.query('COMMIT');
    }

    it.each(CHANGES.map((moment, index) => ({ moment, index, at: moment.toISOString() })))(
      'moves every round once, and none late, when the worker is killed in the middle of it: $at',
      async ({ moment, index }) => {
        // The worker is there first, and sees its clock pass the moment.
        const aheadMs = moment.getTime() - Date.now() - EARLY_MS;
        await killedInTheMiddle(moment, aheadMs);
        const before = await done(moment);

        const { startedAt, readyAt } = await start(aheadMs);
        await until(
          async () => ((await done(moment)).length >= ROUNDS ? true : null),
          'the other rounds',
        );
        await sleep(2_500);

        const after = await done(moment);
        const lastAt = Math.max(...after.map(({ at }) => at.getTime()));
        const late = lastAt - readyAt.getTime();
        process.stderr.write(
          `${backend}, ${moment.toISOString()}: ${before.length} of ${ROUNDS} before the kill, the last one ` +
            `${lastAt - startedAt.getTime()} ms after the start of another worker, ${late} ms after it was at work\n`,
        );
        expect(before.length).toBeLessThan(ROUNDS);
        expect(stepsOf(after)).toEqual(
          [...events].map(([id, each]) => `${id} ${each[index] ?? ''}`).toSorted(),
        );
        expect(late).toBeLessThan(LATE_MS);
        await running?.kill();
      },
    );
  },
);

function stepsOf(done: readonly Done[]): string[] {
  return done.map(({ roundId, event }) => `${roundId} ${event}`).toSorted();
}
