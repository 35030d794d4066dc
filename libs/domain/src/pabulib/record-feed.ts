import type { FaultLog } from './fault-log.js';
import { emptyRecord, type ScannedRecord, scanRecord } from './scan-record.js';

/** A longer record is a fault: what is not complete yet is held in memory. */
export const RECORD_LENGTH_MAX = 16_777_216;

/** A longer piece is taken in parts, as one text may not be longer than 2^29 characters or so. */
const PIECE_LENGTH_MAX = 268_435_456;

const BYTE_ORDER_MARK = 0xfeff;

/** Cuts a text that comes in pieces into records. */
export type RecordFeed = {
  readonly push: (piece: string) => void;
  readonly end: () => void;
};

type Feed = {
  readonly accept: (record: ScannedRecord, line: number) => void;
  readonly log: FaultLog;
  readonly record: ScannedRecord;
  /** The text behind the last complete record, in the pieces that it came in. */
  pending: string[];
  pendingLength: number;
  /** How long that has to be before it is tried again: twice as long, so that all is linear. */
  lengthWanted: number;
  line: number;
  isAtStart: boolean;
};

/**
 * Hands over every record with the line on which it begins, from 1, as soon as it is complete. What
 * is wrong with its quotes goes to the log. A byte order mark at the start is skipped.
 */
export function openRecordFeed(
  accept: (record: ScannedRecord, line: number) => void,
  log: FaultLog,
): RecordFeed {
  const feed: Feed = {
    accept,
    log,
    record: emptyRecord(),
    pending: [],
    pendingLength: 0,
    lengthWanted: 1,
    line: 1,
    isAtStart: true,
  };
  return {
    push: (piece) => {
      for (let from = 0; from < piece.length; from += PIECE_LENGTH_MAX) {
        keep(feed, piece.slice(from, from + PIECE_LENGTH_MAX));
        if (feed.pendingLength >= feed.lengthWanted) readPending(feed, false);
      }
    },
    end: () => {
      readPending(feed, true);
    },
  };
}

function readPending(feed: Feed, isLast: boolean): void {
  const { record } = feed;
  // Joining, unlike adding up, gives a text whose characters stand in one row, to be read quickly.
  const text = feed.pending.join('');
  let at = feed.isAtStart && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  if (text.length > 0) feed.isAtStart = false;
  while (at < text.length) {
    const mayWait = !isLast && text.length - at <= RECORD_LENGTH_MAX;
    if (!scanRecord(record, text, at, !mayWait)) break;
    reportRecord(feed);
    feed.accept(record, feed.line);
    at = record.next;
    feed.line += record.lineFeeds + (at > text.length ? 0 : 1);
  }
  feed.pending = [];
  feed.pendingLength = 0;
  keep(feed, text.slice(at));
  feed.lengthWanted = wantedAfter(feed.pendingLength);
}

function keep(feed: Feed, piece: string): void {
  if (piece !== '') feed.pending.push(piece);
  feed.pendingLength += piece.length;
}

function wantedAfter(length: number): number {
  const twice = length * 2 + 1;
  return twice > RECORD_LENGTH_MAX ? RECORD_LENGTH_MAX + 1 : twice;
}

function reportRecord({ record, line, log }: Feed): void {
  for (const { code, message, lineOffset } of record.faults) {
    log.error(line + lineOffset, code, message);
  }
  if (record.next - record.from - 1 > RECORD_LENGTH_MAX) {
    const message = `This record is longer than ${RECORD_LENGTH_MAX} characters.`;
    log.error(line, 'record-too-long', message);
  }
}
