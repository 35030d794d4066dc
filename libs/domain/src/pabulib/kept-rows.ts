import { openList, push } from '../tally/growing-list.js';
import { cellText, emptyRecord, type ScannedRecord, scanRecord } from './scan-record.js';

/** Rows of a table that are kept as the text they came in: a few bytes each, beside that text. */
export type KeptRows = {
  readonly add: (record: ScannedRecord) => void;
  readonly size: () => number;
  /** A row as it was added; the record serves for the next row too. */
  readonly row: (row: number) => ScannedRecord;
  /** The text of a cell, by row and column, both from 0; empty where there is none. */
  readonly cell: (row: number, column: number) => string;
};

/**
 * Keeps rows without cutting out their cells; a row is scanned again when one is asked for, once for
 * as long as the same row is asked for.
 */
export function openKeptRows(): KeptRows {
  const texts: string[] = [];
  const firstRows = openList(16);
  const starts = openList(1024);
  const record = emptyRecord();
  let scanned = -1;
  let last = -1;

  /** The last text whose first row is not behind this one. */
  const textOf = (row: number): string => {
    let low = 0;
    let high = texts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((firstRows.values[middle] ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return texts[low] ?? '';
  };
  const scan = (row: number): ScannedRecord => {
    if (row !== scanned) scanRecord(record, textOf(row), starts.values[row] ?? 0, true);
    scanned = row;
    return record;
  };
  return {
    add: ({ text, from }) => {
      // Places go up within one text: comparing two texts that are equal would take long.
      if (from <= last || texts.at(-1) !== text) {
        texts.push(text);
        push(firstRows, starts.size);
      }
      push(starts, from);
      last = from;
    },
    size: () => starts.size,
    row: scan,
    cell: (row, column) => {
      if (row < 0 || row >= starts.size) return '';
      const { size } = scan(row);
      return column >= 0 && column < size ? cellText(record, column) : '';
    },
  };
}
