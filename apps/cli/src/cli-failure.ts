import type { ExitCode } from './terminal.js';

/** A command cannot be done; the message is one clear sentence, and perhaps lines of detail below it. */
export class CliFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: Exclude<ExitCode, 0> = 1,
  ) {
    super(message);
    this.name = 'CliFailure';
  }
}

/** The failure of somebody who asked for what cannot be understood. */
export function wrongUse(message: string): CliFailure {
  return new CliFailure(message, 2);
}

/** The code of an error of Node or of a driver, such as `ENOENT`; null when it has none. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** A sentence, and below it the choices that there are. */
export function withChoices(sentence: string, choices: readonly string[]): string {
  return [sentence, ...choices.map((choice) => `  ${choice}`)].join('\n');
}
