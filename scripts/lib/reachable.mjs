// @ts-check
import { Failure } from './failure.mjs';

const CONNECT_TIMEOUT_MS = 5000;

/**
 * Checks that the PostgreSQL of DATABASE_URL answers.
 *
 * @param {string} url
 * @throws {Failure} with the way out; it names the address and no password
 */
export async function checkPostgres(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  try {
    await client.connect();
  } catch (error) {
    throw new Failure(
      `PostgreSQL at ${addressOf(url)} (DATABASE_URL) cannot be used: ${reasonOf(error)}. Start it or correct the ` +
        'address, or unset DATABASE_URL to use the embedded PostgreSQL.',
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Checks that the Redis of REDIS_URL answers.
 *
 * @param {string} url
 * @throws {Failure} with the way out; it names the address and no password
 */
export async function checkRedis(url) {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  /** @type {unknown} */
  let lastError;
  redis.on('error', (error) => (lastError = error));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw new Failure(
      `Redis at ${addressOf(url)} (REDIS_URL) cannot be used: ${reasonOf(lastError ?? error)}. Start it or correct ` +
        'the address, or unset REDIS_URL to keep the queues in PostgreSQL.',
      { cause: error },
    );
  } finally {
    redis.disconnect();
  }
}

/** @param {string} url */
function addressOf(url) {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}${port === '' ? '' : `:${port}`}${pathname}`;
  } catch {
    return 'an address that is no URL';
  }
}

/** @param {unknown} error */
function reasonOf(error) {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}
