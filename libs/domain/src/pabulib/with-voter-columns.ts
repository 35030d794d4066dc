import { compareCodePoints } from '../tally/compare-code-points.js';
import { type PabulibFile, pabulibRows, pabulibTable } from './pabulib-file.js';

/** What may be told about voters beside their votes. */
export type VoterColumns = {
  /** The columns of the votes that may stay, such as `age` or `district`. */
  readonly columns: readonly string[];
  /** How many voters must share what these columns say together; 1 when one voter is enough. */
  readonly minimumGroup: number;
};

/** The default: votes and points, and nothing about those who cast them. */
export const NO_VOTER_COLUMNS: VoterColumns = { columns: [], minimumGroup: 1 };

/** A file that tells no more about voters than was allowed. */
export type ReducedPabulibFile = {
  readonly file: PabulibFile;
  /** How many voters had something about them left out, as too few were like them. */
  readonly emptiedVoters: number;
};

/** One voter: the vote, and what the allowed columns say. */
type Voter = { readonly ballot: readonly string[]; told: readonly string[] };

const PSEUDONYM = 'voter_id';
const BALLOT_COLUMNS = ['vote', 'points'];

/**
 * A file in which the VOTES table holds a number for each voter, the vote, the points, and then only
 * the allowed columns, in the order of the file. Counting it gives the same result.
 *
 * Voters are numbered from 1 in the order of what the row says (by code point), so that neither the
 * number nor the place tells who voted when. What the allowed columns say together occurs at least
 * `minimumGroup` times or is left empty; the voters with empty cells are as many too, for which the
 * rarest other groups (then by code point) are emptied as well, or else all cells are empty.
 * The votes themselves stay: a rare vote is as public as a common one.
 *
 * @throws {RangeError} when `minimumGroup` is not a whole number of at least 1
 */
export function withVoterColumns(
  file: PabulibFile,
  { columns, minimumGroup }: VoterColumns,
): ReducedPabulibFile {
  if (!Number.isSafeInteger(minimumGroup) || minimumGroup < 1) {
    throw new RangeError('A group is at least one voter.');
  }
  const { voteTable } = file;
  const ballotAt = placesOf(voteTable.columns, BALLOT_COLUMNS);
  const toldAt = placesOf(
    voteTable.columns,
    columns.filter((column) => column !== PSEUDONYM && !BALLOT_COLUMNS.includes(column)),
  );
  const voters = pabulibRows(voteTable).map<Voter>((row) => ({
    ballot: ballotAt.map((at) => row[at] ?? ''),
    told: toldAt.map((at) => row[at]?.trim() ?? ''),
  }));
  const emptiedVoters = emptyRareGroups(voters, minimumGroup);
  const rows = voters
    .map(({ ballot, told }) => [...ballot, ...told])
    .toSorted(compareRows)
    .map((row, index) => [`${index + 1}`, ...row]);
  const kept = [...ballotAt, ...toldAt].map((at) => voteTable.columns[at] ?? '');
  return {
    file: { ...file, voteTable: pabulibTable([PSEUDONYM, ...kept], rows) },
    emptiedVoters,
  };
}

/** Where the wanted columns stand, in the order of the table; each of them once. */
function placesOf(columns: readonly string[], wanted: readonly string[]): number[] {
  return columns.flatMap((column, at) =>
    wanted.includes(column) && columns.indexOf(column) === at ? [at] : [],
  );
}

/** Empties what too few voters have in common; how many voters that concerns. */
function emptyRareGroups(voters: readonly Voter[], minimumGroup: number): number {
  let emptied = 0;
  let empty = voters.filter(({ told }) => isEmpty(told)).length;
  for (const group of groupsByRarity(voters)) {
    const isRare = group.length < minimumGroup || (empty > 0 && empty < minimumGroup);
    if (!isRare || isEmpty(group[0]?.told ?? [])) continue;
    for (const voter of group) voter.told = voter.told.map(() => '');
    emptied += group.length;
    empty += group.length;
  }
  return emptied;
}

/** Voters of whom the same is told, the smallest groups first. */
function groupsByRarity(voters: readonly Voter[]): Voter[][] {
  const groups = new Map<string, Voter[]>();
  for (const voter of voters) {
    const key = JSON.stringify(voter.told);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [voter]);
    else group.push(voter);
  }
  return [...groups]
    .toSorted(
      ([leftKey, left], [rightKey, right]) =>
        left.length - right.length || compareCodePoints(leftKey, rightKey),
    )
    .map(([, group]) => group);
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '');
}

function compareRows(left: readonly string[], right: readonly string[]): number {
  for (const [at, cell] of left.entries()) {
    const order = compareCodePoints(cell, right[at] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
