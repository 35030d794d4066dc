/** One number of a table that is to be published. */
export type TableCell = {
  readonly id: string;
  /** How many people it counts: whole, 0 or more. */
  readonly value: number;
  /** More than this it cannot be, as everybody knows (such as how many people live there); null where nothing is known. */
  readonly ceiling: number | null;
  /** Told elsewhere already, so that withholding it here would hide nothing. */
  readonly isPublic: boolean;
};

/**
 * A margin: a total, and the cells that it is the sum of. Each cell may be a part in one margin and the
 * total of another, or stand in two margins of opposite sense (the rows and the columns of a table).
 */
export type Margin = {
  readonly totalId: string;
  readonly partIds: readonly string[];
  /** The sense of the margin: turned in the rows of a table with rows and columns. */
  readonly isTurned: boolean;
};

export type Table = { readonly cells: readonly TableCell[]; readonly margins: readonly Margin[] };

/** How a cell is told: its number, that it is below the threshold, or only that it is withheld. */
export type CellState = 'published' | 'below-threshold' | 'withheld';

/** A cell as an arc between the two margins that it stands in, with the room that readers leave it. */
export type Arc = {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly ceiling: number | null;
  readonly isPublic: boolean;
  state: CellState;
};

/** More than any count of people. */
export const NO_CEILING = Number.MAX_SAFE_INTEGER;
/** Where arcs begin or end that stand in one margin only: the world outside the table. */
const OUTSIDE = 0;

/**
 * The table as a network in which the cells are arcs and the margins are nodes: what goes in goes out.
 * To change a number so that all margins still hold is to send a flow around a circle.
 *
 * @throws {Error} when a cell stands in the margins in a way that no network has, or a margin does not add up
 */
export function networkOf({ cells, margins }: Table): Arc[] {
  const from = new Map<string, number>();
  const to = new Map<string, number>();
  margins.forEach(({ totalId, partIds, isTurned }, index) => {
    for (const id of partIds) put(isTurned ? from : to, id, index + 1);
    put(isTurned ? to : from, totalId, index + 1);
  });
  const values = new Map(cells.map(({ id, value }) => [id, value]));
  for (const { totalId, partIds } of margins) {
    const sum = partIds.reduce((all, id) => all + (values.get(id) ?? Number.NaN), 0);
    if (sum !== values.get(totalId)) throw new Error(`The parts of ${totalId} are not its sum.`);
  }
  return cells.map((cell) => ({
    ...cell,
    from: from.get(cell.id) ?? OUTSIDE,
    to: to.get(cell.id) ?? OUTSIDE,
    state: 'published',
  }));
}

function put(ends: Map<string, number>, id: string, node: number): void {
  if (ends.has(id)) throw new Error(`${id} stands twice on one side of the margins.`);
  ends.set(id, node);
}

/** From which number on a cell is not small, and the lowest that a withheld one can be for a reader. */
export type Telling = { readonly threshold: number; readonly withheldLow: number };

/** The lowest and the highest number that a cell can have for a reader of its state alone. */
export function rangeOf(
  arc: Arc,
  { threshold, withheldLow }: Telling,
): { low: number; high: number } {
  const ceiling = arc.ceiling ?? NO_CEILING;
  if (arc.state === 'published') return { low: arc.value, high: arc.value };
  return arc.state === 'withheld'
    ? { low: withheldLow, high: ceiling }
    : { low: 0, high: ceiling < threshold - 1 ? ceiling : threshold - 1 };
}

/** One way along an arc: more of the cell (forward), or less of it. */
export type Edge = { readonly arc: Arc; readonly to: number; readonly isForward: boolean };

/** The edges that leave each node. */
export function edgesOf(arcs: readonly Arc[]): ReadonlyMap<number, readonly Edge[]> {
  const edges = new Map<number, Edge[]>();
  const add = (node: number, edge: Edge): void => {
    const own = edges.get(node);
    if (own === undefined) edges.set(node, [edge]);
    else own.push(edge);
  };
  for (const arc of arcs) {
    add(arc.from, { arc, to: arc.to, isForward: true });
    add(arc.to, { arc, to: arc.from, isForward: false });
  }
  return edges;
}
