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
   * that were taken back. Of an imported initiative nobody knows who applied. Supporters are known once an
   * initiative can have them, where the rules of play of its round ask for them or where it has some.
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

  /** The facts of an initiative that somebody may begin in a round, were it submitted now. */
  async knownOfNew(roundId: string, proposedBy: string | null, now: Date): Promise<KnownFacts> {
    const rows: KnownRow[] = await this.manager.query(KNOWN_OF_NEW, [
      roundId,
      now,
      RESIDENT_ROLES,
      [...TEAM_SEATS],
      proposedBy,
    ]);
    const [row] = rows;
    return row === undefined ? {} : factsOfRow({ ...row, applications: row.applications + 1 });
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

const knownFacts = (given: string): string => `
  WITH given AS (${given})
  SELECT g.id, to_char(g.day, 'YYYY-MM-DD') AS "appliedOn", g.proposed_by IS NOT NULL AS "hasProposer",
         EXISTS (SELECT FROM membership m WHERE m.person_id = g.proposed_by AND m.wijkteam_id = g.wijkteam_id AND m.role = ANY($3::text[])
           AND g.day BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity')) AS "isResidentOfWijk",
         EXISTS (SELECT FROM membership m WHERE m.person_id = g.proposed_by AND m.wijkteam_id = g.wijkteam_id AND m.role = ANY($4::text[])
           AND g.day BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity')) AS "isTeamMember",
         (SELECT count(*)::int FROM initiative o JOIN round other ON other.id = o.round_id
           WHERE o.proposed_by = g.proposed_by AND other.wijkteam_id = g.wijkteam_id
             AND (o.id = g.id OR o.state <> 'withdrawn' AND (o.submitted_at < g.at OR o.submitted_at = g.at AND o.id < g.id)
               AND date_trunc('year', o.submitted_at AT TIME ZONE 'Europe/Amsterdam') = date_trunc('year', g.day::timestamp))) AS "applications",
         (SELECT sum(amount_cents)::text FROM budget_grant WHERE budget_id = g.budget_id) AS "budget",
         s.count AS "supporters", s.youngest, g.can_be_supported AND (s.count > 0 OR support_needed(g.round_id, $2) IS NOT NULL) AS "hasSupporters"
    FROM given g CROSS JOIN LATERAL (SELECT count(*)::int AS count, CASE WHEN count(age_at_least) = count(*) THEN min(age_at_least) END AS youngest
      FROM support WHERE initiative_id = g.id AND withdrawn_at IS NULL) s`;

const KNOWN_FACTS = knownFacts(`
    SELECT i.id, i.proposed_by, i.submitted_at IS NOT NULL AND NOT r.is_imported AS can_be_supported, r.id AS round_id, r.wijkteam_id, r.budget_id, coalesce(i.submitted_at, $2::timestamptz) AS at,
           (coalesce(i.submitted_at, $2::timestamptz) AT TIME ZONE 'Europe/Amsterdam')::date AS day
      FROM initiative i JOIN round r ON r.id = i.round_id WHERE i.id = ANY($1::uuid[])`);

const KNOWN_OF_NEW = knownFacts(`
    SELECT NULL::uuid AS id, r.id AS round_id, false AS can_be_supported, $5::uuid AS proposed_by, r.wijkteam_id, r.budget_id, $2::timestamptz AS at,
           ($2::timestamptz AT TIME ZONE 'Europe/Amsterdam')::date AS day
      FROM round r WHERE r.id = $1`);

type KnownRow = {
  id: string;
  appliedOn: string;
  hasProposer: boolean;
  isResidentOfWijk: boolean;
  isTeamMember: boolean;
  applications: number;
  budget: string | null;
  supporters: number;
  youngest: number | null;
  hasSupporters: boolean;
};

function factsOfRow(row: KnownRow): KnownFacts {
  const { appliedOn, hasProposer, isResidentOfWijk, isTeamMember, applications, budget } = row;
  return {
    appliedOn,
    ...(hasProposer ? { isResidentOfWijk, isTeamMember, applicationsInYear: applications } : {}),
    ...(budget === null ? {} : { yearBudgetCents: cents(BigInt(budget)) }),
    ...(row.hasSupporters ? { supporters: supportersOf(row) } : {}),
  };
}

function supportersOf({ supporters: count, youngest }: KnownRow) {
  return { count, ...(youngest === null ? {} : { youngestAge: youngest }) };
}
