// @ts-check

const TICK_TERMINAL_MS = 500;
const TICK_PLAIN_MS = 5000;

/**
 * @typedef {(detail: string) => void} Say tells how far a step is; the last one stays behind it
 * @typedef {object} Report
 * @property {<T>(name: string, work: (say: Say) => Promise<T>) => Promise<T>} step
 * @property {(text: string) => void} note
 */

/**
 * Prints each step with its time, and a sign of life while one lasts: every half second on a terminal, where the
 * line is rewritten, every five seconds elsewhere.
 *
 * @param {NodeJS.WriteStream} [stream]
 * @returns {Report}
 */
export function createReport(stream = process.stdout) {
  return {
    step: (name, work) => runStep(stream, name, work),
    note: (text) => {
      stream.write(`${text}\n`);
    },
  };
}

/**
 * A report that says nothing: for tests and for commands whose output belongs to somebody else.
 *
 * @returns {Report}
 */
export function silentReport() {
  return { step: (_name, work) => work(() => undefined), note: () => undefined };
}

/**
 * @template T
 * @param {NodeJS.WriteStream} stream
 * @param {string} name
 * @param {(say: Say) => Promise<T>} work
 */
async function runStep(stream, name, work) {
  const startedAt = performance.now();
  let detail = '';
  const seconds = () => (performance.now() - startedAt) / 1000;
  const text = () => (detail === '' ? name : `${name}: ${detail}`);
  const timer = setInterval(
    () => {
      tick(stream, `  ..  ${text()} (${seconds().toFixed(0)} s)`);
    },
    stream.isTTY ? TICK_TERMINAL_MS : TICK_PLAIN_MS,
  );
  /** @param {string} mark */
  const end = (mark) => {
    clearInterval(timer);
    stream.write(`${clearLine(stream)}  ${mark}  ${text()} (${seconds().toFixed(1)} s)\n`);
  };
  try {
    const result = await work((words) => {
      detail = words;
    });
    end('ok');
    return result;
  } catch (error) {
    end('!!');
    throw error;
  }
}

/**
 * @param {NodeJS.WriteStream} stream
 * @param {string} line
 */
function tick(stream, line) {
  if (!stream.isTTY) {
    stream.write(`${line}\n`);
    return;
  }
  stream.write(clearLine(stream) + line.slice(0, Math.max(20, stream.columns - 1)));
}

/** @param {NodeJS.WriteStream} stream */
function clearLine(stream) {
  return stream.isTTY ? '\r\u001b[2K' : '';
}
