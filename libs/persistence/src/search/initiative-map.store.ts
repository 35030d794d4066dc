import type { EntityManager } from 'typeorm';
import {
  type InitiativeState,
  type InitiativeTheme,
  type Location,
  MAP_POINTS_MAX,
  type MapBox,
  type MapGrid,
} from '#domain';

/** Something on the map: one initiative, or several near each other of which only the number is told. */
export type MapMark =
  | {
      readonly kind: 'initiative';
      readonly id: string;
      readonly title: string;
      readonly state: InitiativeState;
      readonly theme: InitiativeTheme | null;
      readonly location: Location;
    }
  | { readonly kind: 'cluster'; readonly count: number; readonly location: Location };

/** What lies in a box: the marks, and how many initiatives they stand for. */
export type MapPart = { readonly marks: readonly MapMark[]; readonly totalCount: number };

/** Public initiatives on the map. */
export class InitiativeMapStore {
  constructor(private readonly manager: EntityManager) {}

  /**
   * The initiatives in a box, one by one where there are few, and else joined by cells of the grid:
   * then a mark lies in the middle of those that it stands for.
   */
  async within(box: MapBox, grid: MapGrid): Promise<MapPart> {
    const { west, south, east, north } = box;
    const cells: CellRow[] = await this.manager.query(
      `SELECT count(*)::int AS count, avg(longitude) AS longitude, avg(latitude) AS latitude, (array_agg(id))[1] AS id
         FROM initiative ${IN_BOX}
        GROUP BY floor(longitude / $5), floor(latitude / $6) ORDER BY count DESC, 2, 3`,
      [west, south, east, north, grid.cellEast, grid.cellNorth],
    );
    const totalCount = cells.reduce((sum, { count }) => sum + count, 0);
    if (totalCount <= MAP_POINTS_MAX) {
      return {
        marks: await this.marks(`${IN_BOX} ORDER BY id`, [west, south, east, north]),
        totalCount,
      };
    }
    const lonely = cells.filter(({ count }) => count === 1).map(({ id }) => id);
    const single = await this.marks('WHERE id = ANY ($1) ORDER BY id', [lonely]);
    return {
      marks: [...cells.filter(({ count }) => count > 1).map(clusterOf), ...single],
      totalCount,
    };
  }

  private async marks(where: string, values: readonly unknown[]): Promise<MapMark[]> {
    return this.manager.query(
      `SELECT 'initiative' AS kind, id, title, state, theme, json_build_object('longitude', longitude, 'latitude', latitude) AS location
         FROM initiative ${where}`,
      [...values],
    );
  }
}

const IN_BOX = `
  WHERE submitted_at IS NOT NULL AND longitude IS NOT NULL AND longitude BETWEEN $1 AND $3 AND latitude BETWEEN $2 AND $4`;

type CellRow = {
  readonly count: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly id: string;
};

function clusterOf({ count, longitude, latitude }: CellRow): MapMark {
  return { kind: 'cluster', count, location: { longitude, latitude } };
}
