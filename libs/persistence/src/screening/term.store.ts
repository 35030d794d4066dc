import type { EntityManager } from 'typeorm';
import type { Term } from '#domain';

/** An event of a term to write; what a kind does not have is absent. */
export type NewTermEvent = {
  readonly kind: 'started' | 'suspended' | 'resumed' | 'extended' | 'reminded' | 'passed' | 'met';
  readonly on: string;
  readonly happenedAt: Date;
  readonly actorId?: string | null;
  readonly reason?: string;
  readonly days?: number;
  readonly untilOn?: string;
  readonly isCompleted?: boolean;
  readonly dueOn?: string;
  readonly escalatedTo?: string | null;
};

/** A term, whose it is, and what is needed to see to it. */
export type InitiativeTerm = Term & {
  readonly initiativeId: string;
  readonly adviceId: string | null;
  readonly title: string;
  readonly remindedDays: readonly number[];
};

const TERM = `t.id, t.initiative_id AS "initiativeId", t.kind, t.advice_id AS "adviceId", t.starts_after_on::text AS "startsAfterOn",
  t.length_days AS "lengthDays", t.state, t.due_on::text AS "dueOn", t.complete_by_on::text AS "completeByOn", t.passed_at AS "passedAt", i.title,
  EXISTS (SELECT FROM term_event e WHERE e.term_id = t.id AND e.kind = 'extended') AS "isExtended",
  ARRAY(SELECT e.days FROM term_event e WHERE e.term_id = t.id AND e.kind = 'reminded' AND e.due_on = t.due_on) AS "remindedDays"`;

/** The clocks of applications and advice. Events are added; the database keeps what follows from them. */
export class TermStore {
  constructor(private readonly manager: EntityManager) {}

  /** The term of an application, held until the transaction ends; null when none was started. */
  async lockOf(initiativeId: string): Promise<InitiativeTerm | null> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT id FROM term WHERE initiative_id = $1 AND kind = 'decision' FOR NO KEY UPDATE`,
      [initiativeId],
    );
    const [found] = await this.byIds(rows.map(({ id }) => id));
    return found ?? null;
  }

  /** The term of an advice, held until the transaction ends. */
  async lockOfAdvice(adviceId: string): Promise<InitiativeTerm | null> {
    const rows: { id: string }[] = await this.manager.query(
      'SELECT id FROM term WHERE advice_id = $1 FOR NO KEY UPDATE',
      [adviceId],
    );
    const [found] = await this.byIds(rows.map(({ id }) => id));
    return found ?? null;
  }

  /** Starts the term of an advice: it runs from the day after `startsAfterOn`. */
  async startAdvice(
    term: {
      readonly id: string;
      readonly initiativeId: string;
      readonly adviceId: string;
      readonly lengthDays: number;
    },
    started: { readonly on: string; readonly at: Date },
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO term (id, initiative_id, kind, advice_id, starts_after_on, length_days) VALUES ($1, $2, 'advice', $3, $4, $5)`,
      [term.id, term.initiativeId, term.adviceId, started.on, term.lengthDays],
    );
    await this.addEvent(term.id, { kind: 'started', on: started.on, happenedAt: started.at });
  }

  async addEvent(termId: string, event: NewTermEvent): Promise<void> {
    await this.manager.query(
      `INSERT INTO term_event (term_id, number, kind, on_day, happened_at, actor_id, reason, days, until_on, is_completed, due_on, escalated_to)
       SELECT $1, 1 + coalesce(max(number), 0), $2, $3::date, $4::timestamptz, $5::uuid, $6, $7::int, $8::date, $9::boolean, $10::date, $11::uuid
         FROM term_event WHERE term_id = $1`,
      [
        termId,
        event.kind,
        event.on,
        event.happenedAt,
        event.actorId ?? null,
        event.reason ?? null,
        event.days ?? null,
        event.untilOn ?? null,
        event.isCompleted ?? null,
        event.dueOn ?? null,
        event.escalatedTo ?? null,
      ],
    );
  }

  /** The day by which an application could have been completed, when it was not; null otherwise. */
  async notCompletedBy(initiativeId: string): Promise<string | null> {
    const rows: { day: string }[] = await this.manager.query(
      `SELECT (e.on_day - 1)::text AS day FROM term t JOIN term_event e ON e.term_id = t.id
        WHERE t.initiative_id = $1 AND t.kind = 'decision' AND e.kind = 'resumed' AND NOT e.is_completed ORDER BY e.number DESC LIMIT 1`,
      [initiativeId],
    );
    return rows[0]?.day ?? null;
  }

  /**
   * The ids of terms that the clock has to do something with on a day: those that stand still beyond
   * their day, those that passed, and those of which a reminder is due; the oldest first.
   */
  async listDue(todayOn: string, remindDays: readonly number[], limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `(SELECT id, complete_by_on AS day FROM term WHERE state = 'suspended' AND complete_by_on < $1::date ORDER BY 2, 1 LIMIT $3)
       UNION ALL
       (SELECT t.id, t.due_on FROM term t WHERE t.state = 'running' AND t.passed_at IS NULL
          AND t.due_on <= $1::date + coalesce((SELECT max(d) FROM unnest($2::int[]) d), 0)
          AND (t.due_on < $1::date OR EXISTS (SELECT FROM unnest($2::int[]) d WHERE t.due_on - d <= $1::date AND NOT EXISTS (
            SELECT FROM term_event e WHERE e.term_id = t.id AND e.kind = 'reminded' AND e.due_on = t.due_on AND e.days <= d)))
        ORDER BY 2, 1 LIMIT $3)
       ORDER BY 2, 1 LIMIT $3`,
      [todayOn, remindDays, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** These terms, held until the transaction ends, without those that somebody else holds. */
  async lockForClock(termIds: readonly string[]): Promise<InitiativeTerm[]> {
    const rows: { id: string }[] = await this.manager.query(
      'SELECT id FROM term WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED',
      [termIds],
    );
    return this.byIds(rows.map(({ id }) => id));
  }

  /** Who hears of terms that passed where the procedure names nobody: the administrators of today. */
  async administrators(todayOn: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT DISTINCT person_id AS id FROM membership WHERE role = 'administrator' AND wijkteam_id IS NULL
          AND valid_from_on <= $1 AND coalesce(valid_until_on, 'infinity') >= $1 ORDER BY 1`,
      [todayOn],
    );
    return rows.map(({ id }) => id);
  }

  private byIds(ids: readonly string[]): Promise<InitiativeTerm[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.manager.query(
      `SELECT ${TERM} FROM term t JOIN initiative i ON i.id = t.initiative_id WHERE t.id = ANY ($1) ORDER BY t.id`,
      [ids],
    );
  }
}
