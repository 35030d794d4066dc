// @ts-check
import { debuglog } from 'node:util';

const debug = debuglog('wijkkas');

const DISK_FULL = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/;

/** Something that a person can put right: one sentence with the way out, no stack trace. */
export class Failure extends Error {
  /**
   * @param {string} sentence what is wrong and what to do
   * @param {{ output?: string, exitCode?: number, cause?: unknown }} [more] `output`: the last lines of whoever failed;
   *   `exitCode`: 1 something failed (default), 2 wrong use
   */
  constructor(sentence, more = {}) {
    super(sentence, { cause: more.cause });
    this.name = 'Failure';
    this.output = more.output ?? '';
    this.exitCode = more.exitCode ?? 1;
  }
}

/**
 * Says why a program failed, from its last lines: a full disk is named as such, whoever ran into it.
 *
 * @param {string} sentence used when nothing better is known
 * @param {string} output
 */
export function failureFromOutput(sentence, output) {
  return (
    diskFullIn(output, { output: linesAboutDisk(output) }) ??
    new Failure(sentence, { output: lastLines(output, 15) })
  );
}

/**
 * The failure that the disk is full, when a text says so; otherwise undefined.
 *
 * @param {string} text
 * @param {{ output?: string, cause?: unknown }} [more]
 * @returns {Failure | undefined}
 */
export function diskFullIn(text, more = {}) {
  if (!DISK_FULL.test(text)) return undefined;
  return new Failure(
    'The disk is full: free some space and start again, or put the data on another disk with ' +
      '`npm start -- --data FOLDER`. What was stored before is safe.',
    more,
  );
}

/**
 * Turns whatever was thrown into a sentence with a way out.
 *
 * @param {unknown} error
 * @returns {Failure}
 */
export function asFailure(error) {
  if (error instanceof Failure) return error;
  const { code, path, message } = systemError(error);
  debug('%O', error);
  const diskFull = diskFullIn(code, { cause: error });
  if (diskFull !== undefined) return diskFull;
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    const place = path === '' ? 'here' : `to ${path}`;
    return new Failure(
      `No permission to write ${place}: make it yours (chown), or clone the repository in a folder of your own.`,
      { cause: error },
    );
  }
  return new Failure(
    `Something unexpected went wrong: ${message} (NODE_DEBUG=wijkkas shows where.)`,
    { cause: error },
  );
}

/**
 * Prints a failure and its last lines of output to stderr.
 *
 * @param {Failure} failure
 */
export function printFailure(failure) {
  if (failure.output !== '') {
    console.error(failure.output.replaceAll(/^/gm, '      | '));
  }
  console.error(`\n${failure.message}`);
}

/**
 * Runs the main function of a command and sets the exit code; nothing but sentences reaches the terminal.
 *
 * @param {() => Promise<number>} main its result is the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    const failure = asFailure(error);
    printFailure(failure);
    process.exitCode = failure.exitCode;
  }
}

/**
 * The last lines of a text, without empty ones at its end.
 *
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** @param {string} text */
function linesAboutDisk(text) {
  const lines = text.split('\n').filter((line) => DISK_FULL.test(line));
  return lines.slice(-3).join('\n');
}

/**
 * @param {unknown} error
 * @returns {{ code: string, path: string, message: string }}
 */
function systemError(error) {
  if (!(error instanceof Error)) return { code: '', path: '', message: String(error) };
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  return { code: code ?? '', path: path ?? '', message: error.message };
}
