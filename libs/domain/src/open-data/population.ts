import type { Fault } from '../domain-error.js';
import { lineFault } from '../territory/address-file.js';
import { type ClassedArea, classCellId, tableOfClasses } from './area-table.js';
import type { CellState } from './cell-network.js';
import { suppressCells } from './suppress-cells.js';

/** The classes of age that Statistics Netherlands gives for wijken and buurten. */
export const POPULATION_CLASSES = ['0-14', '15-24', '25-44', '45-64', '65-plus'] as const;
export type PopulationClass = (typeof POPULATION_CLASSES)[number];

/** Where figures of population come from. Those of a municipality itself can be small, and are suppressed. */
export const POPULATION_KINDS = ['statistics-netherlands', 'municipality'] as const;
export type PopulationKind = (typeof POPULATION_KINDS)[number];
export const CBS_SOURCE = 'Centraal Bureau voor de Statistiek, Kerncijfers wijken en buurten';
export const CC_BY = 'CC BY 4.0';

/** How many people live in an area, by age; null where the source does not tell. */
export type PopulationLine = {
  readonly code: string;
  readonly all: number | null;
  readonly classes: readonly (number | null)[];
};

/** A figure of population as it is published. */
export type PopulationCell = {
  readonly areaId: string;
  readonly ageClass: PopulationClass | 'all';
  readonly state: CellState | 'unknown';
  readonly people: number | null;
};

/** The names of the columns, as StatLine and the yearly file of Statistics Netherlands give them. */
const COLUMNS: readonly { readonly column: string; readonly names: readonly string[] }[] = [
  { column: 'code', names: ['gwb_code', 'codering', 'wijkenenbuurten', 'code'] },
  { column: 'all', names: ['a_inw', 'aantalinwoners', 'all'] },
  { column: '0-14', names: ['a_00_14', 'k_0tot15jaar', '0-14'] },
  { column: '15-24', names: ['a_15_24', 'k_15tot25jaar', '15-24'] },
  { column: '25-44', names: ['a_25_44', 'k_25tot45jaar', '25-44'] },
  { column: '45-64', names: ['a_45_64', 'k_45tot65jaar', '45-64'] },
  { column: '65-plus', names: ['a_65_oo', 'k_65jaarofouder', '65-plus'] },
];
/** More people than live in any municipality. */
const PEOPLE_MAX = 2_000_000;
const CODE = /^(GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4})$/;

export type PopulationColumns = readonly number[];
export type PopulationHeading =
  | { readonly ok: true; readonly columns: PopulationColumns }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads the first line of a file of figures, with the columns in any order and any others beside them. */
export function populationHeading(cells: readonly string[]): PopulationHeading {
  const given = cells.map((cell) => cell.trim().toLowerCase());
  // StatLine numbers its columns at the end, such as AantalInwoners_5.
  const columns = COLUMNS.map(({ names }) =>
    given.findIndex((name) => names.includes(name) || names.includes(name.replace(/_\d+$/, ''))),
  );
  const missing = COLUMNS.filter((_, index) => columns[index] === -1).map(({ column }) => column);
  if (missing.length === 0) return { ok: true, columns };
  const reason = `There is no column ${missing.join(', ')}.`;
  return { ok: false, faults: [lineFault(1, 'population-columns', reason)] };
}

/**
 * Reads one line of a file of figures, or says what is wrong with it; null for a line about a whole
 * municipality, which is the sum of its wijken. A dot, or nothing, is a figure that is not told.
 */
export function readPopulationLine(
  cells: readonly string[],
  line: number,
  columns: PopulationColumns,
): PopulationLine | Fault | null {
  const [code = '', ...figures] = columns.map((column) => (cells[column] ?? '').trim());
  const known = code.toUpperCase();
  if (!CODE.test(known)) {
    return lineFault(line, 'population-code', 'A code is such as WK036101 or BU03610102.');
  }
  if (known.startsWith('GM')) return null;
  const numbers = figures.map(figureOf);
  const wrong = numbers.findIndex((number) => number === undefined);
  if (wrong !== -1) {
    const reason = `${COLUMNS[wrong + 1]?.column}: a figure is a whole number of people, or a dot.`;
    return lineFault(line, 'population-figure', reason);
  }
  const [all = null, ...classes] = numbers as (number | null)[];
  return { code: known, all, classes };
}

function figureOf(text: string): number | null | undefined {
  if (text === '' || text === '.') return null;
  if (!/^\d{1,7}$/.test(text)) return undefined;
  const number = Number(text);
  return number > PEOPLE_MAX ? undefined : number;
}

/** An area of the division that the figures are of, with its figures. */
export type PopulatedArea = PopulationLine & {
  readonly areaId: string;
  readonly parentId: string | null;
  readonly line: number;
};

/** The figures of Statistics Netherlands as they are: it has protected them itself. */
export function populationAsGiven(areas: readonly PopulatedArea[]): PopulationCell[] {
  return areas.flatMap(({ areaId, all, classes }) =>
    [all, ...classes].map((people, index) => ({
      areaId,
      ageClass: POPULATION_CLASSES[index - 1] ?? ('all' as const),
      state: people === null ? ('unknown' as const) : ('published' as const),
      people,
    })),
  );
}

/** What is wrong with a municipality's own figures: they are complete, and every sum is right. */
export function ownPopulationFaults(areas: readonly PopulatedArea[]): Fault[] {
  return areas.flatMap(({ areaId, all, classes, line }) => {
    const own = [all, ...classes];
    if (own.includes(null)) {
      return [lineFault(line, 'population-incomplete', 'Figures of one’s own have no gaps.')];
    }
    const sum = classes.reduce<number>((total, each) => total + (each ?? 0), 0);
    const faults =
      sum === all ? [] : [lineFault(line, 'population-sum', 'The classes are not the sum.')];
    const parts = areas.filter(({ parentId }) => parentId === areaId);
    const isWhole = [...own.keys()].every((index) => {
      const inParts = parts.map((part) => [part.all, ...part.classes][index] ?? 0);
      return inParts.reduce((total, each) => total + each, 0) === own[index];
    });
    if (parts.length > 0 && !isWhole) {
      faults.push(lineFault(line, 'population-parts', 'The buurten are not the sum.'));
    }
    return faults;
  });
}

/** A municipality's own figures as they may be published: small cells, and what gives them away, are left out. */
export function protectPopulation(
  areas: readonly PopulatedArea[],
  threshold: number,
): PopulationCell[] {
  const ids = new Set(areas.map(({ areaId }) => areaId));
  const tops = areas.filter(({ parentId }) => parentId === null || !ids.has(parentId));
  const classed = (area: PopulatedArea): ClassedArea => ({
    id: area.areaId,
    all: area.all ?? 0,
    classes: area.classes.map((each) => each ?? 0),
    parts: areas.filter(({ parentId }) => parentId === area.areaId).map(classed),
  });
  const cells = tops.flatMap((top) => suppressCells(tableOfClasses(classed(top)), threshold));
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  return areas.flatMap(({ areaId }) =>
    (['all', ...POPULATION_CLASSES] as const).map((ageClass, index) => {
      const cell = byId.get(classCellId(areaId, ageClass === 'all' ? 'all' : index - 1));
      if (cell === undefined) throw new Error('An area has no cell.');
      return { areaId, ageClass, state: cell.state, people: cell.value };
    }),
  );
}
