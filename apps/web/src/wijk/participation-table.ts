import type { ParticipationCell } from './wijk-types.js';

type Measure = ParticipationCell['measure'];

/** The ways to take part, in the order in which they come in a round. */
export const MEASURES = ['initiators', 'supporters', 'voters'] as const satisfies Measure[];

/** A row of the table: a buurt, what lies elsewhere, or all together. */
export type ParticipationRow = {
  readonly key: string;
  readonly part: ParticipationCell['part'];
  /** Null for what is no buurt. */
  readonly name: string | null;
  readonly population: number | null;
  readonly cells: ReadonlyMap<Measure, ParticipationCell>;
};

export type ParticipationTable = {
  /** The ways that anything is told of. */
  readonly measures: readonly Measure[];
  readonly rows: readonly ParticipationRow[];
  /** The names of the buurten that are surely silent in some way, each once. */
  readonly silent: readonly string[];
  /** Whether it is known how many people live in some buurt, so that buurten can be compared. */
  readonly canCompare: boolean;
};

const ORDER = ['buurt', 'elsewhere', 'total'] as const;

/** The cells that were published as a table: buurten by name, then what lies elsewhere, then the total. */
export function participationTable(cells: readonly ParticipationCell[]): ParticipationTable {
  const rows = new Map<string, ParticipationCell[]>();
  for (const cell of cells) {
    const key = `${cell.part} ${cell.areaId ?? ''}`;
    rows.set(key, [...(rows.get(key) ?? []), cell]);
  }
  const buurten = cells.filter(({ part }) => part === 'buurt');
  const silent = buurten.filter(({ voice }) => voice === 'silent');
  return {
    measures: MEASURES.filter((measure) => cells.some((cell) => cell.measure === measure)),
    rows: [...rows].map(([key, own]) => rowOf(key, own)).toSorted(byPartAndName),
    silent: [...new Set(silent.flatMap(({ areaName }) => areaName ?? []))].toSorted((a, b) =>
      a.localeCompare(b),
    ),
    canCompare: buurten.some(({ population }) => population !== null),
  };
}

function rowOf(key: string, cells: readonly ParticipationCell[]): ParticipationRow {
  const [first] = cells;
  return {
    key,
    part: first?.part ?? 'total',
    name: first?.areaName ?? null,
    population: first?.population ?? null,
    cells: new Map(cells.map((cell) => [cell.measure, cell])),
  };
}

function byPartAndName(one: ParticipationRow, other: ParticipationRow): number {
  return (
    ORDER.indexOf(one.part) - ORDER.indexOf(other.part) ||
    (one.name ?? '').localeCompare(other.name ?? '')
  );
}
