import type { EntityManager } from 'typeorm';
import { type Residence, VersionMismatchError } from '#domain';

const CHUNK = 5_000;

/** In which buurt people say they live, or the municipality's register does. */
export class ResidenceStore {
  constructor(private readonly manager: EntityManager) {}

  async find(personId: string): Promise<Residence | null> {
    const rows: Residence[] = await this.manager.query(
      `SELECT person_id AS "personId", area_id AS "areaId", since_on::text AS "sinceOn", source, version
         FROM person_area WHERE person_id = $1`,
      [personId],
    );
    return rows[0] ?? null;
  }

  /** @throws {VersionMismatchError} when it is not the version that was read (0: nothing was said) */
  async save(residence: Residence): Promise<void> {
    const { personId, areaId, sinceOn, source, version } = residence;
    const saved: unknown[] = await this.manager.query(
      `INSERT INTO person_area AS kept (person_id, area_id, since_on, source, version) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (person_id) DO UPDATE SET area_id = $2, since_on = $3, source = $4, version = $5
        WHERE kept.version = $5 - 1 RETURNING version`,
      [personId, areaId, sinceOn, source, version],
    );
    if (saved.length === 0) throw new VersionMismatchError();
  }

  /** Takes back what was said. */
  async remove(personId: string): Promise<void> {
    await this.manager.query('DELETE FROM person_area WHERE person_id = $1', [personId]);
  }

  /** Which of these are people of this municipality. */
  async knownPeople(personIds: readonly string[]): Promise<Set<string>> {
    const rows: { id: string }[] = await this.manager.query(
      'SELECT id FROM person WHERE id = ANY($1)',
      [[...personIds]],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Writes what a register says of many people; it takes the place of what was known. */
  async saveAll(
    residences: readonly { readonly personId: string; readonly areaId: string }[],
    sinceOn: string,
  ): Promise<void> {
    for (let from = 0; from < residences.length; from += CHUNK) {
      const chunk = residences.slice(from, from + CHUNK);
      await this.manager.query(
        `INSERT INTO person_area AS kept (person_id, area_id, since_on, source)
         SELECT person, area, $3, 'register' FROM unnest($1::uuid[], $2::uuid[]) AS r (person, area) ORDER BY person
         ON CONFLICT (person_id) DO UPDATE SET area_id = excluded.area_id, since_on = excluded.since_on, source = 'register', version = kept.version + 1`,
        [chunk.map(({ personId }) => personId), chunk.map(({ areaId }) => areaId), sinceOn],
      );
    }
  }
}
