import { openList, push } from '../tally/growing-list.js';
import { type KeptRows, openKeptRows } from './kept-rows.js';
import type { PabulibTable } from './pabulib-file.js';
import type { SectionFrame, SectionRows } from './read-sections.js';
import type { ReadVotes, VoteHeader, VoteReader } from './read-votes.js';

/** The rows of the VOTES section: read as ballots while they come by, and kept when that is asked. */
export type VoteSection = SectionRows & {
  readonly end: (frame: SectionFrame | null) => ReadVotes;
  readonly table: () => PabulibTable;
  readonly lineOf: (row: number) => number;
};

/** How to begin reading ballots, and whether what that needs has been read by now. */
export type VoteStart = {
  readonly titleLine: () => number;
  readonly isReady: () => boolean;
  readonly open: (header: VoteHeader) => VoteReader;
};

/**
 * Passes rows on to a reader of ballots. In a file with its sections in a wrong order, which is a
 * fault, that reader cannot begin before the end: the rows are then kept and read afterwards.
 */
export function openVoteSection(start: VoteStart, keepCells: boolean): VoteSection {
  const lines = openList(1024);
  const lineOf = (row: number): number => (row < lines.size ? (lines.values[row] ?? 0) : 0);
  let columns: readonly string[] = [];
  let reader: VoteReader | null = null;
  let kept: KeptRows | null = keepCells ? openKeptRows() : null;
  return {
    begin: (header) => {
      columns = header;
      if (start.isReady()) reader = start.open({ columns, titleLine: start.titleLine() });
      else kept ??= openKeptRows();
    },
    add: (record, line) => {
      push(lines, line);
      kept?.add(record);
      reader?.add(record, line);
    },
    end: (frame) => {
      reader ??= readAfterwards(
        start.open({ columns, titleLine: frame?.titleLine ?? 1 }),
        kept,
        lineOf,
      );
      return reader.end(lineOf);
    },
    table: () => ({
      columns,
      size: lines.size,
      cell: kept?.cell ?? refuseCell,
    }),
    lineOf,
  };
}

function readAfterwards(
  reader: VoteReader,
  kept: KeptRows | null,
  lineOf: (row: number) => number,
): VoteReader {
  const size = kept?.size() ?? 0;
  for (let row = 0; kept !== null && row < size; row += 1) reader.add(kept.row(row), lineOf(row));
  return reader;
}

/** Giving an empty cell instead would let a file lose its votes without a sign. */
function refuseCell(): never {
  throw new RangeError('The cells of the votes were not kept.');
}
