import { openPabulibText } from './pabulib-text.js';
import type { PabulibReading } from './pabulib-file.js';
import { openRecordFeed } from './record-feed.js';

/** How a file is read. */
export type PabulibReaderOptions = {
  /**
   * Whether the text of the votes is kept, so that the file can be written again: true unless told
   * otherwise. Counting needs projects, ballots and META only; without the cells, memory holds no
   * more than a piece of the file at a time, and asking for a cell of a vote throws a RangeError.
   */
  readonly keepCells?: boolean;
  /** Told after every piece how many characters have been read in all. */
  readonly onProgress?: (characters: number) => void;
};

/** Reads a `.pb` file that comes in pieces, which may break anywhere. */
export type PabulibReader = {
  /** @throws {RangeError} after the end */
  readonly push: (piece: string) => void;
  /**
   * The election, or every fault; there is no more text.
   *
   * @throws {RangeError} when it was called before
   */
  readonly end: () => PabulibReading;
};

/**
 * Begins to read a `.pb` file piece by piece; the pieces together are read as `parsePabulib` reads
 * the whole text, with the same faults at the same lines.
 *
 * One record is at most 16,777,216 characters long; a longer one is a fault. The time is linear in
 * the length of the text, however small the pieces are.
 */
export function openPabulibReader({
  keepCells = true,
  onProgress,
}: PabulibReaderOptions = {}): PabulibReader {
  const text = openPabulibText(keepCells);
  const feed = openRecordFeed(text.accept, text.log);
  let characters = 0;
  let hasEnded = false;
  const refuseEnded = (): void => {
    if (hasEnded) throw new RangeError('This reader has come to its end.');
  };
  return {
    push: (piece) => {
      refuseEnded();
      feed.push(piece);
      characters += piece.length;
      onProgress?.(characters);
    },
    end: () => {
      refuseEnded();
      hasEnded = true;
      feed.end();
      return text.end();
    },
  };
}

/**
 * Reads a `.pb` file: the election, or every fault in the text at once, by line.
 *
 * The format is that of Stolicki, Szufa and Talmon, "Pabulib" (arXiv 2012.06539), as
 * pabulib.org/format documents it. Nothing is dropped: unknown fields and columns stay in order, and
 * `writePabulib` gives the same file back. Money is exact, in whole cents (a hundred to the unit of
 * any currency); only a budget finer than a cent is rounded down, with a note. Points are exact
 * too, see `pointDecimals`. What is unusual but has one meaning only is read, and noted.
 */
export function parsePabulib(text: string): PabulibReading {
  const reader = openPabulibReader();
  reader.push(text);
  return reader.end();
}
