import { type FaultLog, quoteCell } from './fault-log.js';
import { pabulibTable, type PabulibTable } from './pabulib-file.js';
import { cellText, type ScannedRecord } from './scan-record.js';

export type PabulibSectionName = 'META' | 'PROJECTS' | 'VOTES';

/** One section: its table, and where its rows stand in the file. */
export type PabulibSection = {
  readonly table: PabulibTable;
  /** The line of the section title. */
  readonly titleLine: number;
  /** The line on which a row of the table begins. */
  readonly lineOf: (row: number) => number;
  /** All rows in the file, those with a wrong number of cells too. */
  readonly rowCount: number;
};

/** Where the rows of a section go that have as many cells as its header. */
export type SectionRows = {
  /** Told once, before the first row. */
  readonly begin: (columns: readonly string[]) => void;
  readonly add: (record: ScannedRecord, line: number) => void;
};

/** What became known of a section, beside its rows. */
export type SectionFrame = {
  readonly name: PabulibSectionName;
  readonly titleLine: number;
  columns: readonly string[] | null;
  rowCount: number;
};

/** Groups records into sections, one by one. */
export type SectionReader = {
  readonly accept: (record: ScannedRecord, line: number) => void;
  /** The first section of this name, or null as long as there is none. */
  readonly found: (name: PabulibSectionName) => SectionFrame | null;
  /** Reports what is missing, now that there are no more records. */
  readonly end: () => void;
};

type State = {
  readonly frames: SectionFrame[];
  readonly log: FaultLog;
  /** The rows of the section that is open; null in one that is repeated, which is not read. */
  rows: SectionRows | null;
  /** An empty line that is noted as soon as another line follows it. */
  emptyLine: number | null;
};

const SECTION_NAMES: readonly PabulibSectionName[] = ['META', 'PROJECTS', 'VOTES'];

const TITLE_LENGTH_MAX = 'PROJECTS'.length;

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
export function openSectionReader(
  rowsOf: Readonly<Record<PabulibSectionName, SectionRows>>,
  log: FaultLog,
): SectionReader {
  const state: State = { frames: [], log, rows: null, emptyLine: null };
  const found = (name: PabulibSectionName): SectionFrame | null =>
    state.frames.find((frame) => frame.name === name) ?? null;
  return {
    accept: (record, line) => {
      if (state.emptyLine !== null) {
        log.note(state.emptyLine, 'empty-line', 'An empty line, skipped.');
        state.emptyLine = null;
      }
      if (record.size === 1 && acceptSingleCell(state, cellText(record, 0).trim(), line, rowsOf)) {
        return;
      }
      const frame = state.frames.at(-1);
      if (frame === undefined) {
        log.error(line, 'text-before-sections', 'There is text before the first section title.');
      } else {
        addRow(state, frame, record, line);
      }
    },
    found,
    end: () => {
      for (const name of SECTION_NAMES) reportMissing(name, found(name), log);
    },
  };
}

/** Rows that are kept as texts, and afterwards make up the section. */
export function keepTexts(): SectionRows & {
  readonly section: (frame: SectionFrame | null) => PabulibSection;
} {
  const rows: string[][] = [];
  const lines: number[] = [];
  return {
    begin: () => undefined,
    add: (record, line) => {
      rows.push(Array.from({ length: record.size }, (_, cell) => cellText(record, cell)));
      lines.push(line);
    },
    section: (frame) => ({
      table: pabulibTable(frame?.columns ?? [], rows),
      titleLine: frame?.titleLine ?? 1,
      lineOf: (row) => lines[row] ?? 0,
      rowCount: frame?.rowCount ?? 0,
    }),
  };
}

/** Whether a record of one cell, trimmed, was a title or an empty line. */
function acceptSingleCell(
  state: State,
  text: string,
  line: number,
  rowsOf: Readonly<Record<PabulibSectionName, SectionRows>>,
): boolean {
  if (text === '') {
    state.emptyLine = line;
    return true;
  }
  const upper = text.length > TITLE_LENGTH_MAX ? '' : text.toUpperCase();
  const title = SECTION_NAMES.find((name) => name === upper);
  if (title === undefined) return false;
  const isRepeated = checkTitle(state, title, line);
  state.frames.push({ name: title, titleLine: line, columns: null, rowCount: 0 });
  state.rows = isRepeated ? null : rowsOf[title];
  return true;
}

/** Whether a section of this name began before. */
function checkTitle({ frames, log }: State, title: PabulibSectionName, line: number): boolean {
  if (frames.some(({ name }) => name === title)) {
    log.error(line, 'section-repeated', `The section ${title} begins a second time.`);
    return true;
  }
  const isLater = ({ name }: SectionFrame): boolean =>
    SECTION_NAMES.indexOf(name) > SECTION_NAMES.indexOf(title);
  if (frames.some(isLater)) log.error(line, 'section-order', 'The order is META, PROJECTS, VOTES.');
  return false;
}

function addRow(state: State, frame: SectionFrame, record: ScannedRecord, line: number): void {
  if (frame.columns === null) {
    frame.columns = Array.from({ length: record.size }, (_, cell) => cellText(record, cell).trim());
    checkColumns(frame.name, frame.columns, line, state.log);
    state.rows?.begin(frame.columns);
    return;
  }
  frame.rowCount += 1;
  if (record.size === frame.columns.length) {
    state.rows?.add(record, line);
  } else {
    const message = `This row has ${record.size} cells, the header has ${frame.columns.length}.`;
    state.log.error(line, 'cell-count', message);
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

function reportMissing(name: PabulibSectionName, frame: SectionFrame | null, log: FaultLog): void {
  if (frame === null) {
    log.error(1, 'section-missing', `There is no section ${name}.`);
  } else if (frame.columns === null) {
    log.error(frame.titleLine, 'header-missing', `The section ${name} has no header.`);
  }
}
