import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { type PabulibElection, type PabulibFault, parsePabulib } from '#domain';
import type { ExitCode } from './terminal.js';

/** What a file holds: an election, or why there is none, with the exit code that this deserves. */
export type ElectionReading =
  | { readonly election: PabulibElection; readonly notes: readonly PabulibFault[] }
  | {
      readonly election: null;
      readonly faults: readonly PabulibFault[];
      readonly exitCode: ExitCode;
    };

/** Reads a `.pb` file from disk. A file that cannot be read is wrong use, a faulty one a failed check. */
export async function readElection(file: string): Promise<ElectionReading> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { election: null, faults: [fault('unreadable', `Cannot be read: ${why}`)], exitCode: 2 };
  }
  if (!isUtf8(bytes)) {
    return { election: null, faults: [fault('not-utf8', 'This is not UTF-8 text.')], exitCode: 1 };
  }
  const reading = parsePabulib(bytes.toString('utf8'));
  return reading.ok
    ? { election: reading.election, notes: reading.notes }
    : { election: null, faults: reading.faults, exitCode: 1 };
}

/** A fault that concerns a file as a whole. */
export function fault(code: string, message: string): PabulibFault {
  return { line: 0, severity: 'error', code, message };
}
