import type { EntityManager } from 'typeorm';

const BATCH = 500;

/** An initiative as everybody may know it. */
export type OpenInitiative = {
  readonly id: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly wijkteamId: string;
  readonly wijkteam: string;
  readonly title: string;
  readonly summary: string;
  readonly state: string;
  readonly screeningReason: string | null;
  readonly areaId: string | null;
  readonly area: string | null;
  readonly areaCode: string | null;
  readonly requestedCents: string;
  readonly submittedAt: Date;
  readonly longitude: number | null;
  readonly latitude: number | null;
};

/** What an initiative got, by which decision and why. */
export type OpenDecision = {
  readonly id: string;
  readonly decisionId: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly wijkteamId: string;
  readonly wijkteam: string;
  readonly title: string;
  readonly amountCents: string;
  readonly decidedAt: Date;
  readonly followsCount: boolean;
  readonly motivation: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
};

/** The money of an initiative. */
export type OpenSpending = {
  readonly id: string;
  readonly roundId: string;
  readonly wijkteamId: string;
  readonly wijkteam: string;
  readonly title: string;
  readonly state: string;
  readonly requestedCents: string;
  readonly allocatedCents: string;
  readonly paidCents: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
};

/** How many people live in an area, as it was published. */
export type OpenPopulation = {
  readonly importId: string;
  readonly year: number;
  readonly edition: number;
  readonly source: string;
  readonly licence: string;
  readonly areaId: string;
  readonly areaCode: string | null;
  readonly area: string;
  readonly kind: string;
  readonly ageClass: string;
  readonly state: string;
  readonly people: number | null;
  readonly geometry: unknown;
};

/**
 * What is open data, some at a time in the order of ids, so that neither memory nor a transaction grows
 * with the size of a municipality. No names of people, no notes, nothing that is not public elsewhere.
 */
export class OpenDataExportStore {
  constructor(private readonly manager: EntityManager) {}

  initiatives(afterId: string | null): Promise<OpenInitiative[]> {
    return this.manager.query(
      `SELECT i.id, i.round_id AS "roundId", r.title AS "roundTitle", w.id AS "wijkteamId", w.name AS wijkteam, i.title, i.summary, i.state,
              i.screening_reason AS "screeningReason", i.area_id AS "areaId", a.name AS area, a.cbs_code AS "areaCode",
              i.requested_cents AS "requestedCents", i.submitted_at AS "submittedAt", i.longitude, i.latitude
         ${OF_INITIATIVE} LEFT JOIN area a ON a.id = i.area_id ${SUBMITTED}`,
      [afterId],
    );
  }

  decisions(afterId: string | null): Promise<OpenDecision[]> {
    return this.manager.query(
      `SELECT c.initiative_id AS id, d.id AS "decisionId", r.id AS "roundId", r.title AS "roundTitle", w.id AS "wijkteamId",
              w.name AS wijkteam, i.title, c.amount_cents AS "amountCents", d.decided_at AS "decidedAt",
              d.tally_run_id IS NOT NULL AS "followsCount", d.motivation, i.longitude, i.latitude
         FROM commitment c JOIN allocation_decision d ON d.id = c.decision_id JOIN initiative i ON i.id = c.initiative_id
         JOIN round r ON r.id = c.round_id JOIN wijkteam w ON w.id = r.wijkteam_id
        WHERE c.municipality_id = current_municipality() AND ($1::uuid IS NULL OR c.initiative_id > $1)
        ORDER BY c.initiative_id LIMIT ${BATCH}`,
      [afterId],
    );
  }

  spending(afterId: string | null): Promise<OpenSpending[]> {
    return this.manager.query(
      `SELECT i.id, i.round_id AS "roundId", w.id AS "wijkteamId", w.name AS wijkteam, i.title, i.state, i.requested_cents AS "requestedCents",
              coalesce(c.amount_cents, 0) AS "allocatedCents", coalesce(p.credits_posted - p.debits_posted, 0) AS "paidCents", i.longitude, i.latitude
         ${OF_INITIATIVE} LEFT JOIN commitment c ON c.initiative_id = i.id
         LEFT JOIN ledger.account p ON p.municipality_id = i.municipality_id AND p.path = 'initiative:' || i.id || ':paid' ${SUBMITTED}`,
      [afterId],
    );
  }

  /** One edition of figures at a time. */
  population(afterImportId: string | null, withGeometry: boolean): Promise<OpenPopulation[]> {
    return this.manager.query(
      `SELECT e.id AS "importId", e.year, e.number AS edition, e.source, e.licence, a.id AS "areaId", k.code AS "areaCode", a.name AS area, a.kind,
              n.age_class AS "ageClass", n.state, n.people, CASE WHEN $2 AND n.age_class = 'all' THEN a.geometry END AS geometry
         FROM population_import e JOIN area_population n ON n.import_id = e.id JOIN area a ON a.id = n.area_id
         LEFT JOIN area_code k ON k.area_id = a.id AND k.year = e.year
        WHERE e.id = (SELECT id FROM population_import WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT 1)
        ORDER BY a.kind DESC, k.code, a.id, array_position(ARRAY['all', '0-14', '15-24', '25-44', '45-64', '65-plus'], n.age_class)`,
      [afterImportId, withGeometry],
    );
  }

  /** A text that is another one whenever anything of the open data is. */
  async fingerprint(): Promise<string> {
    const [row]: [{ mark: string }] = await this.manager.query(`
      SELECT concat_ws('/',
        (SELECT count(*) || '-' || coalesce(sum(version), 0) FROM initiative WHERE municipality_id = current_municipality()),
        (SELECT count(*) || '-' || coalesce(sum(version), 0) FROM round WHERE municipality_id = current_municipality()),
        (SELECT count(*) || '-' || coalesce(sum(version), 0) FROM wijkteam),
        (SELECT count(*) || '-' || coalesce(sum(amount_cents), 0) FROM commitment WHERE municipality_id = current_municipality()),
        (SELECT coalesce(sum(credits_posted + debits_posted), 0) FROM ledger.account WHERE municipality_id = current_municipality()),
        (SELECT count(*) FROM participation_publication), (SELECT count(*) FROM population_import),
        (SELECT md5(string_agg(concat_ws(' ', id, name, cbs_code, west, south, east, north, md5(geometry::text)), ',' ORDER BY id)) FROM area)) AS mark`);
    return row.mark;
  }
}

const OF_INITIATIVE = `FROM initiative i JOIN round r ON r.id = i.round_id JOIN wijkteam w ON w.id = r.wijkteam_id`;
const SUBMITTED = `WHERE i.municipality_id = current_municipality() AND i.submitted_at IS NOT NULL AND ($1::uuid IS NULL OR i.id > $1)
        ORDER BY i.id LIMIT ${BATCH}`;
