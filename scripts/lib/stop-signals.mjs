// @ts-check
import { asFailure } from './failure.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const PARENT_POLL_MS = 500;

/** Somebody asked us to stop. That is no failure. */
export class Stopped extends Error {}

/**
 * A signal that aborts, with `Stopped` as its reason, when the process is asked to stop: by Ctrl-C, by SIGTERM, by the
 * terminal closing, or by npm being killed; a fault of our own aborts it as well, with a failure as its reason. From then on further requests change nothing: under npm, one Ctrl-C arrives
 * twice, from the terminal and from npm.
 *
 * @returns {AbortSignal}
 */
export function stopSignal() {
  const controller = new AbortController();
  const stop = () => {
    controller.abort(new Stopped());
  };
  for (const name of SIGNALS) process.on(name, stop);
  // A fault of our own: what was started is stopped before we go.
  process.on('uncaughtException', (error) => {
    controller.abort(asFailure(error));
  });
  // Writing to a terminal or pipe that is gone must not keep us from stopping the rest.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  if (process.env['npm_lifecycle_event'] !== undefined) watchParent(stop);
  return controller.signal;
}

/**
 * npm passes signals on, but says nothing when it is killed.
 *
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, PARENT_POLL_MS).unref();
}
