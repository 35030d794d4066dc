import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import {
  cents,
  DEFAULT_TIES,
  type Grouping,
  pabulibColumn,
  type PabulibElection,
  parsePabulib,
  recordText,
  type TallyRule,
  type TallyRuleName,
  tallyElectionOfPabulib,
} from '#domain';
import { recordOf } from '../../../../test/support/recorded-count.factory.js';
import { checkRecord } from './verify.command.js';

const folderAt = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const FIXTURES = folderAt('../../../../test/fixtures/');
// These elections are not part of the project: where they are not at hand, nothing is checked.
const CORPUS = folderAt('../../../../../shared/pabulib/elections/');
/** In the light suite only files below this size. */
const SIZE_MAX = process.env['WIJKKAS_HEAVY'] === undefined ? 60_000 : Infinity;

const RULES: readonly TallyRuleName[] = [
  'greedy@1',
  'equal-shares-cost@1',
  'equal-shares-cardinality-utilitarian@1',
  'equal-shares-cost-comparison@1',
  'sequential-phragmen@1',
];

function themesOf({ projectTable }: PabulibElection): Grouping[] {
  const cells = pabulibColumn(projectTable, 'category') ?? [];
  const groupsOf = cells.map((cell) => cell.split(',').flatMap((name) => name.trim() || []));
  return [{ name: 'category', groupsOf }];
}

/** The files whose records are refused, with the first reason. */
function refusedIn(folder: string): { readonly refused: string[]; readonly checked: number } {
  const refused: string[] = [];
  let checked = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.pb'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    const reading = parsePabulib(text);
    if (!reading.ok || text.length > SIZE_MAX) continue;
    const election = tallyElectionOfPabulib(reading.election);
    for (const name of RULES) {
      const rule: TallyRule = { rule: name, threshold: null, ties: DEFAULT_TIES };
      const record = recordText(recordOf(election, rule, themesOf(reading.election)));
      const fault = checkRecord(record, text).find(({ reason }) => reason !== null);
      if (fault !== undefined) refused.push(`${file} ${name}: ${fault.check}: ${fault.reason}`);
      checked += 1;
    }
  }
  return { refused, checked };
}

describe('records of elections in files', () => {
  it('are accepted for the elections of this project', () => {
    const { refused, checked } = refusedIn(FIXTURES);

    expect(refused).toEqual([]);
    expect(checked).toBeGreaterThan(20);
  });

  it('are accepted for real elections', () => {
    const { refused } = existsSync(CORPUS) ? refusedIn(CORPUS) : { refused: [] };

    expect(refused).toEqual([]);
  }, 600_000);

  it('are accepted for Add1, and refused for another number of increments', () => {
    const text = readFileSync(join(FIXTURES, 'lindenveld-equal-shares.pb'), 'utf8');
    const reading = parsePabulib(text);
    if (!reading.ok) throw new Error('The file is faulty.');
    const election = tallyElectionOfPabulib(reading.election);
    const rule: TallyRule = {
      rule: 'equal-shares-cost-add1-floor@1',
      threshold: null,
      ties: DEFAULT_TIES,
      unitCents: cents(100n),
    };

    const record = recordText(recordOf(election, rule));
    const other = record.replace(/"increments":"(\d+)"/, '"increments":"9$1"');

    expect(checkRecord(record, text).every(({ reason }) => reason === null)).toBe(true);
    expect(checkRecord(other, text).some(({ reason }) => reason !== null)).toBe(true);
  });
});
