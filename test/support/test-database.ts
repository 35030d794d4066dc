import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate, MIGRATIONS } from '#persistence';

const ADMIN_URL = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const TEMPLATE_LOCK = 7_340_001;
/** The service's login: no superuser, so that row-level security and grants are the real ones. */
const SERVICE_LOGIN = 'wijkkas_test_service';

/** Connections as the owner, by address: opening one takes longer than most of what is asked over it. */
const owners = new Map<string, pg.Pool>();
const OWNERS_MAX = 4;
/** What leaves a connection as it was: one statement that reads or writes rows. */
const LEAVES_NO_TRACE = /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|TABLE)\b(?!.*(;|set_config))/is;

export type TestDatabase = {
  /** As api and worker sign in. */
  readonly url: string;
  /** As the owner of the schema, for looking behind the service's back. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
};

/**
 * Gives a suite a migrated database of its own, copied from a template.
 *
 * The template is named after the migrations, so it is made once per schema and
 * not once per run. The advisory lock lets parallel suites wait for the first.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `wijkkas_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: ADMIN_URL });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const template = await ensureTemplate(admin);
    // Copied as files: page by page through the log it takes many times as long.
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  } finally {
    await admin.end();
  }
  return { url: serviceUrl(name), ownerUrl: ownerUrl(name), drop: () => drop(name) };
}

/**
 * Runs SQL in a database as the owner of the schema, over a connection that is kept for the next time unless it may have
 * been changed by what was asked.
 */
export async function queryAsOwner<Row extends pg.QueryResultRow>(
  { ownerUrl: connectionString }: Pick<TestDatabase, 'ownerUrl'>,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = await ownersOf(connectionString).connect();
  let isAsBefore = false;
  try {
    const { rows } = await client.query<Row>(sql, [...values]);
    isAsBefore = LEAVES_NO_TRACE.test(sql);
    return rows;
  } finally {
    client.release(!isAsBefore);
  }
}

function ownersOf(connectionString: string): pg.Pool {
  const known = owners.get(connectionString);
  if (known !== undefined) return known;
  const pool = new pg.Pool({ connectionString, max: OWNERS_MAX, allowExitOnIdle: true });
  // The server ends what lies idle when a test restarts or removes it; the next query opens another.
  pool.on('error', () => undefined);
  owners.set(connectionString, pool);
  return pool;
}

async function ensureTemplate(admin: pg.Client): Promise<string> {
  template ??= templateName();
  const name = await template;
  const found = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (found.rowCount === 1) return name;

  const draft = `${name}_draft`;
  await admin.query(
    `DO $$ BEGIN CREATE ROLE ${SERVICE_LOGIN} LOGIN PASSWORD 'test'; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
  );
  await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${draft}`);
  await migrate({ owner: ownerUrl(draft), service: serviceUrl(draft) });
  await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  return name;
}

let template: Promise<string> | undefined;

async function templateName(): Promise<string> {
  const source = (await Promise.all(MIGRATIONS.map(migrationText))).join('\n');
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 12);
  return `wijkkas_template_${hash}`;
}

/** The SQL that a migration runs, found by running it against a recorder. */
async function migrationText(Migration: (typeof MIGRATIONS)[number]): Promise<string> {
  const statements: string[] = [];
  const recorder = { query: (sql: string) => Promise.resolve(statements.push(sql)) };
  await new Migration().up(recorder as never);
  return `${Migration.toString()}${statements.join('\n')}`;
}

function ownerUrl(database: string): string {
  const url = new URL(ADMIN_URL);
  url.pathname = `/${database}`;
  return url.href;
}

function serviceUrl(database: string): string {
  const url = new URL(ownerUrl(database));
  url.username = SERVICE_LOGIN;
  url.password = 'test';
  return url.href;
}

async function drop(name: string): Promise<void> {
  const url = ownerUrl(name);
  await owners.get(url)?.end();
  owners.delete(url);
  const admin = new pg.Client({ connectionString: ADMIN_URL });
  await admin.connect();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
}
