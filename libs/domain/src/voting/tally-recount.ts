import type { CountWithRecord } from './count-with-record.js';
import { TALLY_ENGINE_VERSION, type TallyRun } from './tally-run.js';

/** The record of a count, with the hash of its sealed text; null where none was kept. */
export type RecordedTallyRun = TallyRun & { readonly recordHash: string | null };

/** What a recount can find to be different. */
export const RECOUNT_DIFFERENCES = [
  /** Other ballots, another paper, or another rule went into it. */
  'input',
  /** Other initiatives won, or in another order. */
  'winners',
  /** The sealed records are not the same text, though the same engine made them. */
  'record',
] as const;
export type RecountDifference = (typeof RECOUNT_DIFFERENCES)[number];

/** What came of counting again. */
export type RecountResult = {
  readonly isEqual: boolean;
  readonly engineVersion: string;
  readonly inputHash: string;
  readonly recordHash: string;
  readonly differences: readonly RecountDifference[];
};

/**
 * What is different between a recorded count and the same count made again.
 *
 * The records are compared when the same version of the engine made both: another version writes
 * another record, and its input and its winners still have to be the same.
 */
export function compareRecount(
  recorded: RecordedTallyRun,
  again: Pick<CountWithRecord, 'inputHash' | 'outcome' | 'recordHash'>,
): RecountResult {
  const { inputHash, recordHash } = again;
  const isComparable =
    recorded.recordHash !== null && recorded.engineVersion === TALLY_ENGINE_VERSION;
  const found: Readonly<Record<RecountDifference, boolean>> = {
    input: recorded.inputHash !== inputHash,
    winners: winnersOf(recorded) !== winnersOf(again),
    record: isComparable && recorded.recordHash !== recordHash,
  };
  const differences = RECOUNT_DIFFERENCES.filter((difference) => found[difference]);
  return {
    isEqual: differences.length === 0,
    engineVersion: TALLY_ENGINE_VERSION,
    inputHash,
    recordHash,
    differences,
  };
}

function winnersOf({ outcome }: Pick<TallyRun, 'outcome'>): string {
  return JSON.stringify(outcome.winners.map(({ code, initiativeId }) => [code, initiativeId]));
}
