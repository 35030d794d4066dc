import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PabulibFile, pabulibRows, pabulibTable } from './pabulib-file.js';
import { parsePabulib } from './parse-pabulib.js';
import { writePabulib } from './write-pabulib.js';

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(';', '"', '\n', '\r', ',', ' ', 'a') }),
);

/** Any well-formed approval file, with cells that hold anything at all. */
const anyFile: fc.Arbitrary<PabulibFile> = fc
  .record({
    names: fc.array(cell, { minLength: 1, maxLength: 6 }),
    moods: fc.array(cell, { maxLength: 6 }),
    fields: fc.array(cell, { maxLength: 4 }),
  })
  .map(({ names, moods, fields }) => ({
    meta: [
      ...['description', 'country', 'unit', 'instance', 'rule'].map((key) => ({ key, value: 'x' })),
      { key: 'num_projects', value: names.length.toString() },
      { key: 'num_votes', value: moods.length.toString() },
      { key: 'budget', value: '400000.0' },
      { key: 'vote_type', value: 'approval' },
      { key: 'date_begin', value: '2025' },
      { key: 'date_end', value: '2025' },
      ...fields.map((value, index) => ({ key: `field_${index}`, value })),
    ],
    projectTable: pabulibTable(
      ['project_id', 'cost', 'name'],
      names.map((name, index) => [`p${index}`, `${index + 1}`, name]),
    ),
    voteTable: pabulibTable(
      ['voter_id', 'mood', 'vote'],
      moods.map((mood, index) => [`v${index}`, mood, index % 2 === 0 ? 'p0' : '']),
    ),
  }));

/** The cells of a file, without the functions that give them. */
function cellsOf({ meta, projectTable, voteTable }: PabulibFile): unknown {
  return {
    meta,
    projects: [projectTable.columns, ...pabulibRows(projectTable)],
    votes: [voteTable.columns, ...pabulibRows(voteTable)],
  };
}

describe('writePabulib', () => {
  it('quotes only the cells that need it', () => {
    const file = {
      meta: [{ key: 'description', value: 'Groen; "en" rust' }],
      projectTable: pabulibTable(['project_id', 'cost'], [['a', '1']]),
      voteTable: pabulibTable(['voter_id', 'vote'], [['1', 'a,a']]),
    };

    expect(writePabulib(file)).toBe(
      'META\nkey;value\ndescription;"Groen; ""en"" rust"\n' +
        'PROJECTS\nproject_id;cost\na;1\nVOTES\nvoter_id;vote\n1;a,a\n',
    );
  });

  it('gives the same cells back when its text is read, and the same text again', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const text = writePabulib(file);
        const reading = parsePabulib(text);
        if (!reading.ok) throw new Error(JSON.stringify(reading.faults));

        expect(cellsOf(reading.election)).toEqual(cellsOf(file));
        expect(writePabulib(reading.election)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
