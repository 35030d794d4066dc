import type { Margin, Table, TableCell } from './cell-network.js';

/** A number of people in an area, and in its parts where those are told too. */
export type AreaCount = {
  /** The id of the area, or a name for what lies outside of all areas. */
  readonly id: string;
  readonly value: number;
  readonly ceiling: number | null;
  readonly isPublic: boolean;
  /** The buurten of a wijk, the wijken of a municipality; empty where nothing smaller is told. */
  readonly parts: readonly AreaCount[];
};

/** The table of numbers of areas within areas, each of which is the sum of its parts. */
export function tableOfAreas(root: AreaCount): Table {
  const cells: TableCell[] = [];
  const margins: Margin[] = [];
  const add = (area: AreaCount): void => {
    const { id, value, ceiling, isPublic, parts } = area;
    cells.push({ id, value, ceiling, isPublic });
    if (parts.length > 0) {
      margins.push({ totalId: id, partIds: parts.map((part) => part.id), isTurned: false });
    }
    parts.forEach(add);
  };
  add(root);
  return { cells, margins };
}

/** An area with a number for each class (such as of age), beside the number of all. */
export type ClassedArea = {
  readonly id: string;
  readonly all: number;
  readonly classes: readonly number[];
  readonly parts: readonly ClassedArea[];
};

/** The id of the cell of one class of an area; `all` for the number of all classes together. */
export function classCellId(areaId: string, classIndex: number | 'all'): string {
  return `${areaId} ${classIndex}`;
}

/**
 * The table of areas within areas by classes: an area is the sum of its parts in every class, and of
 * its classes. The margins over the classes are stated for the smallest areas only: those of the
 * larger ones follow from them, so that the table stays a network.
 */
export function tableOfClasses(root: ClassedArea): Table {
  const cells: TableCell[] = [];
  const margins: Margin[] = [];
  const add = ({ id, all, classes, parts }: ClassedArea): void => {
    const columns = ['all' as const, ...classes.keys()];
    for (const column of columns) {
      const value = column === 'all' ? all : (classes[column] ?? 0);
      cells.push({ id: classCellId(id, column), value, ceiling: null, isPublic: false });
      if (parts.length === 0) continue;
      const partIds = parts.map((part) => classCellId(part.id, column));
      margins.push({ totalId: classCellId(id, column), partIds, isTurned: column === 'all' });
    }
    if (parts.length === 0) {
      const partIds = [...classes.keys()].map((column) => classCellId(id, column));
      margins.push({ totalId: classCellId(id, 'all'), partIds, isTurned: true });
    }
    parts.forEach(add);
  };
  add(root);
  return { cells, margins };
}
