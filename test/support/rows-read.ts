import pg from 'pg';
import { type Stores, withUnitOfWork } from '#persistence';
import type { TestApi } from './api.js';
import { asOwner, type TestMunicipality } from './municipality.factory.js';
import { StatementCounter } from './statement-counter.js';

type Plan = {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
};

/** As the service, and as in large tables: small ones are read whole, which says nothing of large ones. */
const OPTIONS = [
  'role=wijkkas_app',
  ...['seqscan', 'bitmapscan', 'hashjoin'].map((way) => `enable_${way}=off`),
]
  .map((option) => `-c ${option}`)
  .join(' ');

/**
 * How many rows a query of a store reads, with those that it throws away, when it goes by indexes.
 *
 * @param asked the query; and a piece of its text with the values of its places
 */
export async function rowsRead(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  asked: {
    readonly query: (stores: Stores) => Promise<unknown>;
    readonly having: string;
    readonly values: readonly string[];
  },
): Promise<number> {
  const counter = new StatementCounter();
  const statements = await counter.during(() =>
    withUnitOfWork(api.database.url, (unitOfWork) => unitOfWork.run({ id: town.id }, asked.query)),
  );
  counter.stop();
  const found = statements.find((each) => each.includes(asked.having));
  if (found === undefined) throw new Error(`No statement has ${asked.having}.`);
  await asOwner(api, 'ANALYZE');
  const sql = asked.values.reduce(
    (text, value, index) => text.replaceAll(`$${index + 1}`, value),
    found,
  );
  return readBy(await planOf(api, town, sql));
}

async function planOf(
  { database }: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  sql: string,
): Promise<Plan> {
  const client = new pg.Client({ connectionString: database.url, options: OPTIONS });
  await client.connect();
  try {
    await client.query(`SELECT set_config('wijkkas.municipality_id', $1, false)`, [town.id]);
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('There is no plan.');
    return row['QUERY PLAN'][0].Plan;
  } finally {
    await client.end();
  }
}

/** Of the parts of a plan that read a table: those that have none below them. */
function readBy(plan: Plan): number {
  const below = plan.Plans ?? [];
  const own = plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0);
  if (below.length === 0) return own * plan['Actual Loops'];
  return below.reduce((sum, each) => sum + readBy(each), 0);
}
