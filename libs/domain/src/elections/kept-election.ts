import {
  type PabulibElection,
  type PabulibFile,
  type PabulibMetaEntry,
  pabulibTable,
} from '../pabulib/pabulib-file.js';

/**
 * The cells of one row, by column. Null stands for a cell that the ballot itself tells: the choices
 * in the column `vote`, the points in the column `points`.
 */
export type KeptCells = readonly (string | null)[];

/** One ballot of an imported election. */
export type KeptBallot = {
  /** Places on the ballot paper, from 1. */
  readonly choices: readonly number[];
  /** Decimal text, one for each choice; null on ballots without points. */
  readonly points: readonly string[] | null;
  readonly cells: KeptCells;
};

/** All of an imported election: what `writePabulib` needs to give the same file back. */
export type KeptElection = {
  readonly meta: readonly PabulibMetaEntry[];
  readonly projectColumns: readonly string[];
  readonly voteColumns: readonly string[];
  /** The rows of the PROJECTS section, in order. */
  readonly projects: readonly { readonly code: string; readonly cells: readonly string[] }[];
  readonly ballots: readonly KeptBallot[];
};

const VOTE = 'vote';
const POINTS = 'points';

/** The cells of each project of an election as written, in the order of the file. */
export function keptProjects(election: PabulibElection): KeptElection['projects'] {
  const { projectTable: table, projects } = election;
  return projects.map(({ id: code }, row) => ({
    code,
    cells: table.columns.map((_, column) => table.cell(row, column)),
  }));
}

/**
 * The ballots of an election, in the order of the file, from place `from` up to (not including)
 * `to`. What the choices and points already say is not kept twice; a cell that says it in another
 * spelling is.
 */
export function keptBallots(election: PabulibElection, from: number, to: number): KeptBallot[] {
  const kept: KeptBallot[] = [];
  for (let row = from; row < to && row < election.ballots.size; row += 1) {
    kept.push(keptBallot(election, row));
  }
  return kept;
}

function keptBallot(election: PabulibElection, row: number): KeptBallot {
  const { ballots, projects, voteTable: table, pointDecimals } = election;
  const start = ballots.starts[row] ?? 0;
  const end = ballots.starts[row + 1] ?? 0;
  const places = [...ballots.choices.subarray(start, end)];
  const units = ballots.points?.subarray(start, end) ?? null;
  const points = units === null ? null : [...units].map((each) => pointText(each, pointDecimals));
  const codes = places.map((place) => projects[place]?.id ?? '');
  const cells = table.columns.map((column, at) => {
    const cell = table.cell(row, at);
    return cell === toldBy(column, codes, points) ? null : cell;
  });
  return { choices: places.map((place) => place + 1), points, cells };
}

/** What the ballot itself tells of a column; undefined for all other columns. */
function toldBy(
  column: string,
  codes: readonly string[],
  points: readonly string[] | null,
): string | undefined {
  if (column === VOTE) return codes.join(',');
  return column === POINTS ? points?.join(',') : undefined;
}

/** Whole units of 10^-decimals as decimal text, such as `12` or `0.5`. */
function pointText(units: number, decimals: number): string {
  if (decimals === 0) return units.toString();
  const sign = units < 0 ? '-' : '';
  const digits = (units < 0 ? -units : units).toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const whole = `${sign}${digits.slice(0, -decimals)}`;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** The file that an election was imported from: the same cells in the same order. */
export function fileOfKept(election: KeptElection): PabulibFile {
  const codes = election.projects.map(({ code }) => code);
  const rows = election.ballots.map(({ choices, points, cells }) =>
    election.voteColumns.map(
      (column, at) =>
        cells[at] ??
        toldBy(
          column,
          choices.map((choice) => codes[choice - 1] ?? ''),
          points,
        ) ??
        '',
    ),
  );
  return {
    meta: election.meta,
    projectTable: pabulibTable(
      election.projectColumns,
      election.projects.map(({ cells }) => cells),
    ),
    voteTable: pabulibTable(election.voteColumns, rows),
  };
}
