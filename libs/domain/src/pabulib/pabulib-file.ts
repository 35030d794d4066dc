import type { Cents } from '../money/cents.js';
import type { BallotType } from '../rounds/ballot-rules.js';
import type { BallotSet } from '../tally/ballot-set.js';

/** One line of the META section, as written. */
export type PabulibMetaEntry = { readonly key: string; readonly value: string };

/** The PROJECTS or VOTES section, as written: every column and every cell, in order. */
export type PabulibTable = {
  readonly columns: readonly string[];
  /** The number of rows. */
  readonly size: number;
  /** The text of a cell, by row and column, both from 0. */
  readonly cell: (row: number, column: number) => string;
};

/** A whole `.pb` file as text cells; nothing is dropped, so writing it loses nothing. */
export type PabulibFile = {
  readonly meta: readonly PabulibMetaEntry[];
  readonly projectTable: PabulibTable;
  readonly voteTable: PabulibTable;
};

/** A project as far as the count needs it; `listPosition` is its row in the file, from 1. */
export type PabulibProject = {
  readonly id: string;
  readonly cost: Cents;
  readonly name: string | null;
  readonly listPosition: number;
};

/** What the file allows on one ballot. Null means: the file sets no such limit. */
export type PabulibLimits = {
  readonly lengthMin: number | null;
  readonly lengthMax: number | null;
  /** Knapsack voting: the choices together may not cost more. */
  readonly sumCostMax: Cents | null;
  /** In units of 10^-pointDecimals, like the points. */
  readonly sumPointsMin: number | null;
  readonly sumPointsMax: number | null;
};

/** A file that was read without a fault: its text cells, and what they mean. */
export type PabulibElection = PabulibFile & {
  readonly voteType: BallotType;
  /** The declared rule, as written, such as `greedy-no-skip` or `equalshares/add1`. */
  readonly rule: string;
  /** Rounded down to the whole cent; anything finer is kept in `meta` and named in a note. */
  readonly budget: Cents;
  readonly limits: PabulibLimits;
  /** Fewest votes or points that a project needs; null when the file sets no minimum. */
  readonly scoreMin: number | null;
  /** What a project that a scoring ballot does not list earns, in units of 10^-pointDecimals. */
  readonly defaultScore: number;
  /** How many decimals the finest points in the file have: points are counted in units of 10^-this. */
  readonly pointDecimals: number;
  readonly projects: readonly PabulibProject[];
  /** The ballots in file order; choices are places in `projects`, each at most once a ballot. */
  readonly ballots: BallotSet;
};

/**
 * Something about a file: an `error` makes it unusable, a `note` says what was
 * unusual and how it was read.
 */
export type PabulibFault = {
  /** The line on which the record begins, from 1; 0 for what concerns no one line. */
  readonly line: number;
  readonly severity: 'error' | 'note';
  /** In kebab-case, stable. */
  readonly code: string;
  readonly message: string;
};

/** An election with its notes, or else every fault that was found (notes among them). */
export type PabulibReading =
  | {
      readonly ok: true;
      readonly election: PabulibElection;
      readonly notes: readonly PabulibFault[];
    }
  | { readonly ok: false; readonly faults: readonly PabulibFault[] };

/** A table of rows that are at hand, each with a cell for every column. */
export function pabulibTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): PabulibTable {
  return { columns, size: rows.length, cell: (row, column) => rows[row]?.[column] ?? '' };
}

/** All rows of a table. */
export function pabulibRows(table: PabulibTable): string[][] {
  return Array.from({ length: table.size }, (_, row) =>
    table.columns.map((_column, column) => table.cell(row, column)),
  );
}

/** The cells of one column, or null when the table has no such column. */
export function pabulibColumn(table: PabulibTable, column: string): string[] | null {
  const at = table.columns.indexOf(column);
  return at === -1 ? null : Array.from({ length: table.size }, (_, row) => table.cell(row, at));
}

/** A field of the META section, without blanks around it; null when the file does not have it. */
export function pabulibMeta({ meta }: Pick<PabulibFile, 'meta'>, name: string): string | null {
  return meta.find(({ key }) => key.trim() === name)?.value.trim() ?? null;
}
