import { type GrowingList, openList, push, valuesOf } from '../tally/growing-list.js';
import type { FaultLog } from './fault-log.js';

/**
 * The records of a text, as places in it: no cell is cut out before somebody asks for it, so that
 * millions of cells cost a few bytes each.
 */
export type PabulibRecords = {
  readonly text: string;
  readonly size: number;
  /** The line on which each record begins, from 1. */
  readonly lines: Uint32Array;
  /** The number of the first cell of each record, and behind the last one that of all cells. */
  readonly firstCells: Uint32Array;
  readonly cellStarts: Uint32Array;
  /** Where each cell ends, not included. */
  readonly cellEnds: Uint32Array;
  /** The cells in which quotes stand doubled. */
  readonly escapedCells: ReadonlySet<number>;
};

type Scan = {
  readonly text: string;
  readonly lines: GrowingList;
  readonly firstCells: GrowingList;
  readonly cellStarts: GrowingList;
  readonly cellEnds: GrowingList;
  readonly escapedCells: Set<number>;
  at: number;
  line: number;
};

const SEMICOLON = 0x3b;
const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Splits a text into records and cells: `;` between cells, LF or CRLF after records, cells that
 * hold either of them (or a quote) in quotes, with quotes doubled. Linear in the length of the text.
 *
 * A quote in the middle of a cell is an ordinary character. A quote that is never closed, and text
 * behind a closing quote, are faults; the former is then read as an ordinary character, so that
 * what follows is still checked. A byte order mark at the start is skipped.
 */
export function readRecords(text: string, log: FaultLog): PabulibRecords {
  const scan = openScan(text);
  while (scan.at < text.length) readRecord(scan, log);
  push(scan.firstCells, scan.cellStarts.size);
  return {
    text,
    size: scan.lines.size,
    lines: valuesOf(scan.lines),
    firstCells: valuesOf(scan.firstCells),
    cellStarts: valuesOf(scan.cellStarts),
    cellEnds: valuesOf(scan.cellEnds),
    escapedCells: scan.escapedCells,
  };
}

/** The text of a cell, by its number. */
export function cellText(records: PabulibRecords, cell: number): string {
  const text = records.text.slice(records.cellStarts[cell], records.cellEnds[cell]);
  return records.escapedCells.has(cell) ? text.replaceAll('""', '"') : text;
}

function openScan(text: string): Scan {
  return {
    text,
    lines: openList(1024),
    firstCells: openList(1024),
    cellStarts: openList(4096),
    cellEnds: openList(4096),
    escapedCells: new Set(),
    at: text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0,
    line: 1,
  };
}

function readRecord(scan: Scan, log: FaultLog): void {
  const { text } = scan;
  push(scan.lines, scan.line);
  push(scan.firstCells, scan.cellStarts.size);
  let end: number;
  do {
    const from = scan.at;
    end = text.charCodeAt(from) === QUOTE ? readQuotedCell(scan, from, log) : -1;
    if (end === -1) {
      end = endOfCell(text, from);
      addCell(scan, from, beforeReturn(text, from, end));
    }
    scan.at = end + 1;
  } while (text.charCodeAt(end) === SEMICOLON);
  scan.line += 1;
}

function addCell(scan: Scan, from: number, to: number): void {
  push(scan.cellStarts, from);
  push(scan.cellEnds, to);
}

/** The place of the `;` or line feed at or behind `from`, or the end of the text. */
function endOfCell(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SEMICOLON || code === LINE_FEED) break;
  }
  return at;
}

/** A carriage return just before the end of a record belongs to the line end, not to the cell. */
function beforeReturn(text: string, from: number, end: number): number {
  const isLast = text.charCodeAt(end) !== SEMICOLON;
  return isLast && end > from && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end;
}

/** Adds the quoted cell that begins at `from`; the place of what ends it, or -1 when nothing does. */
function readQuotedCell(scan: Scan, from: number, log: FaultLog): number {
  const { text } = scan;
  let quote = text.indexOf('"', from + 1);
  while (quote !== -1 && text.charCodeAt(quote + 1) === QUOTE) {
    scan.escapedCells.add(scan.cellStarts.size);
    quote = text.indexOf('"', quote + 2);
  }
  if (quote === -1) {
    scan.escapedCells.delete(scan.cellStarts.size);
    log.error(scan.line, 'unclosed-quote', 'A quoted cell begins here and never ends.');
    return -1;
  }
  const end = endOfCell(text, quote + 1);
  if (beforeReturn(text, quote + 1, end) > quote + 1) {
    log.error(scan.line, 'text-after-quote', 'There is text behind a closing quote.');
  }
  addCell(scan, from + 1, quote);
  scan.line += countLineEnds(text, from, quote);
  return end;
}

function countLineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}
