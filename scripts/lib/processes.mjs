// @ts-check
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 25;

/**
 * Whether a process with this id runs. One that has ended and was not collected by its parent (a zombie) does not.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there and somebody else's.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

/**
 * The command line of a process, its parts separated by spaces; empty when there is none or it may not be read.
 *
 * @param {number} pid
 */
export function commandLine(pid) {
  try {
    if (process.platform === 'linux') {
      // Not `ps`: small images come without it.
      return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
        .replaceAll('\0', ' ')
        .trim();
    }
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim();
  } catch {
    return '';
  }
}

/**
 * Ends a process that is not our child: asks with `signal`, and kills it when it has not gone after `graceMs`.
 *
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 * @param {number} graceMs
 */
export async function endProcess(pid, signal, graceMs) {
  send(pid, signal);
  if (!(await hasGone(pid, graceMs))) {
    send(pid, 'SIGKILL');
    await hasGone(pid, graceMs);
  }
}

/**
 * @param {number} pid
 * @param {number} timeoutMs
 */
async function hasGone(pid, timeoutMs) {
  const until = performance.now() + timeoutMs;
  while (isAlive(pid)) {
    if (performance.now() > until) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It went in the meantime.
  }
}

/** @param {number} pid */
function isZombie(pid) {
  if (process.platform !== 'linux') return false;
  try {
    // "1234 (name) Z …": the name may hold spaces and parentheses, so the state comes after the last one.
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}
