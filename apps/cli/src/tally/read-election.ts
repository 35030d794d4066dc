import { createReadStream } from 'node:fs';
import {
  openPabulibReader,
  type PabulibElection,
  type PabulibFault,
  type PabulibReaderOptions,
} from '#domain';
import type { ExitCode } from './terminal.js';

/** What a file holds: an election, or why there is none, with the exit code that this deserves. */
export type ElectionReading =
  | { readonly election: PabulibElection; readonly notes: readonly PabulibFault[] }
  | {
      readonly election: null;
      readonly faults: readonly PabulibFault[];
      readonly exitCode: ExitCode;
    };

/** How many bytes are in memory at a time, more or less. */
const PIECE_BYTES = 1_048_576;

/**
 * Reads a `.pb` file from disk, piece by piece: it may be larger than memory. A file that cannot be
 * read is wrong use, a faulty one a failed check.
 *
 * The cells of the votes are not kept unless the options say so: counting does not need them, and
 * asking for one then throws a RangeError.
 */
export async function readElection(
  file: string,
  options: PabulibReaderOptions = {},
): Promise<ElectionReading> {
  const reader = openPabulibReader({ keepCells: false, ...options });
  // The reader skips a byte order mark itself.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    const pieces = createReadStream(file, { highWaterMark: PIECE_BYTES });
    for await (const bytes of pieces as AsyncIterable<Uint8Array>) {
      reader.push(decoder.decode(bytes, { stream: true }));
    }
    reader.push(decoder.decode());
  } catch (error) {
    return refusalOf(error);
  }
  const reading = reader.end();
  return reading.ok
    ? { election: reading.election, notes: reading.notes }
    : { election: null, faults: reading.faults, exitCode: 1 };
}

/** A fault that concerns a file as a whole. */
export function fault(code: string, message: string): PabulibFault {
  return { line: 0, severity: 'error', code, message };
}

/** @throws what it is given, when the system gave it no code: then it tells of no trouble with a file */
function refusalOf(error: unknown): ElectionReading {
  if (!hasCode(error)) throw error;
  return error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
    ? { election: null, faults: [fault('not-utf8', 'This is not UTF-8 text.')], exitCode: 1 }
    : {
        election: null,
        faults: [fault('unreadable', `Cannot be read: ${error.message}`)],
        exitCode: 2,
      };
}

function hasCode(error: unknown): error is { readonly code: string; readonly message: string } {
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}
