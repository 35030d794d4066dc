import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { canonicalTallyInput, packBallots, tallyElectionOfRound, votingRules } from '#domain';
import { UnitOfWork } from '#persistence';
import { TallyRound } from '../../apps/worker/src/voting/tally-round.use-case.js';
import {
  aCountingRound,
  anOpenRound,
  type GivenBallot,
  type GivenRound,
  type Place,
} from '../support/counted-round.factory.js';
import { aMunicipality, asOwner } from '../support/municipality.factory.js';
import { queueBackends } from '../support/queue-backends.js';
import { TestWorkers, until } from '../support/worker.js';

const BALLOTS: readonly GivenBallot[] = [
  { choices: [1, 2] },
  { choices: [3] },
  { choices: [2, 1] },
  { choices: [3, 1] },
  { choices: [2] },
];

describe.each(queueBackends('counting a round'))('counting a round on %s', (backend) => {
  let workers: TestWorkers;
  let first: INestApplicationContext;
  let second: INestApplicationContext;
  let place: Place;

  beforeAll(async () => {
    workers = await TestWorkers.open(backend);
    [first, second] = await Promise.all([workers.start(), workers.start()]);
    place = { unitOfWork: first.get(UnitOfWork), town: await aMunicipality(workers) };
  });

  afterAll(() => workers.close());

  const rowsOf = (table: string, roundId: string) =>
    asOwner(workers, `SELECT * FROM ${table} WHERE round_id = $1`, [roundId]);
  const auditOf = (roundId: string) =>
    asOwner(workers, `SELECT actor, action, origin FROM audit_entry WHERE subject_id = $1`, [
      roundId,
    ]);
  const roundOf = (roundId: string) =>
    place.unitOfWork.run({ id: place.town.id }, ({ rounds }) => rounds.get(roundId));
  const runOf = (roundId: string) =>
    place.unitOfWork.run({ id: place.town.id }, ({ tallyRuns }) => tallyRuns.findLatest(roundId));

  async function request(roundId: string): Promise<string> {
    const municipalityId = place.town.id;
    await place.unitOfWork.run(null, ({ outbox }) =>
      outbox.request('tally-round', { municipalityId, roundId }),
    );
    const [message] = await asOwner<{ id: string }>(
      workers,
      `SELECT id FROM outbox WHERE payload ->> 'roundId' = $1 ORDER BY created_at DESC LIMIT 1`,
      [roundId],
    );
    return message!.id;
  }

  async function count(ballots: readonly GivenBallot[], given: GivenRound = {}) {
    const { round, paper } = await aCountingRound(place, ballots, given);
    const jobId = await request(round.id);
    const job = await workers.finished('tally', jobId);
    return { round, paper, job, jobId, run: await runOf(round.id) };
  }

  it('goes from the outbox to a record and to the next phase', async () => {
    const { round, paper, jobId, run } = await count(BALLOTS);

    expect(run?.outcome).toMatchObject({
      winners: [
        { code: '2', initiativeId: paper[1]!.initiativeId, votes: 3, costCents: 30_000n },
        { code: '1', initiativeId: paper[0]!.initiativeId, votes: 3, costCents: 60_000n },
      ],
      spentCents: 90_000n,
      leftoverCents: 10_000n,
      ties: [{ step: 1, candidates: ['2', '1'], decidedBy: 'cost' }],
    });
    expect(run).toMatchObject({ ballotCount: 5, rule: 'greedy@1', rulesHash: round.rulesHash });
    expect((await roundOf(round.id)).phase).toBe('counted');
    expect(await auditOf(round.id)).toEqual([
      { actor: 'service', action: 'record-tally', origin: `job:${jobId}` },
    ]);
  });

  it('names its input by a hash that anybody with the ballots can compute', async () => {
    const { round, paper, run } = await count(BALLOTS);
    const loose = BALLOTS.toReversed().map(({ choices }) => ({
      choices: choices.map((choice) => choice - 1),
      points: null,
    }));
    const rules = votingRules(round.rules);
    const election = tallyElectionOfRound(rules, paper.toReversed().toReversed(), {
      ballots: packBallots(loose, paper.length, false),
      pointDecimals: 0,
      defaultPoints: 0,
      longestBallot: 2,
    });

    const text = canonicalTallyInput(election, rules.tally);

    expect(run?.inputHash).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('changes nothing when the same message is delivered again', async () => {
    const { round, jobId, run } = await count(BALLOTS);
    await workers.queue('tally').remove(jobId);

    await asOwner(workers, 'UPDATE outbox SET relayed_at = NULL WHERE id = $1', [jobId]);
    const again = await workers.finished('tally', jobId);

    expect(await again.getState()).toBe('completed');
    expect(await runOf(round.id)).toEqual(run);
    expect(await rowsOf('tally_run', round.id)).toHaveLength(1);
    expect(await auditOf(round.id)).toHaveLength(1);
  });

  it('counts once when two workers count at the same moment', async () => {
    const { round } = await aCountingRound(place, BALLOTS);
    const payload = { municipalityId: place.town.id, roundId: round.id };

    const runs = await Promise.all(
      [first, second, first, second].map((worker) =>
        worker.get(TallyRound).execute(payload, randomUUID()),
      ),
    );

    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    expect(await rowsOf('tally_run', round.id)).toHaveLength(1);
    expect(await auditOf(round.id)).toHaveLength(1);
  });

  it('counts once when the round was asked for five times', async () => {
    const { round } = await aCountingRound(place, BALLOTS);

    await Promise.all(Array.from({ length: 5 }, () => request(round.id)));
    const jobs = await asOwner<{ id: string }>(
      workers,
      `SELECT id FROM outbox WHERE payload ->> 'roundId' = $1`,
      [round.id],
    );
    const states = await Promise.all(
      jobs.map(async ({ id }) => (await workers.finished('tally', id)).getState()),
    );

    expect(states).toEqual(Array(5).fill('completed'));
    expect(await rowsOf('tally_run', round.id)).toHaveLength(1);
  });

  it('does not try a round again that does not exist, and keeps the failure as evidence', async () => {
    const jobId = await request(randomUUID());

    const job = await workers.finished('tally', jobId);

    expect(job.failedReason).toBe('not-found: There is no such round.');
    expect(job.attemptsMade).toBe(1);
    expect((await workers.queue('tally').getFailed()).map(({ id }) => id)).toContain(jobId);
  });

  it('does not count a round in which people still vote', async () => {
    const { id } = await anOpenRound(place);

    const job = await workers.finished('tally', await request(id));

    expect(job.failedReason).toMatch(/^phase-transition-refused: /);
    expect(await rowsOf('tally_run', id)).toEqual([]);
    expect((await roundOf(id)).phase).toBe('voting');
  });

  it('does not count by a ballot paper that is not the one that was frozen', async () => {
    const { round } = await aCountingRound(place, BALLOTS);
    await asOwner(
      workers,
      `SET session_replication_role = replica;
       UPDATE ballot_paper_line SET cost_cents = 1 WHERE number = 3 AND round_id = '${round.id}'`,
    );

    const job = await workers.finished('tally', await request(round.id));

    expect(job.failedReason).toMatch(/^rules-tampered: /);
    expect((await roundOf(round.id)).phase).toBe('counting');
  });

  it('tries again what failed for another reason than a rule', async () => {
    const { round } = await aCountingRound(place, BALLOTS);
    await asOwner(workers, 'ALTER TABLE tally_run RENAME TO tally_run_away');
    const jobId = await request(round.id);
    await until(async () => {
      const job = await workers.queue('tally').getJob(jobId);
      return (job?.attemptsMade ?? 0) > 0 ? true : null;
    }, 'the first attempt');
    await asOwner(workers, 'ALTER TABLE tally_run_away RENAME TO tally_run');

    const job = await workers.finished('tally', jobId);

    expect(await job.getState()).toBe('completed');
    expect(job.attemptsMade).toBeGreaterThan(1);
    expect(await rowsOf('tally_run', round.id)).toHaveLength(1);
  });

  it('counts points', async () => {
    const { run } = await count(
      [
        { choices: [1, 2], points: [1, 4] },
        { choices: [2, 3], points: [3, 2] },
        { choices: [1], points: [5] },
      ],
      { ballot: { type: 'cumulative', pointsTotalMax: 5 } },
    );

    expect(run?.outcome.initiatives).toMatchObject([
      { code: '2', score: 7, votes: 2, fate: 'funded' },
      { code: '1', score: 6, votes: 2, fate: 'funded' },
      { code: '3', score: 2, votes: 1, fate: 'does-not-fit' },
    ]);
  });

  it('gives the first place of a ranking as many points as the longest ballot has places', async () => {
    const { run } = await count([{ choices: [3, 1] }, { choices: [2, 3, 1] }, { choices: [3] }], {
      ballot: { type: 'ordinal', choicesMax: null },
    });

    expect(run?.outcome.initiatives.map(({ code, score }) => [code, score])).toEqual([
      ['3', 8],
      ['2', 3],
      ['1', 3],
    ]);
  });

  it('gives the default score of an imported election to what a ballot does not name', async () => {
    const { run } = await count(
      [
        { choices: [2], points: [1.25] },
        { choices: [1], points: [2] },
      ],
      {
        ballot: { type: 'scoring' },
        importedMeta: [{ key: 'default_score', value: '0.5' }],
      },
    );

    expect(run?.outcome.scoreDecimals).toBe(2);
    expect(run?.outcome.initiatives.map(({ code, score }) => [code, score])).toEqual([
      ['1', 250],
      ['2', 175],
      ['3', 100],
    ]);
  });

  it('counts a round without a single ballot', async () => {
    const { run } = await count([], { tally: { rule: 'greedy-threshold@1', threshold: 1 } });

    expect(run).toMatchObject({ ballotCount: 0, outcome: { winners: [], spentCents: 0n } });
  });

  it('writes a record that nobody changes', async () => {
    const { round } = await count(BALLOTS);

    const change = asOwner(workers, 'UPDATE tally_run SET ballot_count = 0 WHERE round_id = $1', [
      round.id,
    ]);

    await expect(change).rejects.toThrow('append_only');
  });
});
