import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pabulibText } from '../../../../test/support/pabulib-text.factory.js';
import { type PabulibReading, pabulibRows } from './pabulib-file.js';
import { openPabulibReader, parsePabulib, type PabulibReaderOptions } from './parse-pabulib.js';
import { RECORD_LENGTH_MAX } from './record-feed.js';

/** Reads a text in pieces that end at these places. */
function readInPieces(
  text: string,
  ends: readonly number[],
  options?: PabulibReaderOptions,
): PabulibReading {
  const reader = openPabulibReader(options);
  let from = 0;
  for (const end of [...ends.toSorted((left, right) => left - right), text.length]) {
    reader.push(text.slice(from, end));
    from = end;
  }
  return reader.end();
}

/** Everything that was read, as values that can be compared. */
function contentOf(reading: PabulibReading, withVotes = true): unknown {
  if (!reading.ok) return reading.faults;
  const { projectTable, voteTable, ...election } = reading.election;
  return {
    ...election,
    notes: reading.notes,
    projects: [election.projects, projectTable.columns, pabulibRows(projectTable)],
    votes: [voteTable.columns, voteTable.size, withVotes ? pabulibRows(voteTable) : null],
  };
}

/** One of everything over which a piece can break. */
const AWKWARD = `\uFEFF${pabulibText({
  meta: { description: '"Wijk ""Noord""; \r\nen 😀"', num_votes: '3', max_length: '1' },
  projects: ['project_id;cost;name', 'a;100;"x\n""y"""', '😀;200;"'.concat('z"')],
  votes: [
    'voter_id;vote;mood',
    '1;a,😀;"goed;\r\n\r\nzeer"',
    '',
    '"2";"😀";"""',
    '"',
    '3;;"5"" pijp"',
  ],
}).replaceAll('\nVOTES', '\r\nVOTES\r')}\r\n`;

const faulty = fc
  .tuple(
    fc.array(fc.nat({ max: AWKWARD.length }), { maxLength: 3 }),
    fc.constantFrom('"', ';', '\n', '\r\n', '', 'VOTES\n', '\uFEFF', '\0', 'PROJECTS\n', '😀'),
  )
  .map(([places, mark]) =>
    places.reduce((text, at) => text.slice(0, at) + mark + text.slice(at + 1), AWKWARD),
  );
const anyEnds = fc.array(fc.nat({ max: AWKWARD.length }), { maxLength: 30 });

describe('openPabulibReader', () => {
  it('reads the awkward file of these tests without a fault', () => {
    expect(parsePabulib(AWKWARD).ok).toBe(true);
  });

  it('reads the same, wherever one piece breaks off', () => {
    const whole = contentOf(parsePabulib(AWKWARD));

    for (let end = 0; end <= AWKWARD.length; end += 1) {
      expect({ end, read: contentOf(readInPieces(AWKWARD, [end])) }).toEqual({ end, read: whole });
    }
  });

  it('reads the same character by character', () => {
    const everywhere = Array.from({ length: AWKWARD.length }, (_, at) => at);

    expect(contentOf(readInPieces(AWKWARD, everywhere))).toEqual(contentOf(parsePabulib(AWKWARD)));
  });

  it('finds the same faults at the same lines, wherever the pieces of a faulty file break off', () => {
    fc.assert(
      fc.property(faulty, anyEnds, (text, ends) => {
        expect(contentOf(readInPieces(text, ends))).toEqual(contentOf(parsePabulib(text)));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads the same ballots and faults without keeping the cells of the votes', () => {
    fc.assert(
      fc.property(faulty, anyEnds, (text, ends) => {
        const reading = readInPieces(text, ends, { keepCells: false });

        expect(contentOf(reading, false)).toEqual(contentOf(parsePabulib(text), false));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses to give a cell that was not kept, rather than an empty one', () => {
    const reading = readInPieces(pabulibText(), [], { keepCells: false });

    expect(reading.ok && reading.election.voteTable.size).toBe(1);
    expect(() => reading.ok && reading.election.voteTable.cell(0, 0)).toThrow(RangeError);
  });

  it('gives cells in any order, and empty ones outside the table', () => {
    const rows = Array.from({ length: 50 }, (_, voter) => `${voter};a;m${voter}`);
    const text = pabulibText({ meta: { num_votes: '50' }, votes: ['voter_id;vote;mood', ...rows] });
    const reading = readInPieces(text, [200, 201, 210, 300, 400, 480]);
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
    const { cell } = reading.election.voteTable;

    const cells = [49, 0, 25, 25, 3].map((row) => cell(row, 2));

    expect(cells).toEqual(['m49', 'm0', 'm25', 'm25', 'm3']);
    expect([cell(50, 0), cell(-1, 0), cell(0, 3), cell(0, -1)]).toEqual(['', '', '', '']);
  });

  it('tells after each piece how many characters it has read', () => {
    const told: number[] = [];

    readInPieces(pabulibText(), [3, 100], { onProgress: (read) => told.push(read) });

    expect(told).toEqual([3, 100, pabulibText().length]);
  });

  it('takes nothing more after its end', () => {
    const reader = openPabulibReader();
    reader.end();

    expect(() => {
      reader.push('META\n');
    }).toThrow(RangeError);
    expect(() => reader.end()).toThrow(RangeError);
  });
});

describe('openPabulibReader on records that never end', () => {
  const lineLength = RECORD_LENGTH_MAX / 16;
  const feed = (...pieces: readonly string[]): readonly string[] => {
    const reader = openPabulibReader({ keepCells: false });
    for (const piece of pieces) reader.push(piece);
    const reading = reader.end();
    return (reading.ok ? reading.notes : reading.faults).map(({ line, code }) => `${line} ${code}`);
  };

  it('refuses a record of more characters than it may hold, and counts lines on', () => {
    const long = Array.from({ length: 17 }, () => 'x'.repeat(lineLength));

    const [start = '', rest = ''] = pabulibText()
      .replace('1;a,b', '1;z')
      .split('Wijkstem Hoefbeek');

    const codes = feed(start, ...long, rest);

    expect(codes).toEqual(['3 record-too-long', '3 cell-count', '20 project-unknown']);
  });

  it('reports a quote that is not closed within that length, and reads on behind its line', () => {
    const rows = Array.from({ length: 17 }, () => `;${'x'.repeat(lineLength)}\n`);

    const codes = feed(pabulibText().replace('1;a,b\n', '1;"a\n'), ...rows);

    expect(codes.slice(0, 3)).toEqual(['8 vote-count', '20 unclosed-quote', '20 project-unknown']);
    expect(codes.slice(3, 5)).toEqual(['21 voter-id-empty', '21 project-unknown']);
  });

  it('reads a long quoted cell in small pieces in linear time', () => {
    const reader = openPabulibReader();
    reader.push('META\nkey;value\ndescription;"');

    for (let piece = 0; piece < 200_000; piece += 1) reader.push('""en meer');
    reader.push(`"${pabulibText().slice(pabulibText().indexOf('\ncountry'))}`);

    const reading = reader.end();
    expect(reading.ok && reading.election.meta[0]?.value).toHaveLength(1_600_000);
  });
});
