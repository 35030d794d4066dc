import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type QueueBackendName = 'PostgreSQL' | 'Redis';

const REDIS_URL = process.env['TEST_REDIS_URL'] ?? '';
const STARTING_TRIES_MAX = 100;
const TRY_AGAIN_MS = 50;

/**
 * The backends that a queue suite runs on: PostgreSQL always, and Redis when there is one, by
 * TEST_REDIS_URL or as `redis-server` on the path. Without one it says so: nothing is passed over
 * in silence.
 */
export function queueBackends(suite: string): QueueBackendName[] {
  if (REDIS_URL !== '' || redisOnPath()) return ['PostgreSQL', 'Redis'];
  process.stderr.write(
    `NOT RUN: the Redis half of "${suite}". There is no TEST_REDIS_URL and no redis-server on the path.\n`,
  );
  return ['PostgreSQL'];
}

export type TestRedis = { readonly url: string | null; stop(): Promise<void> };

/** A Redis for a suite: the one of TEST_REDIS_URL, or one of its own that keeps nothing. */
export async function startBackend(name: QueueBackendName): Promise<TestRedis> {
  if (name === 'PostgreSQL') return { url: null, stop: () => Promise.resolve() };
  if (REDIS_URL !== '') return { url: REDIS_URL, stop: () => Promise.resolve() };
  const port = await freePort();
  const server = spawn(
    'redis-server',
    ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore' },
  );
  await answering(port);
  return { url: `redis://127.0.0.1:${port}`, stop: () => stop(server) };
}

function redisOnPath(): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => folder !== '' && existsSync(join(folder, 'redis-server')));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

async function answering(port: number): Promise<void> {
  for (let attempt = 0; attempt < STARTING_TRIES_MAX; attempt += 1) {
    if (await accepts(port)) return;
    await sleep(TRY_AGAIN_MS);
  }
  throw new Error(`redis-server does not answer on port ${port}.`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => {
      resolve();
    });
    server.kill('SIGTERM');
  });
}
