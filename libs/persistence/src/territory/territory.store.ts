import type { EntityManager } from 'typeorm';
import {
  AlreadyExistsError,
  type Area,
  type AreaCode,
  type AreaGeometry,
  type AreaKind,
  type BoundaryChoice,
  type KnownArea,
  type PlannedArea,
  type Position,
} from '#domain';
import { translating } from '../constraint-violation.js';
import { AreaRow } from '../people/wijkteam.row.js';
import { AreaCodeRow } from './area-code.row.js';

/** An area whose box holds a point; whether the area does is for geometry to say. */
export type AreaNearPoint = Omit<Area, 'geometry'> & { readonly geometry: AreaGeometry };

/** What is known of an area beside its row: its codes of all years, and what residents adopted. */
export type AreaExtras = {
  readonly codes: readonly AreaCode[];
  readonly residentsBoundaryId: string | null;
};

/** Wider than the rounding of positions, in degrees, so that a point on a border is found. */
const SLACK = 0.00001;
const CODE_TAKEN = () => new AlreadyExistsError('area', 'cbsCode');

/** The division of the municipality: areas with their borders and their codes of all years. */
export class TerritoryStore {
  constructor(private readonly manager: EntityManager) {}

  /** Lets nobody else change the division until the transaction ends. */
  async lockDivision(): Promise<void> {
    await this.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('division ' || current_municipality()::text, 0))`,
    );
  }

  /** All areas with their borders and codes. Large: for an import, not for a page. */
  async listKnown(): Promise<KnownArea[]> {
    const areas = await this.manager.find(AreaRow, { order: { kind: 'DESC', id: 'ASC' } });
    const codes = await this.manager.find(AreaCodeRow, { order: { year: 'ASC' } });
    const ofArea = new Map<string, AreaCode[]>();
    for (const { areaId, year, code } of codes) {
      const own = ofArea.get(areaId) ?? [];
      ofArea.set(areaId, [...own, { year, code }]);
    }
    return areas.map((area) => ({
      ...(area as Area),
      codes: ofArea.get(area.id) ?? [],
    }));
  }

  /** Codes and adopted boundary of one area. */
  async extrasOf(areaId: string): Promise<AreaExtras> {
    const codes = await this.manager.find(AreaCodeRow, {
      where: { areaId },
      order: { year: 'DESC' },
    });
    const [adopted]: { boundaryId: string }[] = await this.manager.query(
      `SELECT boundary_id AS "boundaryId" FROM area_boundary_decision
        WHERE area_id = $1 AND outcome = 'adopted' ORDER BY number DESC LIMIT 1`,
      [areaId],
    );
    return {
      codes: codes.map(({ year, code }) => ({ year, code })),
      residentsBoundaryId: adopted?.boundaryId ?? null,
    };
  }

  /**
   * Writes what an import does: new areas, what changed of others, and the codes of its year.
   *
   * @throws {AlreadyExistsError} when an area has the name or the code by now
   */
  async write(planned: readonly PlannedArea[]): Promise<void> {
    await translating(
      {
        area_name: () => new AlreadyExistsError('area', 'name'),
        area_cbs_once: CODE_TAKEN,
        area_code_once: CODE_TAKEN,
      },
      async () => {
        for (const each of planned) await this.writeOne(each);
      },
    );
  }

  private async writeOne({ area, outcome, newCode }: PlannedArea): Promise<void> {
    const { id, kind, name, parentId, cbsCode, cbsYear, geometry } = area;
    const fields = { name, parentId, cbsCode, cbsYear, geometry };
    if (outcome === 'created') await this.manager.insert(AreaRow, { id, kind, ...fields });
    if (outcome === 'changed') await this.manager.update(AreaRow, { id }, fields);
    if (newCode === null || newCode.year === cbsYear) return;
    await this.manager.insert(AreaCodeRow, { areaId: id, ...newCode });
  }

  /** The wijkteams of an area and of the wijk it lies in. */
  async wijkteamIdsOf({ id, parentId }: Pick<Area, 'id' | 'parentId'>): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT id FROM wijkteam WHERE area_id = ANY ($1::uuid[]) ORDER BY id`,
      [[id, ...(parentId === null ? [] : [parentId])]],
    );
    return rows.map((row) => row.id);
  }

  /** The areas in whose box a point lies, by the official borders or by those of residents. */
  async near(
    [longitude, latitude]: Position,
    boundary: BoundaryChoice,
    kind: AreaKind | null,
  ): Promise<AreaNearPoint[]> {
    const source = boundary === 'official' ? 'area' : RESIDENTS_BORDERS;
    return this.manager.query(
      `SELECT id, kind, name, parent_id AS "parentId", cbs_code AS "cbsCode", cbs_year AS "cbsYear", geometry
         FROM ${source} AS a
        WHERE geometry IS NOT NULL AND ($3::text IS NULL OR kind = $3)
          AND $1 BETWEEN west - ${SLACK} AND east + ${SLACK} AND $2 BETWEEN south - ${SLACK} AND north + ${SLACK}`,
      [longitude, latitude, kind],
    );
  }

  /** The area that has a code, in the newest year in which one has it. */
  async findByCode(code: string): Promise<Omit<Area, 'geometry'> | null> {
    const [newest] = await this.manager.find(AreaCodeRow, {
      where: { code },
      order: { year: 'DESC' },
      take: 1,
    });
    return newest === undefined ? null : this.findSummary(newest.areaId);
  }

  /** An area without its borders. */
  findSummary(areaId: string): Promise<Omit<Area, 'geometry'> | null> {
    return this.manager.findOne(AreaRow, {
      select: { id: true, kind: true, name: true, parentId: true, cbsCode: true, cbsYear: true },
      where: { id: areaId },
    });
  }

  /** The buurten of a division, by code. */
  async buurtenOf(year: number): Promise<Map<string, string>> {
    const rows = await this.manager.findBy(AreaCodeRow, { year });
    return new Map(
      rows.filter(({ code }) => code.startsWith('BU')).map(({ code, areaId }) => [code, areaId]),
    );
  }
}

/** Every area with the boundary that residents adopted last, or the official one where there is none. */
const RESIDENTS_BORDERS = `(
  SELECT o.id, o.kind, o.name, o.parent_id, o.cbs_code, o.cbs_year, coalesce(b.geometry, o.geometry) AS geometry,
         CASE WHEN b.id IS NULL THEN o.west ELSE b.west END AS west, CASE WHEN b.id IS NULL THEN o.south ELSE b.south END AS south,
         CASE WHEN b.id IS NULL THEN o.east ELSE b.east END AS east, CASE WHEN b.id IS NULL THEN o.north ELSE b.north END AS north
    FROM area o LEFT JOIN LATERAL (
      SELECT d.boundary_id FROM area_boundary_decision d WHERE d.area_id = o.id AND d.outcome = 'adopted'
       ORDER BY d.number DESC LIMIT 1) AS adopted ON true
    LEFT JOIN area_boundary b ON b.id = adopted.boundary_id)`;
