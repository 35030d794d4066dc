import type { PabulibFault } from './pabulib-file.js';

/** Where the steps of reading put what they find, so that all of it is reported at once. */
export type FaultLog = {
  readonly faults: readonly PabulibFault[];
  readonly error: (line: number, code: string, message: string) => void;
  readonly note: (line: number, code: string, message: string) => void;
};

/** An empty log. */
export function openFaultLog(): FaultLog {
  const faults: PabulibFault[] = [];
  return {
    faults,
    error: (line, code, message) => faults.push({ line, severity: 'error', code, message }),
    note: (line, code, message) => faults.push({ line, severity: 'note', code, message }),
  };
}

const QUOTE_LENGTH_MAX = 60;

/** A cell as it is shown in a message: quoted, on one line, and never longer than a line. */
export function quoteCell(cell: string): string {
  const short = cell.length > QUOTE_LENGTH_MAX ? `${cell.slice(0, QUOTE_LENGTH_MAX)}…` : cell;
  return JSON.stringify(short);
}
