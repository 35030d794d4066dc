import type { EntityManager } from 'typeorm';
import { cents, type KnownFacts, TEAM_SEATS } from '#domain';

/** The seats of residents: a professional does not live in the wijk because of the work. */
const RESIDENT_ROLES = ['resident', ...TEAM_SEATS.filter((seat) => seat !== 'professional')];

/** What the service knows about initiatives besides their plans. */
export class InitiativeFactsStore {
  constructor(private readonly manager: EntityManager) {}

  /**
   * The facts of initiatives by id, as they were when each was submitted, or as they are now for drafts.
   *
   * Applications are counted in the order of submitting, in the calendar year of Amsterdam, without those
   * that were taken back. Of an imported initiative nobody knows who applied.
   */
  async known(initiativeIds: readonly string[], now: Date): Promise<Map<string, KnownFacts>> {
    if (initiativeIds.length === 0) return new Map();
    const rows: KnownRow[] = await this.manager.query(KNOWN_FACTS, [
      [...initiativeIds],
      now,
      RESIDENT_ROLES,
      [...TEAM_SEATS],
    ]);
    return new Map(rows.map((row) => [row.id, factsOfRow(row)]));
  }

  /** The ids of submitted initiatives of a wijkteam: of one round, or of all rounds of a year; by moment. */
  async submittedIn(
    wijkteamId: string,
    scope: { readonly roundId: string } | { readonly year: number },
  ): Promise<string[]> {
    const [roundId, year] = 'roundId' in scope ? [scope.roundId, null] : [null, scope.year];
    const rows: { id: string }[] = await this.manager.query(
      `SELECT i.id FROM initiative i JOIN round r ON r.id = i.round_id LEFT JOIN budget b ON b.id = r.budget_id
        WHERE r.wijkteam_id = $1 AND i.submitted_at IS NOT NULL
          AND CASE WHEN $2::uuid IS NULL
                THEN coalesce(b.year, extract(year FROM r.created_at AT TIME ZONE 'Europe/Amsterdam')::int) = $3::int
                ELSE r.id = $2::uuid END
        ORDER BY i.submitted_at, i.id`,
      [wijkteamId, roundId, year],
    );
    return rows.map(({ id }) => id);
  }
}

const KNOWN_FACTS = `
  WITH given AS (
    SELECT i.id, i.proposed_by, r.wijkteam_id, r.budget_id, coalesce(i.submitted_at, $2::timestamptz) AS at,
           (coalesce(i.submitted_at, $2::timestamptz) AT TIME ZONE 'Europe/Amsterdam')::date AS day
      FROM initiative i JOIN round r ON r.id = i.round_id WHERE i.id = ANY($1::uuid[]))
  SELECT g.id, to_char(g.day, 'YYYY-MM-DD') AS "appliedOn", g.proposed_by IS NOT NULL AS "hasProposer",
         EXISTS (SELECT FROM membership m WHERE m.person_id = g.proposed_by AND m.wijkteam_id = g.wijkteam_id AND m.role = ANY($3::text[])
           AND g.day BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity')) AS "isResidentOfWijk",
         EXISTS (SELECT FROM membership m WHERE m.person_id = g.proposed_by AND m.wijkteam_id = g.wijkteam_id AND m.role = ANY($4::text[])
           AND g.day BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity')) AS "isTeamMember",
         (SELECT count(*)::int FROM initiative o JOIN round other ON other.id = o.round_id
           WHERE o.proposed_by = g.proposed_by AND other.wijkteam_id = g.wijkteam_id
             AND (o.id = g.id OR o.state <> 'withdrawn' AND (o.submitted_at, o.id) < (g.at, g.id)
               AND date_trunc('year', o.submitted_at AT TIME ZONE 'Europe/Amsterdam') = date_trunc('year', g.day::timestamp))) AS "applications",
         (SELECT sum(amount_cents)::text FROM budget_grant WHERE budget_id = g.budget_id) AS "budget"
    FROM given g`;

type KnownRow = {
  id: string;
  appliedOn: string;
  hasProposer: boolean;
  isResidentOfWijk: boolean;
  isTeamMember: boolean;
  applications: number;
  budget: string | null;
};

function factsOfRow(row: KnownRow): KnownFacts {
  const { appliedOn, hasProposer, isResidentOfWijk, isTeamMember, applications, budget } = row;
  return {
    appliedOn,
    ...(hasProposer ? { isResidentOfWijk, isTeamMember, applicationsInYear: applications } : {}),
    ...(budget === null ? {} : { yearBudgetCents: cents(BigInt(budget)) }),
  };
}
