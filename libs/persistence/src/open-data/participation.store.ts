import type { EntityManager } from 'typeorm';
import type { ParticipationCell, ParticipationPart, RoundMode, RoundPhase } from '#domain';

/** Who took part where in a round, as it was published once. */
export type ParticipationPublication = {
  readonly id: string;
  readonly roundId: string;
  readonly areaId: string;
  readonly populationImportId: string | null;
  readonly threshold: number;
  readonly publishedAt: Date;
};

/** A published number with the names that it is read with. */
export type ParticipationLine = ParticipationCell & {
  readonly publicationId: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly threshold: number;
  readonly publishedAt: Date;
  readonly areaName: string | null;
  readonly areaCode: string | null;
  readonly wijkteamId: string;
  /** How many people live in the buurt; null where it is not told. */
  readonly population: number | null;
  readonly populationYear: number | null;
  readonly part: ParticipationPart;
  readonly geometry: unknown;
};

export type SettlingRound = {
  readonly id: string;
  readonly mode: RoundMode;
  readonly phase: RoundPhase;
  readonly wijkteamId: string;
  readonly areaId: string;
};

/** Numbers of who took part. People are only here while they are being counted. */
export class ParticipationStore {
  constructor(private readonly manager: EntityManager) {}

  /** Rounds in which nobody can take part any more and of which nothing was published; those that were are not looked at. */
  async listUnpublished(limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT r.id FROM round r
        WHERE r.municipality_id = current_municipality() AND NOT r.is_participation_told AND NOT r.is_imported
          AND r.phase IN ('counted', 'deciding', 'allocated', 'accounting', 'evaluating', 'closed')
          AND (r.mode = 'resident-vote' OR r.phase NOT IN ('counted', 'deciding'))
        ORDER BY r.created_at, r.id LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** A round with its area, held until the transaction ends; null when it was published meanwhile. */
  async lockUnpublished(roundId: string): Promise<SettlingRound | null> {
    const rows: SettlingRound[] = await this.manager.query(
      `SELECT r.id, r.mode, r.phase, r.wijkteam_id AS "wijkteamId", w.area_id AS "areaId"
         FROM round r JOIN wijkteam w ON w.id = r.wijkteam_id
        WHERE r.id = $1 AND NOT r.is_imported FOR NO KEY UPDATE OF r`,
      [roundId],
    );
    const done: unknown[] = await this.manager.query(
      'SELECT FROM participation_publication WHERE round_id = $1',
      [roundId],
    );
    return done.length > 0 ? null : (rows[0] ?? null);
  }

  /** Who may vote, or could in the course of the round, each with the buurt where known. */
  async residents(
    wijkteamId: string,
  ): Promise<{ readonly personId: string; readonly areaId: string | null }[]> {
    return this.manager.query(
      `SELECT DISTINCT m.person_id AS "personId", a.area_id AS "areaId"
         FROM membership m LEFT JOIN person_area a ON a.person_id = m.person_id
        WHERE m.wijkteam_id = $1 AND m.role = 'resident'`,
      [wijkteamId],
    );
  }

  /** The codes of those who voted. */
  async voterRefs(roundId: string): Promise<Set<string>> {
    const rows: { ref: string }[] = await this.manager.query(
      'SELECT voter_ref AS ref FROM roll_mark WHERE round_id = $1',
      [roundId],
    );
    return new Set(rows.map(({ ref }) => ref));
  }

  /** How many people proposed something, alone or with others, per buurt where known (null: not known). */
  async initiatorsPerBuurt(roundId: string): Promise<Map<string | null, number>> {
    return this.perBuurt(
      `SELECT proposed_by AS person_id FROM initiative WHERE round_id = $1 AND submitted_at IS NOT NULL AND proposed_by IS NOT NULL
       UNION SELECT c.person_id FROM co_initiator c JOIN initiative i ON i.id = c.initiative_id
        WHERE i.round_id = $1 AND i.submitted_at IS NOT NULL AND c.left_at IS NULL`,
      roundId,
    );
  }

  /**
   * How many people support something with an account, per buurt where known. Signatures on paper and
   * codes without an account are left out: they join no two initiatives, so nobody knows how many people they are.
   */
  async supportersPerBuurt(roundId: string): Promise<Map<string | null, number>> {
    return this.perBuurt(
      `SELECT s.person_id FROM support s JOIN initiative i ON i.id = s.initiative_id
        WHERE i.round_id = $1 AND s.person_id IS NOT NULL AND s.withdrawn_at IS NULL`,
      roundId,
    );
  }

  /** The buurten of an area, by name; a buurt has itself only. */
  async buurtenOf(areaId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT id FROM area WHERE kind = 'buurt' AND $1 IN (id, parent_id) ORDER BY lower(name), id`,
      [areaId],
    );
    return rows.map(({ id }) => id);
  }

  async insert(
    publication: ParticipationPublication,
    cells: readonly ParticipationCell[],
  ): Promise<void> {
    const { id, roundId, areaId, populationImportId, threshold, publishedAt } = publication;
    await this.manager.query(
      `INSERT INTO participation_publication (id, round_id, area_id, population_import_id, threshold, cell_count, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, roundId, areaId, populationImportId, threshold, cells.length, publishedAt],
    );
    await this.manager.query(
      `INSERT INTO participation_cell (publication_id, measure, part, area_id, state, people, lowest, highest)
       SELECT $1, measure, part, "areaId", state, people, lowest, highest FROM jsonb_to_recordset($2)
         AS c (measure text, part text, "areaId" uuid, state text, people int, lowest int, highest int)`,
      [id, JSON.stringify(cells)],
    );
  }

  /** What was published of a round; empty before it was. */
  ofRound(roundId: string): Promise<ParticipationLine[]> {
    return this.manager.query(`${LINES} WHERE p.round_id = $1 ${ORDER}`, [roundId, false]);
  }

  /** What was published last of a wijk, by any of its wijkteams. */
  newestOfWijk(areaId: string): Promise<ParticipationLine[]> {
    return this.manager.query(
      `${LINES} WHERE p.id = (SELECT q.id FROM participation_publication q JOIN area b ON b.id = q.area_id
          WHERE $1 IN (b.id, b.parent_id) ORDER BY q.published_at DESC, q.id LIMIT 1) ${ORDER}`,
      [areaId, false],
    );
  }

  /** The publications that come after one, some at a time, in the order of their ids. */
  batch(afterId: string | null, withGeometry: boolean): Promise<ParticipationLine[]> {
    return this.manager.query(
      `${LINES} WHERE p.id IN (SELECT id FROM participation_publication WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT 25)
        ORDER BY p.id, c.measure, c.part, a.name, c.area_id`,
      [afterId, withGeometry],
    );
  }

  private async perBuurt(people: string, roundId: string): Promise<Map<string | null, number>> {
    const rows: { areaId: string | null; count: number }[] = await this.manager.query(
      `SELECT a.area_id AS "areaId", count(DISTINCT p.person_id)::int AS count
         FROM (${people}) AS p LEFT JOIN person_area a ON a.person_id = p.person_id GROUP BY a.area_id`,
      [roundId],
    );
    return new Map(rows.map(({ areaId, count }) => [areaId, count]));
  }
}

const LINES = `
  SELECT p.id AS "publicationId", p.round_id AS "roundId", r.title AS "roundTitle", r.wijkteam_id AS "wijkteamId", p.threshold,
         p.published_at AS "publishedAt", c.measure, c.part, c.area_id AS "areaId", c.state, c.people, c.lowest, c.highest,
         a.name AS "areaName", a.cbs_code AS "areaCode", n.people AS population, e.year AS "populationYear",
         CASE WHEN $2 THEN a.geometry END AS geometry
    FROM participation_publication p JOIN participation_cell c ON c.publication_id = p.id JOIN round r ON r.id = p.round_id
    LEFT JOIN area a ON a.id = c.area_id
    LEFT JOIN population_import e ON e.id = p.population_import_id
    LEFT JOIN area_population n ON n.import_id = p.population_import_id AND n.area_id = c.area_id AND n.age_class = 'all'`;
const ORDER = `ORDER BY array_position(ARRAY['initiators', 'supporters', 'voters'], c.measure),
    array_position(ARRAY['total', 'buurt', 'elsewhere'], c.part), lower(a.name), c.area_id`;
