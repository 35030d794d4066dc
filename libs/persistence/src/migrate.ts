import pg from 'pg';
import { DataSource } from 'typeorm';
import { APPLICATION_ROLE, migrationOptions } from './data-source-options.js';

/** Any number will do, as long as every process takes the same: one migrates, the others wait. */
const MIGRATION_LOCK = 7_340_000;

/**
 * Brings the database to this build's schema, and lets the service's login act in the
 * application role. Safe to run again, and by several processes at once.
 *
 * @returns the names of the migrations that were run
 */
export async function migrate(urls: {
  readonly owner: string;
  readonly service: string;
}): Promise<readonly string[]> {
  const lock = new pg.Client({ connectionString: urls.owner });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = await new DataSource(migrationOptions(urls.owner)).initialize();
    try {
      const run = await dataSource.runMigrations();
      await grantTo(dataSource, await loginOf(urls.service));
      return run.map(({ name }) => name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end();
  }
}

async function loginOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ login: string }>('SELECT session_user AS login');
    return rows[0]?.login ?? '';
  } finally {
    await client.end();
  }
}

async function grantTo(dataSource: DataSource, login: string): Promise<void> {
  const quoted = `"${login.replaceAll('"', '""')}"`;
  await dataSource.query(`GRANT ${APPLICATION_ROLE} TO ${quoted}`);
  await dataSource.query(`GRANT SELECT ON migrations TO ${APPLICATION_ROLE}`);
  // BullMQ keeps its jobs in a schema of its own when there is no Redis, as the login itself.
  await dataSource.query(`CREATE SCHEMA IF NOT EXISTS bullmq`);
  await dataSource.query(`GRANT ALL ON SCHEMA bullmq TO ${quoted}`);
}
