// @ts-check
import { accessSync, constants } from 'node:fs';
import { createConnection } from 'node:net';
import { delimiter, join } from 'node:path';
import { ManagedProcess } from './managed-process.mjs';
import { freePort } from './ports.mjs';

/** The `redis-server` on the path, or undefined. */
export function findRedisServer() {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'redis-server'))
    .find((file) => isExecutable(file));
}

/**
 * Starts a Redis on 127.0.0.1 that keeps nothing on disk.
 *
 * @param {string} command
 * @param {string} folder
 * @returns {Promise<{ url: string, process: ManagedProcess }>}
 */
export async function startRedis(command, folder) {
  const port = await freePort();
  const redis = new ManagedProcess({
    name: 'Redis server',
    command,
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    env: process.env,
    cwd: folder,
    logFile: join(folder, 'redis.log'),
    marker: 'redis-server',
    isReady: () => isListening(port),
    readyTimeoutMs: 20_000,
    stopSignal: 'SIGTERM',
    stopGraceMs: 5000,
  });
  await redis.start();
  return { url: `redis://127.0.0.1:${String(port)}`, process: redis };
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isListening(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });
}
