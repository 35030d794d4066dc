import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPabulib } from '../../../../test/support/pabulib-text.factory.js';
import { scoreProjects } from '../tally/score-projects.js';
import { tallyElectionOfPabulib } from '../tally/tally-election-of-pabulib.js';
import { type PabulibFile, pabulibRows, pabulibTable } from './pabulib-file.js';
import { NO_VOTER_COLUMNS, withVoterColumns } from './with-voter-columns.js';
import { writePabulib } from './write-pabulib.js';

const COLUMNS = ['voter_id', 'age', 'vote', 'sex', 'points', 'district'];

/** A cumulative file over the projects a, b and c with these rows of votes. */
const fileOf = (rows: readonly (readonly string[])[]): PabulibFile => ({
  meta: [
    ...['description', 'country', 'unit', 'instance', 'rule'].map((key) => ({ key, value: 'x' })),
    { key: 'num_projects', value: '3' },
    { key: 'num_votes', value: rows.length.toString() },
    { key: 'budget', value: '1000' },
    { key: 'vote_type', value: 'cumulative' },
    { key: 'max_sum_points', value: '9' },
    { key: 'date_begin', value: '2025' },
    { key: 'date_end', value: '2025' },
  ],
  projectTable: pabulibTable(
    ['project_id', 'cost'],
    ['a', 'b', 'c'].map((id) => [id, '100']),
  ),
  voteTable: pabulibTable(COLUMNS, rows),
});

const rowsOf = (file: PabulibFile): string[][] => pabulibRows(file.voteTable);

const voter = fc.tuple(
  fc.constantFrom('17', '18-39', '40-59', ' 40-59', ''),
  fc.constantFrom('M', 'F', ''),
  fc.constantFrom('Noord', 'Zuid'),
  fc.subarray(['a', 'b', 'c']),
);
const anyFile = fc
  .array(voter, { maxLength: 40 })
  .map((voters) =>
    fileOf(
      voters.map(([age, sex, district, choices], index) => [
        `NL-${index}`,
        age,
        choices.join(),
        sex,
        choices.map((_, place) => place + 1).join(),
        district,
      ]),
    ),
  );
const anySetting = fc.record({
  columns: fc.subarray([...COLUMNS, 'education'], { minLength: 0 }),
  minimumGroup: fc.integer({ min: 1, max: 12 }),
});

describe('withVoterColumns', () => {
  it('leaves number, vote and points of each voter by default', () => {
    const file = fileOf([
      ['NL-7', '34', 'b', 'F', '2', 'Noord'],
      ['NL-3', '61', 'a,c', 'M', '1,4', 'Zuid'],
    ]);

    const { file: reduced, emptiedVoters } = withVoterColumns(file, NO_VOTER_COLUMNS);

    expect(reduced.voteTable.columns).toEqual(['voter_id', 'vote', 'points']);
    expect(rowsOf(reduced)).toEqual([
      ['1', 'a,c', '1,4'],
      ['2', 'b', '2'],
    ]);
    expect(emptiedVoters).toBe(0);
  });

  it('keeps an allowed column, and empties what too few voters have in common', () => {
    const file = fileOf([
      ['1', '34', 'a', 'F', '1', 'Noord'],
      ['2', '34', 'b', 'M', '1', 'Noord'],
      ['3', '34', 'c', 'M', '1', 'Zuid'],
      ['4', '61', 'a', 'M', '1', 'Zuid'],
      ['5', '62', 'b', 'M', '1', 'Zuid'],
    ]);

    const reduced = withVoterColumns(file, { columns: ['age'], minimumGroup: 2 });

    expect(rowsOf(reduced.file)).toEqual([
      ['1', 'a', '1', ''],
      ['2', 'a', '1', '34'],
      ['3', 'b', '1', ''],
      ['4', 'b', '1', '34'],
      ['5', 'c', '1', '34'],
    ]);
    expect(reduced.emptiedVoters).toBe(2);
  });

  it('empties one more group when a voter would be the only one without an age', () => {
    const file = fileOf([
      ...['34', '34', '34', '61', '61'].map((age, at) => [`${at}`, age, 'a', 'F', '1', 'Noord']),
      ['9', '103', 'a', 'F', '1', 'Noord'],
    ]);

    const { file: reduced, emptiedVoters } = withVoterColumns(file, {
      columns: ['age'],
      minimumGroup: 2,
    });

    expect(rowsOf(reduced).map(([, , , age]) => age)).toEqual(['', '', '', '34', '34', '34']);
    expect(emptiedVoters).toBe(3);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses groups of at least %s', (minimumGroup) => {
    expect(() => withVoterColumns(fileOf([]), { columns: [], minimumGroup })).toThrow(RangeError);
  });

  it('never gives out a column that is not allowed, nor a voter id', () => {
    fc.assert(
      fc.property(anyFile, anySetting, (file, setting) => {
        const { voteTable } = withVoterColumns(file, setting).file;

        const allowed = ['age', 'sex', 'district'].filter((name) => setting.columns.includes(name));
        expect(voteTable.columns).toEqual(['voter_id', 'vote', 'points', ...allowed]);
        expect(writePabulib({ ...file, voteTable })).not.toContain('NL-');
      }),
    );
  });

  it('leaves groups of at least the minimum, or nothing to tell voters apart by', () => {
    fc.assert(
      fc.property(anyFile, anySetting, (file, setting) => {
        const { file: reduced, emptiedVoters } = withVoterColumns(file, setting);

        const told = rowsOf(reduced).map((row) => JSON.stringify(row.slice(3)));
        const sizes = [...new Set(told)].map((key) => told.filter((other) => other === key).length);
        if (sizes.length > 1) {
          expect(sizes.every((size) => size >= setting.minimumGroup)).toBe(true);
        }
        const nonEmpty = rowsOf(reduced).filter((row) => row.slice(3).some((cell) => cell !== ''));
        if (sizes.length === 1 && nonEmpty.length > 0) {
          expect(nonEmpty.length).toBeGreaterThanOrEqual(setting.minimumGroup);
        }
        expect(emptiedVoters).toBeLessThanOrEqual(told.length - nonEmpty.length);
      }),
    );
  });

  it('gives every project the same points', () => {
    fc.assert(
      fc.property(anyFile, anySetting, (file, setting) => {
        const reduced = withVoterColumns(file, setting).file;

        const scores = [file, reduced].map((each) =>
          scoreProjects(tallyElectionOfPabulib(readPabulib(writePabulib(each)))),
        );
        expect(scores[1]).toEqual(scores[0]);
      }),
    );
  });

  it('gives the same file whatever the order in which the voters came', () => {
    fc.assert(
      fc.property(anyFile, anySetting, (file, setting) => {
        const mixed = fileOf(rowsOf(file).toReversed());

        expect(writePabulib(withVoterColumns(mixed, setting).file)).toBe(
          writePabulib(withVoterColumns(file, setting).file),
        );
      }),
    );
  });
});
