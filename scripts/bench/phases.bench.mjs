// @ts-check
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { demoTown, getList, perSecond, withDatabase } from '../lib/bench-client.mjs';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/paths.mjs';

const ROUNDS = 1_000;
const BATCH = 25;
const LANES = 4;
const AHEAD_MS = 600_000;
const PLANS = 3;

const RULES = {
  budgetCents: '500000',
  ballot: {
    type: 'approval',
    choicesMin: 1,
    choicesMax: 3,
    costMaxCents: null,
    pointsMax: null,
    pointsTotalMax: null,
  },
  tally: { rule: 'greedy@1', threshold: null, ties: ['cost', 'votes', 'id'] },
};
/** A rules document that says the same, with a paper of as many lines. */
const DOCUMENT = JSON.stringify({ ...RULES, paper: Array.from({ length: PLANS }, () => null) });

export const name = 'phases';

/** @typedef {typeof import('../../libs/persistence/src/index.js')} Persistence */
/** @typedef {typeof import('../../apps/worker/src/phases/advance-rounds.use-case.js')} Worker */
/** @typedef {import('../lib/service.mjs').Service} Service */
/** @typedef {{ title: string, wijkteamId: string, dueAt: Date, isVote: boolean }} Planned */

/**
 * Lets one turn of the worker take rounds that are all due at the same minute: once where applications open, and once where
 * ballots are fixed. The baseline changes the phase of as many other rounds with SQL alone, in as large batches and as
 * many at once; the trigger of the log writes its line there too.
 *
 * @param {import('../lib/benchmarks.mjs').BenchmarkContext} context
 * @returns {Promise<import('../lib/benchmarks.mjs').Measurement[]>}
 */
export async function run({ service: start, note }) {
  const service = await start();
  const [wijkteam] = await getList(await demoTown(service), '/wijkteams');
  if (wijkteam === undefined) throw new Failure('The demo has no wijkteam.');
  const wijkteamId = String(wijkteam['id']);
  const measurements = [];
  for (const [index, isVote] of [false, true].entries()) {
    // Far enough ahead for the worker of the service to leave the rounds alone; the turn has its own clock.
    const dueAt = new Date(Date.now() + (index + 1) * AHEAD_MS);
    const title = `Meting ${randomUUID()}`;
    note(`planning ${String(2 * ROUNDS)} rounds`);
    const planned = { title, wijkteamId, dueAt, isVote };
    // Of another minute, so that the turn leaves them alone.
    const others = {
      ...planned,
      title: `${title} in SQL`,
      dueAt: new Date(dueAt.getTime() + AHEAD_MS / 2),
    };
    await plan(service, planned);
    await plan(service, others);
    const { seconds, latestMs } = await oneTurn(service, planned);
    const baseline = await inSql(service, others);
    const what = isVote ? `ballots of ${String(PLANS)} plans fixed` : 'applications opened';
    measurements.push({
      of: what,
      value: seconds,
      unit: `s per ${String(ROUNDS)} rounds`,
      baseline,
      detail: `One turn over ${String(ROUNDS)} rounds due at the same minute, the last ${String(latestMs)} ms after it; the baseline changes and logs the phase with SQL alone.`,
    });
  }
  return measurements;
}

/**
 * @param {Service} service
 * @param {Planned} planned
 */
async function plan(service, { title, wijkteamId, dueAt, isVote }) {
  await withDatabase(service, 1, async (transaction) => {
    await transaction([
      [
        `INSERT INTO round (id, wijkteam_id, title, mode, phase, rules, created_at, ${isVote ? 'ballot_fixed_at' : 'submission_opens_at'})
         SELECT gen_random_uuid(), $1, $2, 'resident-vote', $3, $4::jsonb, now(), $5 FROM generate_series(1, $6::int)`,
        [wijkteamId, title, isVote ? 'screening' : 'draft', JSON.stringify(RULES), dueAt, ROUNDS],
      ],
      [
        `WITH plan AS (
           INSERT INTO initiative (id, round_id, title, summary, state, submitted_at, created_at)
           SELECT gen_random_uuid(), id, 'Bankje', 'Een bankje.', 'eligible', now(), now()
             FROM round, generate_series(1, $2::int) WHERE round.title = $1
           RETURNING id)
         INSERT INTO cost_line (initiative_id, number, description, amount_cents) SELECT id, 1, 'Alles', 10000 FROM plan`,
        [title, isVote ? PLANS : 0],
      ],
    ]);
    return ROUNDS;
  });
}

/**
 * @param {Service} service
 * @param {Planned} rounds
 * @returns {Promise<{ seconds: number, latestMs: number }>} how long it took, and how late the last round was
 */
async function oneTurn({ databaseUrl }, { title, dueAt }) {
  const { dataSourceOptions, UnitOfWork } = /** @type {Persistence} */ (
    await built('libs/persistence/src/index.js')
  );
  const { AdvanceRounds } = /** @type {Worker} */ (
    await built('apps/worker/src/phases/advance-rounds.use-case.js')
  );
  const dataSource = new DataSource(dataSourceOptions(databaseUrl));
  await dataSource.initialize();
  try {
    const startedAt = performance.now();
    const passed = () => performance.now() - startedAt;
    const now = () => Promise.resolve(new Date(dueAt.getTime() + passed()));
    await new AdvanceRounds(new UnitOfWork(dataSource, { now })).execute('meting');
    const seconds = passed() / 1000;
    const happened = await momentsOf(databaseUrl, title);
    return { seconds, latestMs: Math.max(...happened) - dueAt.getTime() };
  } finally {
    await dataSource.destroy();
  }
}

/**
 * @param {Service} service
 * @param {Planned} rounds
 * @returns {Promise<number>} seconds
 */
async function inSql(service, { title, isVote }) {
  const frozen = ', rules_document = $3, rules_hash = $4, paper_size = $5';
  const sql = `UPDATE round SET phase = $2, version = version + 1${isVote ? frozen : ''} WHERE id = ANY ($1)`;
  const hash = createHash('sha256').update(DOCUMENT, 'utf8').digest('hex');
  const values = isVote ? ['ballot-fixed', DOCUMENT, hash, PLANS] : ['submission'];
  /** @type {{ id: string }[]} */
  const rounds = await read(service.databaseUrl, 'SELECT id FROM round WHERE title = $1', title);
  const ids = rounds.map(({ id }) => id);
  const batches = ROUNDS / BATCH;
  const perBatch = await withDatabase(service, LANES, (transaction) =>
    perSecond(batches, LANES, (index) => {
      const batch = ids.slice(index * BATCH, (index + 1) * BATCH);
      return transaction([[sql, [batch, ...values]]]);
    }),
  );
  await momentsOf(service.databaseUrl, title);
  return batches / perBatch;
}

/**
 * @param {string} databaseUrl
 * @param {string} title
 * @returns {Promise<number[]>} when each round changed its phase, in milliseconds
 * @throws {Failure} when a round did not
 */
async function momentsOf(databaseUrl, title) {
  /** @type {{ at: Date }[]} */
  const changes = await read(
    databaseUrl,
    `SELECT DISTINCT ON (r.id) c.happened_at AS at FROM round_phase_change c JOIN round r ON r.id = c.round_id
      WHERE r.title = $1 ORDER BY r.id`,
    title,
  );
  if (changes.length !== ROUNDS) {
    throw new Failure(`${String(changes.length)} of ${String(ROUNDS)} rounds were moved.`);
  }
  return changes.map(({ at }) => at.getTime());
}

/**
 * @template Row
 * @param {string} databaseUrl
 * @param {string} sql
 * @param {string} title
 * @returns {Promise<Row[]>}
 */
async function read(databaseUrl, sql, title) {
  const client = new pg.Client({
    connectionString: databaseUrl,
    options: '-c role=wijkkas_app',
  });
  await client.connect();
  try {
    await client.query(
      `SELECT set_config('wijkkas.municipality_id', (SELECT id::text FROM municipality LIMIT 1), false)`,
    );
    /** @type {pg.QueryResult<Row & pg.QueryResultRow>} */
    const { rows } = await client.query(sql, [title]);
    return rows;
  } finally {
    await client.end();
  }
}

/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
function built(path) {
  return import(pathToFileURL(join(ROOT, 'dist', path)).href);
}
