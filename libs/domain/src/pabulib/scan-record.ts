/** What is wrong with the quotes of a record, so many lines below the one on which it begins. */
export type RecordFault = {
  readonly code: 'unclosed-quote' | 'text-after-quote';
  readonly message: string;
  readonly lineOffset: number;
};

/**
 * One record of a text, as places in it: no cell is cut out before somebody asks for it. The same
 * object serves for record after record, so that millions of them cost no memory.
 */
export type ScannedRecord = {
  text: string;
  /** Where it begins. */
  from: number;
  /** The number of cells. */
  size: number;
  readonly starts: number[];
  /** Where each cell ends, not included. */
  readonly ends: number[];
  /** The cells in which quotes stand doubled. */
  readonly escapedCells: Set<number>;
  /** Where the next record begins; beyond the end of the text when no line feed ends this one. */
  next: number;
  /** The line feeds inside quotes. */
  lineFeeds: number;
  faults: RecordFault[];
};

const SEMICOLON = 0x3b;
const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const NOT_QUOTED = -1;

/** A record of nothing yet. */
export function emptyRecord(): ScannedRecord {
  return {
    text: '',
    from: 0,
    size: 0,
    starts: [],
    ends: [],
    escapedCells: new Set(),
    next: 0,
    lineFeeds: 0,
    faults: [],
  };
}

/**
 * Reads the record that begins at `from`: `;` between cells, LF or CRLF behind the record, cells
 * that hold either of them (or a quote) in quotes, with quotes doubled. False when the text ends
 * before the record does; unless `isLast`, as then the end of the text ends it.
 *
 * A quote in the middle of a cell is an ordinary character. A quote that is never closed, and text
 * behind a closing quote, are faults; the former is then read as an ordinary character, so that
 * what follows is still checked. Linear in the length of the record.
 */
export function scanRecord(
  record: ScannedRecord,
  text: string,
  from: number,
  isLast: boolean,
): boolean {
  clear(record, text, from);
  let end: number;
  let at = from;
  do {
    end = text.charCodeAt(at) === QUOTE ? scanQuotedCell(record, at, isLast) : NOT_QUOTED;
    if (end === NOT_QUOTED) {
      end = endOfCell(text, at);
      addCell(record, at, beforeReturn(text, at, end));
    }
    if (end >= text.length && !isLast) return false;
    at = end + 1;
  } while (text.charCodeAt(end) === SEMICOLON);
  record.next = at;
  return true;
}

/** The text of a cell. */
export function cellText(
  { text, starts, ends, escapedCells }: ScannedRecord,
  cell: number,
): string {
  const cut = text.slice(starts[cell], ends[cell]);
  return escapedCells.has(cell) ? cut.replaceAll('""', '"') : cut;
}

function clear(record: ScannedRecord, text: string, from: number): void {
  record.text = text;
  record.from = from;
  record.size = 0;
  record.lineFeeds = 0;
  if (record.escapedCells.size > 0) record.escapedCells.clear();
  if (record.faults.length > 0) record.faults = [];
}

function addCell(record: ScannedRecord, from: number, to: number): void {
  record.starts[record.size] = from;
  record.ends[record.size] = to;
  record.size += 1;
}

/** The place of the `;` or line feed at or behind `from`, or the end of the text. */
function endOfCell(text: string, from: number): number {
  const { length } = text;
  let at = from;
  for (; at < length; at += 1) {
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

/**
 * Adds the quoted cell that begins at `from`; the place of what ends it. When nothing does, the end
 * of the text, or `NOT_QUOTED` at the last text.
 */
function scanQuotedCell(record: ScannedRecord, from: number, isLast: boolean): number {
  const { text } = record;
  let quote = text.indexOf('"', from + 1);
  while (quote !== -1 && text.charCodeAt(quote + 1) === QUOTE) {
    record.escapedCells.add(record.size);
    quote = text.indexOf('"', quote + 2);
  }
  if (quote === -1) {
    if (!isLast) return text.length;
    record.escapedCells.delete(record.size);
    addFault(record, 'unclosed-quote', 'A quoted cell begins here and never ends.');
    return NOT_QUOTED;
  }
  const end = endOfCell(text, quote + 1);
  if (beforeReturn(text, quote + 1, end) > quote + 1) {
    addFault(record, 'text-after-quote', 'There is text behind a closing quote.');
  }
  addCell(record, from + 1, quote);
  record.lineFeeds += countLineFeeds(text, from, quote);
  return end;
}

function addFault(record: ScannedRecord, code: RecordFault['code'], message: string): void {
  record.faults.push({ code, message, lineOffset: record.lineFeeds });
}

function countLineFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}
