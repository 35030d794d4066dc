import type { PabulibFile, PabulibTable } from './pabulib-file.js';

const NEEDS_QUOTES = /[;"\r\n]/;

/**
 * Writes a `.pb` file in canonical form: no byte order mark, upper-case titles, every record ended
 * by LF, and quotes only around cells that hold `;`, a quote or a line end, with quotes doubled.
 *
 * Lossless: reading the text gives the same cells in the same order. A file that already has this
 * form comes back byte for byte.
 */
export function writePabulib(file: PabulibFile): string {
  const lines: string[] = ['META', 'key;value'];
  for (const { key, value } of file.meta) lines.push(record([key, value]));
  addTable(lines, 'PROJECTS', file.projectTable);
  addTable(lines, 'VOTES', file.voteTable);
  lines.push('');
  return lines.join('\n');
}

function addTable(lines: string[], title: string, { columns, size, cell }: PabulibTable): void {
  lines.push(title, record(columns));
  for (let row = 0; row < size; row += 1) {
    lines.push(record(columns.map((_, column) => cell(row, column))));
  }
}

function record(cells: readonly string[]): string {
  return cells.map(quoted).join(';');
}

function quoted(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
