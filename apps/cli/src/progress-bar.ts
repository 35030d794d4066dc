import type { Terminal } from './terminal.js';

const CLEAR_LINE = '\r\u001b[K';
const WIDTH = 24;
const FRAME_MS = 200;

/** What a running step shows: a sentence, and how far it is (0 to 1) when that is known. */
export type Step = { readonly text: string; readonly done?: number };

/**
 * Shows one line on standard error while work goes on, with the seconds that it takes, and removes
 * it at the end. Where nobody watches, nothing is written.
 */
export async function withProgress<Result>(
  terminal: Terminal,
  work: (show: (step: Step) => void) => Promise<Result>,
): Promise<Result> {
  if (!terminal.showsProgress) return work(() => undefined);
  const startedAt = Date.now();
  let shown: Step = { text: '' };
  const draw = (): void => {
    const seconds = Math.floor((Date.now() - startedAt) / 1000);
    terminal.err(`${CLEAR_LINE}${bar(shown)}${shown.text} (${seconds} s)`);
  };
  const timer = setInterval(draw, FRAME_MS);
  try {
    return await work((step) => {
      shown = step;
      draw();
    });
  } finally {
    clearInterval(timer);
    terminal.err(CLEAR_LINE);
  }
}

function bar({ done }: Step): string {
  if (done === undefined) return '';
  const filled = Math.round(Math.min(1, Math.max(0, done)) * WIDTH);
  return `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] `;
}
