import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  buildTallyRecord,
  canonicalTallyInput,
  isYardstick,
  type PabulibElection,
  recordText,
  sealRecord,
  TALLY_ENGINE_VERSION,
  type TallyElection,
  type TallyResult,
} from '#domain';
import { groupingsOf } from './groupings.js';
import type { TallyOptions } from './tally-options.js';
import { sha256, type TallyPlan } from './tally-plan.js';

/** A count that has been made, with what it was made from. */
type RecordableCount = {
  readonly file: PabulibElection;
  readonly election: TallyElection;
  readonly plan: TallyPlan;
  readonly result: TallyResult;
};

/** The sealed record of a count, as text; null for a yardstick, which has none. */
function recordTextOf({ file, election, plan, result }: RecordableCount): string | null {
  const { rule } = plan;
  if (isYardstick(rule)) return null;
  const record = buildTallyRecord({
    engine: TALLY_ENGINE_VERSION,
    inputHash: sha256(canonicalTallyInput(election, rule)),
    rulesHash: null,
    election,
    rule,
    result,
    groupings: groupingsOf(file),
  });
  return `${recordText(sealRecord(record, sha256))}\n`;
}

type RecordOptions = Pick<TallyOptions, 'record' | 'recordsInFolder'>;

/**
 * Writes the record of a count where the options say, replacing what stood there; nothing when they ask for
 * none. Among several files, that of `a.pb` is `a.record.json` in the folder.
 */
export async function writeRecord(
  file: string,
  count: RecordableCount,
  { record, recordsInFolder }: RecordOptions,
): Promise<void> {
  const text = record === undefined ? null : recordTextOf(count);
  if (record === undefined || text === null) return;
  if (recordsInFolder === true) await mkdir(record, { recursive: true });
  const name = `${basename(file).replace(/\.pb$/, '')}.record.json`;
  await writeFile(recordsInFolder === true ? join(record, name) : record, text, 'utf8');
}
