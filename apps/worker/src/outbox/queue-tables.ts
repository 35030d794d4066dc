import { type PgQueryable, PostgresConnection, runMigrations } from 'bullmq';
import type { WorkerConfigValues } from '../worker.config.js';
import { postgresConnection, QUEUE_SCHEMA } from './queue-backend.js';

/**
 * Brings BullMQ's own tables up to date where jobs wait in PostgreSQL; nothing to do with Redis.
 *
 * BullMQ takes an advisory lock, so workers that start at the same moment wait for the first one.
 */
export async function prepareQueueTables(values: WorkerConfigValues): Promise<void> {
  if (values.redisUrl !== null) return;
  const connection = new PostgresConnection(postgresConnection(values, 1));
  try {
    const client = await connection.pool.connect();
    try {
      await runMigrations(inExistingSchema(client), QUEUE_SCHEMA);
    } finally {
      client.release();
    }
  } finally {
    await connection.close();
  }
}

/**
 * A client that takes the schema for granted: `migrate` made it, and granted it to this login.
 *
 * BullMQ 6.7 begins with CREATE SCHEMA IF NOT EXISTS. PostgreSQL refuses that to whoever may not
 * create schemas in the database, also when the schema is there, and the service's login may not.
 * Without this the queue suites fail on PostgreSQL: "permission denied for database".
 */
function inExistingSchema(client: PgQueryable): PgQueryable {
  return {
    query: (text, values) =>
      text.startsWith('CREATE SCHEMA IF NOT EXISTS')
        ? Promise.resolve({ rows: [] })
        : client.query(text, values),
  };
}
