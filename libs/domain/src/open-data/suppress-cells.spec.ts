import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ENDLESS,
  ENDLESS_TRIED,
  type Known,
  narrowed,
  solvedBySubtracting,
  toldBy,
  triedBounds,
} from '../../../../test/support/cell-attacker.js';
import { type AreaCount, type ClassedArea, tableOfAreas, tableOfClasses } from './area-table.js';
import type { Table } from './cell-network.js';
import { type SuppressedCell, suppressCells } from './suppress-cells.js';

const K = 5;

function buurt(id: string, value: number, given: Partial<AreaCount> = {}): AreaCount {
  return { id, value, ceiling: null, isPublic: false, parts: [], ...given };
}

function around(
  id: string,
  parts: readonly AreaCount[],
  given: Partial<AreaCount> = {},
): AreaCount {
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  return { id, value, ceiling: null, isPublic: false, parts, ...given };
}

function statesOf(root: AreaCount, threshold = K): Record<string, string | number> {
  const cells = suppressCells(tableOfAreas(root), threshold);
  return Object.fromEntries(cells.map(({ id, state, value }) => [id, value ?? state]));
}

/** The same table with everything withheld that can be: as wide as it gets. */
function allHidden(
  table: Table,
  small: 'below-threshold' | 'withheld',
  threshold: number,
): SuppressedCell[] {
  return table.cells.map(({ id, value, isPublic }) => ({
    id,
    state: isPublic ? 'published' : value < threshold ? small : 'withheld',
    value: isPublic ? value : null,
    low: 0,
    high: null,
  }));
}

type Bounds = {
  readonly endless: number;
  of(table: Table, cells: readonly SuppressedCell[], id: string): Known;
};

/** Attacks a table with all that is published of it, and says where the promise is broken. */
function brokenPromises(table: Table, threshold: number, attack: Bounds): string[] {
  const cells = suppressCells(table, threshold);
  const isNamed = cells.some(({ state }) => state === 'below-threshold');
  const hidden = allHidden(table, isNamed ? 'below-threshold' : 'withheld', threshold);
  const ceilings = new Map(table.cells.map(({ id, ceiling }) => [id, ceiling ?? threshold]));
  const open = cells.filter(({ state }) => state !== 'published');
  return open.flatMap(({ id, state, low, high }) => {
    const known = endless(attack.of(table, cells, id), attack.endless);
    const most = endless(attack.of(table, hidden, id), attack.endless);
    const last = Math.min(threshold - 1, ceilings.get(id) ?? threshold);
    const isNarrowed = known.low !== 0 || known.high !== last;
    const width = Math.min(threshold - 1, most.high - most.low);
    const faults = {
      'told otherwise than it is': known.low !== low || known.high !== (high ?? ENDLESS),
      narrowed: state === 'below-threshold' && isNarrowed,
      'known too well': known.high - known.low < width,
    };
    return Object.entries(faults).flatMap(([fault, is]) => (is ? [`${id} is ${fault}`] : []));
  });
}

/** Thousands more than anybody counted are as good as no bound. */
function endless({ low, high }: Known, most: number): Known {
  return { low, high: high > most / 2 ? ENDLESS : high };
}

const byBounding = (threshold: number): Bounds => ({
  endless: ENDLESS,
  of: (table, cells, id) =>
    narrowed(table, toldBy(cells, threshold, table))?.get(id) ?? { low: 0, high: -1 },
});

const byTrying = (threshold: number): Bounds => ({
  endless: ENDLESS_TRIED,
  of: (table, cells, id) => triedBounds(table, toldBy(cells, threshold, table, ENDLESS_TRIED), id),
});

const COUNT = fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 60 }));
const A_BUURT = fc.record({ value: COUNT, spare: fc.option(fc.nat({ max: 20 })) });
const A_TOWN = fc
  .record({
    wijken: fc.array(fc.array(A_BUURT, { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 4,
    }),
    isRootPublic: fc.boolean(),
  })
  .map(({ wijken, isRootPublic }) =>
    around(
      'town',
      wijken.map((buurten, wijk) =>
        around(
          `wijk-${wijk}`,
          buurten.map(({ value, spare }, index) =>
            buurt(`buurt-${wijk}-${index}`, value, {
              ceiling: spare === null ? null : value + spare,
            }),
          ),
        ),
      ),
      { isPublic: isRootPublic },
    ),
  );

describe('a number of people in an area', () => {
  it('is told when none in the table is small', () => {
    expect(statesOf(around('wijk', [buurt('noord', 12), buurt('zuid', 5)]))).toEqual({
      wijk: 17,
      noord: 12,
      zuid: 5,
    });
  });

  it('is not told below the threshold, and none is told from which it can be subtracted', () => {
    const wijk = around('wijk', [buurt('noord', 30), buurt('oost', 20), buurt('zuid', 3)]);

    expect(statesOf(wijk)).toEqual({
      wijk: 53,
      noord: 30,
      oost: 'withheld',
      zuid: 'below-threshold',
    });
  });

  it('is not told when it is nought: that nobody took part is about people too', () => {
    expect(
      statesOf(around('wijk', [buurt('noord', 30), buurt('zuid', 0)], { isPublic: true })),
    ).toMatchObject({
      noord: 'withheld',
      zuid: 'below-threshold',
    });
  });

  it('hides more when two small ones together would still be small', () => {
    const states = statesOf(
      around('wijk', [buurt('noord', 30), buurt('oost', 1), buurt('zuid', 1)]),
    );

    expect(states).toMatchObject({ wijk: 32, noord: 'withheld' });
  });

  it('needs nothing more hidden when enough small ones stand together', () => {
    const small = ['a', 'b', 'c', 'd'].map((id) => buurt(id, 2));

    const states = statesOf(around('wijk', [buurt('noord', 30), ...small]));

    expect(states).toMatchObject({ wijk: 38, noord: 30, a: 'below-threshold' });
  });

  it('is withheld with a number of another wijk where its own wijk has only one buurt', () => {
    const lonely = around('wijk-1', [buurt('only', 2)]);
    const other = around('wijk-2', [buurt('noord', 9), buurt('zuid', 40)]);

    expect(statesOf(around('town', [lonely, other], { isPublic: true }))).toEqual({
      town: 51,
      'wijk-1': 'below-threshold',
      only: 'below-threshold',
      'wijk-2': 'withheld',
      noord: 'withheld',
      zuid: 40,
    });
  });

  it('stays as it is where everybody knows it from elsewhere, and then nothing is said to be small', () => {
    const few = around('wijk', [buurt('noord', 1), buurt('zuid', 2)], { isPublic: true });
    const nobody = around('wijk', [buurt('noord', 0), buurt('zuid', 5)], { isPublic: true });

    expect(statesOf(few)).toEqual({ wijk: 3, noord: 'withheld', zuid: 'withheld' });
    expect(suppressCells(tableOfAreas(nobody), K)[1]).toMatchObject({ low: 0, high: 5 });
  });

  it('does not lean on a number that cannot be higher than the people who live there', () => {
    const full = [buurt('noord', 10, { ceiling: 10 }), buurt('zuid', 0), buurt('oost', 60)];

    const cells = suppressCells(tableOfAreas(around('wijk', full, { isPublic: true })), K);

    expect(cells.find(({ id }) => id === 'zuid')).toMatchObject({ low: 0, high: 4 });
  });

  it('takes room above a small number where there is none below it', () => {
    const full = buurt('noord', 9, { ceiling: 9 });
    const town = around('wijk', [full, buurt('zuid', 8)], { isPublic: true });

    expect(suppressCells(tableOfAreas(town), 9)).toMatchObject([
      { id: 'wijk', state: 'published', value: 17 },
      { id: 'noord', state: 'withheld', low: 0, high: 9 },
      { id: 'zuid', state: 'withheld', low: 8, high: 17 },
    ]);
  });

  it('refuses a table that does not add up', () => {
    expect(() =>
      suppressCells(tableOfAreas({ ...around('wijk', [buurt('a', 6)]), value: 7 }), K),
    ).toThrow('sum');
  });

  it('gives the same answer every time', () => {
    fc.assert(
      fc.property(A_TOWN, (town) => {
        const table = tableOfAreas(town);
        expect(suppressCells(table, K)).toEqual(suppressCells(table, K));
      }),
      { numRuns: 50 },
    );
  });
});

/** In the heavy run more towns are tried. */
const SCALE = process.env['WIJKKAS_HEAVY'] === undefined ? 1 : 10;

describe('an attacker who knows all that is published', () => {
  it('computes nothing back by subtracting', () => {
    fc.assert(
      fc.property(A_TOWN, fc.integer({ min: 2, max: 9 }), (town, threshold) => {
        const table = tableOfAreas(town);
        const hidden = narrowed(
          table,
          toldBy(allHidden(table, 'withheld', threshold), threshold, table),
        );

        const solved = solvedBySubtracting(table, suppressCells(table, threshold));

        // A total that is public elsewhere gives away a town of one buurt, whatever is withheld.
        const isOpen = (id: string): boolean => hidden?.get(id)?.low !== hidden?.get(id)?.high;
        expect(solved.filter(isOpen)).toEqual([]);
      }),
      { numRuns: 200 * SCALE },
    );
  });

  it('cannot narrow any number in areas within areas', () => {
    fc.assert(
      fc.property(A_TOWN, fc.integer({ min: 2, max: 9 }), (town, threshold) => {
        expect(brokenPromises(tableOfAreas(town), threshold, byBounding(threshold))).toEqual([]);
      }),
      { numRuns: 300 * SCALE },
    );
  });

  it('cannot narrow any number where areas and classes of age meet, by trying all tables', () => {
    const row = fc.array(fc.nat({ max: 6 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) => {
        const table = tableOfClasses(classed(rows));
        expect(brokenPromises(table, 3, byTrying(3))).toEqual([]);
      }),
      { numRuns: 40 * SCALE },
    );
  });

  it('is found out by these tests when complementary cells are told', () => {
    const table = tableOfAreas(around('wijk', [buurt('noord', 30), buurt('zuid', 3)]));
    const careless: SuppressedCell[] = [
      { id: 'wijk', state: 'published', value: 33, low: 33, high: 33 },
      { id: 'noord', state: 'published', value: 30, low: 30, high: 30 },
      { id: 'zuid', state: 'below-threshold', value: null, low: 0, high: 4 },
    ];

    expect(solvedBySubtracting(table, careless)).toEqual(['zuid']);
    expect(byBounding(K).of(table, careless, 'zuid')).toEqual({ low: 3, high: 3 });
    expect(byTrying(K).of(table, careless, 'zuid')).toEqual({ low: 3, high: 3 });
  });
});

function classed(rows: readonly (readonly number[])[]): ClassedArea {
  const parts = rows.map((classes, index) => ({
    id: `buurt-${index}`,
    all: classes.reduce((sum, each) => sum + each, 0),
    classes,
    parts: [],
  }));
  return {
    id: 'wijk',
    all: parts.reduce((sum, { all }) => sum + all, 0),
    classes: [0, 1].map((column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0)),
    parts,
  };
}
