import type { EntityManager } from 'typeorm';
import type { ContactCandidate } from '#domain';
import type { Page, PageRequest } from '../page.js';

/** Who an initiative has gone to, and why. */
export type ContactAssignment = {
  readonly number: number;
  readonly personId: string;
  readonly name: string | null;
  readonly way: 'hand' | 'rule';
  readonly reason: string | null;
  readonly assignedAt: Date;
};

/** What one contact person has on the desk. */
export type Workload = {
  readonly personId: string;
  readonly name: string | null;
  readonly openCount: number;
  /** How many of them have a term that passed. */
  readonly overdueCount: number;
  /** The first day on which a term of them ends; null when none runs. */
  readonly firstDueOn: string | null;
};

/** An initiative on somebody's desk. */
export type Case = {
  readonly initiativeId: string;
  readonly title: string;
  readonly state: string;
  readonly since: Date;
  /** The last day of its term, or of the first advice that is asked of the person's department. */
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
  readonly isReminded: boolean;
  /** Why it is on this desk. */
  readonly as: 'contact-person' | 'adviser';
  /** The advice that is asked; null for a contact person. */
  readonly adviceId: string | null;
};

/** A contact person as everybody may know him or her: a public office, with the mailbox of a department. */
export type PublicContact = {
  readonly personId: string;
  readonly name: string | null;
  readonly department: string | null;
  readonly contactEmail: string | null;
};

const CONTACT_LOCK = 2203;
const HOLDS_TODAY = `m.role = 'contact-person' AND m.wijkteam_id IS NULL AND m.valid_from_on <= $1 AND coalesce(m.valid_until_on, 'infinity') >= $1`;

/** Who is the contact person of which initiative, one at a time. */
export class ContactPersonStore {
  constructor(private readonly manager: EntityManager) {}

  /** Who has an initiative now, held until the transaction ends; null when nobody has. */
  async lockOf(initiativeId: string): Promise<string | null> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, $2))', [
      initiativeId,
      CONTACT_LOCK,
    ]);
    return (await this.publicOf(initiativeId))?.personId ?? null;
  }

  /** The contact person of an initiative as everybody may know; null when it has none. */
  async publicOf(initiativeId: string): Promise<PublicContact | null> {
    const [found]: PublicContact[] = await this.manager.query(
      `SELECT p.id AS "personId", p.name, d.name AS department, d.contact_email AS "contactEmail"
         FROM initiative_contact c JOIN person p ON p.id = c.person_id JOIN initiative i ON i.id = c.initiative_id JOIN round r ON r.id = i.round_id
         LEFT JOIN LATERAL (SELECT d.name, d.contact_email FROM department_member m JOIN department d ON d.id = m.department_id
           WHERE m.person_id = c.person_id AND m.left_at IS NULL ORDER BY d.wijkteam_id IS DISTINCT FROM r.wijkteam_id, lower(d.name), d.id LIMIT 1) d ON true
        WHERE c.initiative_id = $1`,
      [initiativeId],
    );
    return found ?? null;
  }

  /**
   * Everybody who is a contact person on a day, with the open work of each. Until the transaction
   * ends nobody else is chosen by the rule: two at once would not both see the same work.
   */
  async candidates(todayOn: string, wijkteamId: string): Promise<ContactCandidate[]> {
    await this.manager.query(
      'SELECT pg_advisory_xact_lock(hashtextextended(current_municipality()::text, $1))',
      [CONTACT_LOCK],
    );
    return this.manager.query(
      `SELECT p.id AS "personId", p.name,
              (SELECT count(*)::int FROM initiative_contact c JOIN initiative i ON i.id = c.initiative_id
                WHERE c.person_id = p.id AND is_open_case(i.state)) AS "openCount",
              EXISTS (SELECT FROM department_member w JOIN department d ON d.id = w.department_id
                WHERE w.person_id = p.id AND w.left_at IS NULL AND d.wijkteam_id = $2) AS "isOfWijkteam"
         FROM person p WHERE EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND ${HOLDS_TODAY}) ORDER BY p.id`,
      [todayOn, wijkteamId],
    );
  }

  async assign(assignment: {
    readonly initiativeId: string;
    readonly personId: string;
    readonly way: 'hand' | 'rule';
    readonly reason: string | null;
    readonly assignedBy: string | null;
    readonly assignedAt: Date;
  }): Promise<number> {
    const { initiativeId, personId, way, reason, assignedBy, assignedAt } = assignment;
    const rows: [{ number: number }] = await this.manager.query(
      `INSERT INTO contact_assignment (initiative_id, number, person_id, way, reason, assigned_by, assigned_at)
       SELECT $1, 1 + count(*), $2::uuid, $3, $4, $5::uuid, $6::timestamptz FROM contact_assignment WHERE initiative_id = $1 RETURNING number`,
      [initiativeId, personId, way, reason, assignedBy, assignedAt],
    );
    return rows[0].number;
  }

  /** Who had an initiative, newest first. */
  async history(initiativeId: string, page: PageRequest): Promise<Page<ContactAssignment>> {
    const items: ContactAssignment[] = await this.manager.query(
      `SELECT a.number, a.person_id AS "personId", p.name, a.way, a.reason, a.assigned_at AS "assignedAt"
         FROM contact_assignment a JOIN person p ON p.id = a.person_id WHERE a.initiative_id = $1 ORDER BY a.number DESC LIMIT $2 OFFSET $3`,
      [initiativeId, page.perPage, (page.page - 1) * page.perPage],
    );
    const [counted]: { count: number }[] = await this.manager.query(
      'SELECT count(*)::int AS count FROM contact_assignment WHERE initiative_id = $1',
      [initiativeId],
    );
    return { items, totalCount: counted?.count ?? 0 };
  }

  /** The work of every contact person of a day; who has the oldest term comes first, then by name. */
  async workload(todayOn: string, page: PageRequest): Promise<Page<Workload>> {
    const items: Workload[] = await this.manager.query(
      `SELECT p.id AS "personId", p.name, coalesce(w.open, 0)::int AS "openCount", coalesce(w.overdue, 0)::int AS "overdueCount", w.first::text AS "firstDueOn"
         FROM person p LEFT JOIN (
           SELECT c.person_id, count(*) AS open, count(*) FILTER (WHERE t.state = 'running' AND t.due_on < $1) AS overdue,
                  min(t.due_on) FILTER (WHERE t.state = 'running') AS first
             FROM initiative_contact c JOIN initiative i ON i.id = c.initiative_id AND is_open_case(i.state)
             LEFT JOIN term t ON t.initiative_id = i.id AND t.kind = 'decision' GROUP BY c.person_id) w ON w.person_id = p.id
        WHERE w.person_id IS NOT NULL OR EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND ${HOLDS_TODAY})
        ORDER BY w.first NULLS LAST, p.name, p.id LIMIT $2 OFFSET $3`,
      [todayOn, page.perPage, (page.page - 1) * page.perPage],
    );
    const [counted]: { count: number }[] = await this.manager.query(
      `SELECT count(*)::int AS count FROM person p WHERE EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND ${HOLDS_TODAY})
           OR EXISTS (SELECT FROM initiative_contact c JOIN initiative i ON i.id = c.initiative_id WHERE c.person_id = p.id AND is_open_case(i.state))`,
      [todayOn],
    );
    return { items, totalCount: counted?.count ?? 0 };
  }

  /** What is on somebody's desk: the initiatives of one's own, and advice asked of one's department; what ends first on top. */
  async cases(personId: string, todayOn: string, page: PageRequest): Promise<Page<Case>> {
    const items: Case[] = await this.manager.query(
      `SELECT x."initiativeId", x.title, x.state, x.since, x.due::text AS "dueOn", coalesce(x.due < $2::date, false) AS "isOverdue",
              x.reminded AS "isReminded", x."as", x."adviceId" FROM (${CASES}) x
        ORDER BY x.due NULLS LAST, x.since, x."initiativeId", x."adviceId" LIMIT $3 OFFSET $4`,
      [personId, todayOn, page.perPage, (page.page - 1) * page.perPage],
    );
    const [counted]: { count: number }[] = await this.manager.query(
      `SELECT count(*)::int AS count FROM (${CASES}) x`,
      [personId],
    );
    return { items, totalCount: counted?.count ?? 0 };
  }
}

const CASES = `
  SELECT i.id AS "initiativeId", i.title, i.state, c.since_at AS since, CASE WHEN t.state = 'running' THEN t.due_on END AS due,
         EXISTS (SELECT FROM term_event e WHERE e.term_id = t.id AND e.kind = 'reminded' AND e.due_on = t.due_on) AS reminded,
         'contact-person' AS "as", NULL::uuid AS "adviceId"
    FROM initiative_contact c JOIN initiative i ON i.id = c.initiative_id LEFT JOIN term t ON t.initiative_id = i.id AND t.kind = 'decision'
   WHERE c.person_id = $1 AND is_open_case(i.state)
  UNION ALL
  SELECT i.id, i.title, i.state, a.asked_at, t.due_on,
         EXISTS (SELECT FROM term_event e WHERE e.term_id = t.id AND e.kind = 'reminded' AND e.due_on = t.due_on), 'adviser', a.id
    FROM department_member m JOIN screening_advice a ON a.department_id = m.department_id JOIN term t ON t.advice_id = a.id AND t.state = 'running'
    JOIN initiative i ON i.id = t.initiative_id
   WHERE m.person_id = $1 AND m.left_at IS NULL`;
