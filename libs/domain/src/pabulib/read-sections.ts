import { type FaultLog, quoteCell } from './fault-log.js';
import type { PabulibTable } from './pabulib-file.js';
import { cellText, type PabulibRecords } from './read-records.js';

export type PabulibSectionName = 'META' | 'PROJECTS' | 'VOTES';

/** One section: its table, and where its rows stand in the file. */
export type PabulibSection = {
  readonly table: PabulibTable;
  /** The line of the section title. */
  readonly titleLine: number;
  /** The line on which a row of the table begins. */
  readonly lineOf: (row: number) => number;
  /** The number of a cell of the table among all cells of the file. */
  readonly cellAt: (row: number, column: number) => number;
  /** All rows in the file, those with a wrong number of cells too. */
  readonly rowCount: number;
};

export type PabulibSections = Readonly<Record<PabulibSectionName, PabulibSection>>;

type OpenSection = {
  readonly name: PabulibSectionName;
  readonly titleLine: number;
  columns: readonly string[] | null;
  /** The records that are rows of the table. */
  readonly rows: number[];
  rowCount: number;
};

const SECTION_NAMES: readonly PabulibSectionName[] = ['META', 'PROJECTS', 'VOTES'];

const REQUIRED_COLUMNS: Readonly<Record<PabulibSectionName, readonly string[]>> = {
  META: ['key', 'value'],
  PROJECTS: ['project_id', 'cost'],
  VOTES: ['voter_id', 'vote'],
};

/**
 * Groups records into the three sections META, PROJECTS and VOTES, each a title (in any case), a
 * header and rows. Missing, repeated and misplaced sections, missing and repeated columns and rows
 * of another length than the header are faults. Empty lines are skipped, with a note unless it is
 * the one that may end the file.
 */
export function readSections(records: PabulibRecords, log: FaultLog): PabulibSections {
  const sections: OpenSection[] = [];
  for (let record = 0; record < records.size; record += 1) {
    const section = sections.at(-1);
    const text = onlyCell(records, record);
    const title = SECTION_NAMES.find((name) => name === text?.toUpperCase());
    if (title !== undefined) {
      sections.push(openSection(title, lineOf(records, record)));
    } else if (text === '') {
      noteEmptyLine(records, record, log);
    } else if (section === undefined) {
      const message = 'There is text before the first section title.';
      log.error(lineOf(records, record), 'text-before-sections', message);
    } else {
      addRow(section, records, record, log);
    }
  }
  checkTitles(sections, log);
  return {
    META: closeSection('META', sections, records, log),
    PROJECTS: closeSection('PROJECTS', sections, records, log),
    VOTES: closeSection('VOTES', sections, records, log),
  };
}

function lineOf({ lines }: PabulibRecords, record: number): number {
  return lines[record] ?? 0;
}

function cellCount({ firstCells }: PabulibRecords, record: number): number {
  return (firstCells[record + 1] ?? 0) - (firstCells[record] ?? 0);
}

/** The text of a record of one cell, trimmed; null for a record of more cells. */
function onlyCell(records: PabulibRecords, record: number): string | null {
  if (cellCount(records, record) !== 1) return null;
  return cellText(records, records.firstCells[record] ?? 0).trim();
}

function noteEmptyLine(records: PabulibRecords, record: number, log: FaultLog): void {
  const isLast = record === records.size - 1;
  if (!isLast) log.note(lineOf(records, record), 'empty-line', 'An empty line, skipped.');
}

function openSection(name: PabulibSectionName, titleLine: number): OpenSection {
  return { name, titleLine, columns: null, rows: [], rowCount: 0 };
}

function addRow(
  section: OpenSection,
  records: PabulibRecords,
  record: number,
  log: FaultLog,
): void {
  const count = cellCount(records, record);
  if (section.columns === null) {
    const first = records.firstCells[record] ?? 0;
    section.columns = Array.from({ length: count }, (_, column) =>
      cellText(records, first + column).trim(),
    );
    checkColumns(section.name, section.columns, lineOf(records, record), log);
    return;
  }
  section.rowCount += 1;
  if (count === section.columns.length) {
    section.rows.push(record);
  } else {
    const message = `This row has ${count} cells, the header has ${section.columns.length}.`;
    log.error(lineOf(records, record), 'cell-count', message);
  }
}

function checkColumns(
  name: PabulibSectionName,
  columns: readonly string[],
  line: number,
  log: FaultLog,
): void {
  const seen = new Set<string>();
  for (const column of columns) {
    if (seen.has(column)) {
      log.error(line, 'column-repeated', `The column ${quoteCell(column)} stands here twice.`);
    }
    seen.add(column);
  }
  for (const column of REQUIRED_COLUMNS[name]) {
    if (!seen.has(column)) {
      log.error(line, 'column-missing', `The ${name} section has no column ${quoteCell(column)}.`);
    }
  }
}

function checkTitles(sections: readonly OpenSection[], log: FaultLog): void {
  sections.forEach(({ name, titleLine }, index) => {
    const before = sections.slice(0, index).map((section) => section.name);
    if (before.includes(name)) {
      log.error(titleLine, 'section-repeated', `The section ${name} begins a second time.`);
    } else if (before.some((other) => SECTION_NAMES.indexOf(other) > SECTION_NAMES.indexOf(name))) {
      log.error(titleLine, 'section-order', 'The order is META, PROJECTS, VOTES.');
    }
  });
}

function closeSection(
  name: PabulibSectionName,
  sections: readonly OpenSection[],
  records: PabulibRecords,
  log: FaultLog,
): PabulibSection {
  const found = sections.find((candidate) => candidate.name === name);
  const { columns, rows, titleLine, rowCount } = found ?? openSection(name, 1);
  if (found === undefined) {
    log.error(titleLine, 'section-missing', `There is no section ${name}.`);
  } else if (columns === null) {
    log.error(titleLine, 'header-missing', `The section ${name} has no header.`);
  }
  const cellAt = (row: number, column: number): number =>
    (records.firstCells[rows[row] ?? 0] ?? 0) + column;
  const table: PabulibTable = {
    columns: columns ?? [],
    size: rows.length,
    cell: (row, column) => cellText(records, cellAt(row, column)),
  };
  return { table, titleLine, lineOf: (row) => lineOf(records, rows[row] ?? -1), cellAt, rowCount };
}
