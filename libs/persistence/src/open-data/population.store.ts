import type { EntityManager } from 'typeorm';
import { type PopulationCell, type PopulationKind, PopulationPublishedError } from '#domain';
import { translating } from '../constraint-violation.js';

/** One edition of figures of population, with where it comes from. */
export type PopulationImport = {
  readonly id: string;
  readonly year: number;
  /** Of the editions of a year the highest counts. */
  readonly number: number;
  readonly kind: PopulationKind;
  readonly source: string;
  readonly licence: string;
  readonly threshold: number | null;
  readonly importedAt: Date;
};

/** How many people live where, as it was published. */
export class PopulationStore {
  constructor(private readonly manager: EntityManager) {}

  /** The areas of a division, by code. */
  async areasOf(year: number): Promise<Map<string, { areaId: string; parentId: string | null }>> {
    const rows: { code: string; areaId: string; parentId: string | null }[] =
      await this.manager.query(
        `SELECT c.code, c.area_id AS "areaId", a.parent_id AS "parentId"
           FROM area_code c JOIN area a ON a.id = c.area_id WHERE c.year = $1`,
        [year],
      );
    return new Map(rows.map(({ code, ...area }) => [code, area]));
  }

  /**
   * @returns the edition with its number
   * @throws {PopulationPublishedError} when a municipality's own figures would be published again
   */
  async insert(
    edition: Omit<PopulationImport, 'number'>,
    cells: readonly PopulationCell[],
  ): Promise<PopulationImport> {
    const { id, year, kind, source, licence, threshold, importedAt } = edition;
    const [{ number }] = await translating(
      { population_import_once: () => new PopulationPublishedError(year) },
      async (): Promise<[{ number: number }]> =>
        this.manager.query(
          `INSERT INTO population_import (id, year, number, kind, source, licence, threshold, imported_at)
           SELECT $1, $2, 1 + coalesce(max(number), 0), $3, $4, $5, $6, $7 FROM population_import WHERE year = $2 RETURNING number`,
          [id, year, kind, source, licence, threshold, importedAt],
        ),
    );
    await this.manager.query(
      `INSERT INTO area_population (import_id, area_id, age_class, state, people)
       SELECT $1, "areaId", "ageClass", state, people FROM jsonb_to_recordset($2) AS c ("areaId" uuid, "ageClass" text, state text, people int)`,
      [id, JSON.stringify(cells)],
    );
    return { ...edition, number };
  }

  /** All editions, the newest year first. */
  async list(): Promise<PopulationImport[]> {
    return this.manager.query(
      `SELECT id, year, number, kind, source, licence, threshold, imported_at AS "importedAt"
         FROM population_import ORDER BY year DESC, number DESC`,
    );
  }

  /** The newest edition of the newest year, or null. */
  async findNewest(): Promise<string | null> {
    const rows: { id: string }[] = await this.manager.query(
      'SELECT id FROM population_import ORDER BY year DESC, number DESC LIMIT 1',
    );
    return rows[0]?.id ?? null;
  }
}
