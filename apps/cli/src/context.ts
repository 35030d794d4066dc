import type { Terminal } from './terminal.js';

/** The world as a command sees it; the process itself, or what a test makes of it. */
export type CliContext = {
  readonly terminal: Terminal;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** How many threads may work at once; absent: one. */
  readonly threads?: number;
};
