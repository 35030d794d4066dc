// @ts-check
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { commandLine } from './processes.mjs';

/**
 * A port that nobody listens on: the wanted one when it is free, any other otherwise.
 *
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export async function freePort(wanted = 0) {
  return (await tryPort(wanted, '127.0.0.1')) ?? (await freePort());
}

/**
 * Whether this address and port can be listened on.
 *
 * @param {number} port
 * @param {string} host
 */
export async function isPortFree(port, host) {
  return (await tryPort(port, host)) !== undefined;
}

/**
 * Who listens on a port, in words ("node (process 812)"), or undefined when that is not easily known: another user's
 * process, or a system without /proc.
 *
 * @param {number} port
 */
export function portHolder(port) {
  try {
    const inodes = listeningInodes(port);
    const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && holds(name, inodes));
    if (pid === undefined) return undefined;
    const [program = ''] = commandLine(Number(pid)).split(' ');
    return `${program.split('/').at(-1) ?? program} (process ${pid})`;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number | undefined>}
 */
function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen({ port, host }, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : undefined);
      });
    });
  });
}

/**
 * @param {number} port
 * @returns {string[]}
 */
function listeningInodes(port) {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const listening = '0A';
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${hex}`) === true && fields[3] === listening)
    .map((fields) => `socket:[${fields[9] ?? ''}]`);
}

/**
 * @param {string} pid
 * @param {string[]} inodes
 */
function holds(pid, inodes) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) =>
      inodes.includes(readlinkSync(`/proc/${pid}/fd/${fd}`)),
    );
  } catch {
    return false;
  }
}
