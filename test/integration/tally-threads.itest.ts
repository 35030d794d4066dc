import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { type Round, TallyOutOfMemoryError } from '#domain';
import { UnitOfWork } from '#persistence';
import { TallyRound } from '../../apps/worker/src/voting/tally-round.use-case.js';
import { aCountingRound, type Place } from '../support/counted-round.factory.js';
import { aLargeCountingRound } from '../support/many-ballots.js';
import { aMunicipality } from '../support/municipality.factory.js';
import { aTallyRound, TALLY_THREAD } from '../support/tally-thread.js';
import { TestWorkers } from '../support/worker.js';

const BALLOTS = 130_000;
/** Far above what was seen on a quiet machine (under 50 ms), far below what counting here would take. */
const PAUSE_MS_MAX = 300;
const NANOS_PER_MS = 1e6;
/** Enough for the program of the thread, and for little else. */
const LITTLE_MB = 16;
const NO_PROGRAM = '/no-such-thread.js';

describe('counting in a thread', () => {
  let workers: TestWorkers;
  let worker: INestApplicationContext;
  let place: Place;

  beforeAll(async () => {
    workers = await TestWorkers.open('PostgreSQL');
    worker = await workers.start();
    place = { unitOfWork: worker.get(UnitOfWork), town: await aMunicipality(workers) };
  });

  afterAll(() => workers.close());

  const payloadOf = ({ id: roundId }: Round) => ({ municipalityId: place.town.id, roundId });
  const taskOf = ({ id }: Round, taskId: string) =>
    place.unitOfWork.run({ id: place.town.id }, ({ tallyTasks }) => tallyTasks.get(id, taskId));

  it('keeps the worker free while it reads and counts 130,000 different ballots', async () => {
    const round = await aLargeCountingRound(workers, place, BALLOTS, {
      tally: { rule: 'equal-shares-cost-add1@1' },
    });
    const pauses = monitorEventLoopDelay({ resolution: 5 });

    pauses.enable();
    const run = await worker.get(TallyRound).execute(payloadOf(round), randomUUID());
    pauses.disable();

    expect(run.ballotCount).toBeGreaterThan(BALLOTS * 0.99);
    expect(pauses.max / NANOS_PER_MS).toBeLessThan(PAUSE_MS_MAX);
  });

  it('gives a count up that needs too much memory, and goes on with the next', async () => {
    const tight = aTallyRound(place.unitOfWork, LITTLE_MB);
    const large = await aLargeCountingRound(workers, place, BALLOTS);
    const { round: small } = await aCountingRound(place, [{ choices: [1] }]);
    const taskId = randomUUID();

    const failure = tight.execute(payloadOf(large), taskId);

    await expect(failure).rejects.toBeInstanceOf(TallyOutOfMemoryError);
    expect(await taskOf(large, taskId)).toMatchObject({
      state: 'failed',
      failureCode: 'tally-out-of-memory',
    });
    expect(await tight.execute(payloadOf(small), randomUUID())).toMatchObject({ ballotCount: 1 });
  });

  it('says that it failed when its thread breaks down, unless it is tried again', async () => {
    const { round } = await aCountingRound(place, [{ choices: [1] }]);
    const broken = aTallyRound(place.unitOfWork, TALLY_THREAD.memoryMb, NO_PROGRAM);
    const taskId = randomUUID();

    const first = broken.execute(payloadOf(round), taskId, false);
    await expect(first).rejects.toThrow(/no-such-thread/);
    const between = await taskOf(round, taskId);
    const last = broken.execute(payloadOf(round), taskId, true);
    await expect(last).rejects.toThrow(/no-such-thread/);

    expect(between).toMatchObject({ state: 'queued', failureCode: null });
    expect(await taskOf(round, taskId)).toMatchObject({
      state: 'failed',
      failureCode: 'unexpected',
    });
  });
});
