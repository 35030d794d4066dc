import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { JOBS, SCHEDULES } from '#jobs';
import { UnitOfWork } from '#persistence';
import { JobQueues } from '../../apps/worker/src/outbox/job-queues.js';
import { AdvanceRounds } from '../../apps/worker/src/phases/advance-rounds.use-case.js';
import { RemoveExpired } from '../../apps/worker/src/phases/remove-expired.use-case.js';
import {
  anOpenRound,
  aScreenedRound,
  type GivenRound,
  inHours,
  type Place,
} from '../support/counted-round.factory.js';
import { aMunicipality, asOwner } from '../support/municipality.factory.js';
import { queueBackends } from '../support/queue-backends.js';
import { TestWorkers, until } from '../support/worker.js';

const DUE_NOW = { timeline: { votingOpensAt: inHours(-1), votingClosesAt: inHours(2) } };
const NOT_YET = { timeline: { votingOpensAt: inHours(1), votingClosesAt: inHours(2) } };

describe.each(queueBackends('what the clock asks for'))(
  'what the clock asks for on %s',
  (backend) => {
    let workers: TestWorkers;
    let running: [INestApplicationContext, INestApplicationContext];
    let place: Place;

    beforeAll(async () => {
      workers = await TestWorkers.open(backend);
      running = await Promise.all([workers.start(), workers.start()]);
      // Tests bring the end of a voting forward, which no installation can.
      await asOwner(workers, 'ALTER TABLE round DISABLE TRIGGER round_timeline_frozen');
      place = { unitOfWork: running[0].get(UnitOfWork), town: await aMunicipality(workers) };
    });

    afterAll(() => workers.close());

    /** What comes back by the clock, over all queues. */
    const schedules = async () => {
      const queues = new Set(Object.values(JOBS).map(({ queue }) => queue));
      const found = await Promise.all(
        [...queues].map((queue) => workers.queue(queue).getJobSchedulers()),
      );
      return found.flat().map(({ key }) => key);
    };
    const phaseOf = (roundId: string) =>
      place.unitOfWork.run(
        { id: place.town.id },
        async ({ rounds }) => (await rounds.get(roundId)).phase,
      );
    const untilPhase = (roundId: string, phase: string) =>
      until(async () => ((await phaseOf(roundId)) === phase ? true : null), `phase ${phase}`);
    const eventsOf = async (roundId: string) =>
      (
        await asOwner<{ action: string }>(
          workers,
          'SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id',
          [roundId],
        )
      ).map(({ action }) => action);
    const turn = () =>
      Promise.all(running.map((worker) => worker.get(AdvanceRounds).execute(randomUUID())));

    /** A round whose voting is open, and whose planned end has just come. */
    async function aRoundAtItsEnd(given: GivenRound = {}): Promise<string> {
      const { id } = await anOpenRound(place, given);
      await asOwner(workers, 'UPDATE round SET voting_closes_at = now() WHERE id = $1', [id]);
      return id;
    }

    it('opens voting, closes it and has it counted, by itself', async () => {
      const { id } = await aScreenedRound(place, DUE_NOW);

      await untilPhase(id, 'voting');
      await asOwner(workers, 'UPDATE round SET voting_closes_at = now() WHERE id = $1', [id]);
      await untilPhase(id, 'counted');

      expect(await eventsOf(id)).toEqual(['open-voting', 'close-voting', 'record-tally']);
    });

    it('has one schedule of each kind, however many workers there are', async () => {
      expect((await schedules()).toSorted()).toEqual(Object.keys(SCHEDULES).toSorted());
    });

    it('lays its schedules down again when the queue was emptied', async () => {
      await workers.queue('schedules').removeJobScheduler('advance-rounds');

      await running[0].get(JobQueues).repairSchedules();

      expect(await schedules()).toHaveLength(Object.keys(SCHEDULES).length);
    });

    it('does a thing once when two workers look at the same moment', async () => {
      const { id: opening } = await aScreenedRound(place, DUE_NOW);
      const closing = await aRoundAtItsEnd();

      await turn();

      expect(await eventsOf(opening)).toEqual(['open-voting']);
      expect((await eventsOf(closing)).filter((each) => each === 'close-voting')).toHaveLength(1);
      expect(
        await asOwner(workers, `SELECT FROM outbox WHERE payload ->> 'roundId' = $1`, [closing]),
      ).toHaveLength(1);
    });

    it('leaves a round alone before its moment', async () => {
      const { id } = await aScreenedRound(place, NOT_YET);
      const { id: open } = await anOpenRound(place, DUE_NOW);

      await turn();

      expect(await phaseOf(id)).toBe('screening');
      expect(await phaseOf(open)).toBe('voting');
    });

    it('goes on with other rounds when one has nothing to vote on', async () => {
      const { id: empty } = await aScreenedRound(place, { ...DUE_NOW, costsCents: [] });
      const other = { ...place, town: await aMunicipality(workers) };
      const { id } = await aScreenedRound(other, DUE_NOW);

      await turn();

      expect(await phaseOf(empty)).toBe('screening');
      expect(await eventsOf(id)).toEqual(['open-voting']);
    });

    it('forgets what has expired, and nothing else', async () => {
      const person = randomUUID();
      await asOwner(workers, 'INSERT INTO person (id, municipality_id) VALUES ($1, $2)', [
        person,
        place.town.id,
      ]);
      await asOwner(
        workers,
        `INSERT INTO session (token_hash, municipality_id, person_id, expires_at)
       VALUES ('old', $1, $2, now() - interval '1 minute'), ('new', $1, $2, now() + interval '1 hour')`,
        [place.town.id, person],
      );
      await asOwner(
        workers,
        `INSERT INTO sign_in_failure (municipality_id, account_ref, failed_at)
       VALUES ($1, 'old', now() - interval '1 hour'), ($1, 'new', now())`,
        [place.town.id],
      );
      await asOwner(
        workers,
        `INSERT INTO outbox (id, job_name, payload, relayed_at)
       VALUES (gen_random_uuid(), 'old', '{}', now() - interval '31 days'), (gen_random_uuid(), 'new', '{}', now()),
              (gen_random_uuid(), 'never', '{}', NULL)`,
      );

      await running[0].get(RemoveExpired).execute();

      const left = await asOwner(
        workers,
        `SELECT token_hash AS name FROM session UNION ALL SELECT account_ref FROM sign_in_failure
       UNION ALL SELECT job_name FROM outbox WHERE job_name IN ('old', 'new', 'never') ORDER BY name`,
      );
      expect(left.map(({ name }) => name as string)).toEqual(['never', 'new', 'new', 'new']);
    });
  },
);
