import type { EntityManager } from 'typeorm';
import {
  type AdviceAnswer,
  type AnsweredItem,
  type Cents,
  type ScreeningFinding,
  FindingAnsweredError,
  type IntendedFinding,
  NotFoundError,
  OWN_QUESTION,
  ScreeningOpenedError,
} from '#domain';
import { translating } from '../constraint-violation.js';

/** A screening that was opened, held by whoever does something in it. */
export type OpenScreening = {
  readonly id: string;
  readonly initiativeId: string;
  readonly procedureId: string;
  readonly isOver: boolean;
};

/** A department that was asked. */
export type AskedAdvice = {
  readonly id: string;
  readonly screeningId: string;
  readonly departmentId: string;
  readonly question: string | null;
  readonly askedBy: string | null;
  readonly askedAt: Date;
};

/** An item that a department was asked, its own question among them. */
export type AdviceItem = AnsweredItem & { readonly adviceId: string };

/** What is written by a person, in a screening. */
type Written = { readonly id: string; readonly screeningId: string; readonly by: string; at: Date };

const SCREENING_LOCK = 2202;

/** Nobody is asked for advice about a plan that may still fall short of the support it needs. */
const HAS_SUPPORT = `(r.phase = 'screening' OR coalesce(support_needed(r.id, now()), 0)
  <= (SELECT count(*) FROM support s WHERE s.initiative_id = i.id AND s.withdrawn_at IS NULL))`;

/** Screenings and all that is said in them. A row is never changed. */
export class ScreeningStore {
  constructor(private readonly manager: EntityManager) {}

  /** The screening of an initiative; null when none was opened. */
  async findOf(initiativeId: string): Promise<OpenScreening | null> {
    const [found]: OpenScreening[] = await this.manager.query(
      `SELECT s.id, s.initiative_id AS "initiativeId", s.procedure_id AS "procedureId", o.screening_id IS NOT NULL AS "isOver"
         FROM screening s LEFT JOIN screening_outcome o ON o.screening_id = s.id WHERE s.initiative_id = $1`,
      [initiativeId],
    );
    return found ?? null;
  }

  /**
   * The screening of an initiative, in which nobody else does anything until the transaction ends.
   *
   * @throws {NotFoundError} when none was opened
   */
  async lockOf(initiativeId: string): Promise<OpenScreening> {
    const found = await this.findOf(initiativeId);
    if (found === null) throw new NotFoundError('screening', initiativeId);
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, $2))', [
      found.id,
      SCREENING_LOCK,
    ]);
    return (await this.findOf(initiativeId)) ?? found;
  }

  /** Who stands behind an initiative: its proposer and those who joined it. */
  async initiatorsOf(initiativeId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT proposed_by AS id FROM initiative WHERE id = $1 AND proposed_by IS NOT NULL
       UNION SELECT person_id FROM co_initiator WHERE initiative_id = $1 AND left_at IS NULL`,
      [initiativeId],
    );
    return rows.map(({ id }) => id);
  }

  /** @throws {ScreeningOpenedError} when the initiative is screened already */
  async open(screening: {
    readonly id: string;
    readonly initiativeId: string;
    readonly procedureId: string;
    readonly openedBy: string | null;
    readonly openedAt: Date;
  }): Promise<void> {
    const { id, initiativeId, procedureId, openedBy, openedAt } = screening;
    await translating({ screening_once: () => new ScreeningOpenedError() }, () =>
      this.manager.query(
        'INSERT INTO screening (id, initiative_id, procedure_id, opened_by, opened_at) VALUES ($1, $2, $3, $4, $5)',
        [id, initiativeId, procedureId, openedBy, openedAt],
      ),
    );
  }

  /**
   * The submitted initiatives that nobody took up yet, in rounds that are being shaped; oldest first.
   * What is missing depends on what the service does by itself.
   */
  async listFresh(
    procedure: { readonly opensItself: boolean; readonly assignsItself: boolean },
    limit: number,
  ): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT i.id FROM initiative i JOIN round r ON r.id = i.round_id
        WHERE i.state = 'submitted' AND r.phase IN ('submission', 'support', 'screening')
          AND (($1 AND NOT EXISTS (SELECT FROM screening s WHERE s.initiative_id = i.id) AND ${HAS_SUPPORT})
            OR ($2 AND NOT EXISTS (SELECT FROM initiative_contact c WHERE c.initiative_id = i.id)))
        ORDER BY i.submitted_at, i.id LIMIT $3`,
      [procedure.opensItself, procedure.assignsItself, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The department that an advice is asked of. */
  async departmentOf(adviceId: string): Promise<{ readonly id: string; readonly name: string }> {
    const [found]: { id: string; name: string }[] = await this.manager.query(
      'SELECT d.id, d.name FROM screening_advice a JOIN department d ON d.id = a.department_id WHERE a.id = $1',
      [adviceId],
    );
    if (found === undefined) throw new NotFoundError('advice', adviceId);
    return found;
  }

  async ask(advice: AskedAdvice): Promise<void> {
    await this.manager.query(
      'INSERT INTO screening_advice (id, screening_id, department_id, question, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [
        advice.id,
        advice.screeningId,
        advice.departmentId,
        advice.question,
        advice.askedBy,
        advice.askedAt,
      ],
    );
  }

  /** The departments that were asked in a screening. */
  askedIn(screeningId: string): Promise<AskedAdvice[]> {
    return this.manager.query(
      `SELECT id, screening_id AS "screeningId", department_id AS "departmentId", question, asked_by AS "askedBy", asked_at AS "askedAt"
         FROM screening_advice WHERE screening_id = $1 ORDER BY asked_at, id`,
      [screeningId],
    );
  }

  /** The items of the checklist and of own questions, each with whether it was answered. */
  items(screeningId: string): Promise<AdviceItem[]> {
    return this.manager.query(
      `SELECT x.code, x.is_compulsory AS "isCompulsory", x.advice_id AS "adviceId", t.due_on::text AS "dueOn",
              EXISTS (SELECT FROM advice_answer w WHERE w.advice_id = x.advice_id AND w.code = x.code) AS "isAnswered"
         FROM (SELECT i.code, i.is_compulsory, i.number, a.id AS advice_id FROM screening s JOIN screening_item i ON i.procedure_id = s.procedure_id
                 LEFT JOIN screening_advice a ON a.screening_id = s.id AND a.department_id = i.department_id WHERE s.id = $1
               UNION ALL SELECT '${OWN_QUESTION}', false, 1000, id FROM screening_advice WHERE screening_id = $1 AND question IS NOT NULL) x
         LEFT JOIN term t ON t.advice_id = x.advice_id ORDER BY x.number, x.advice_id`,
      [screeningId],
    );
  }

  async answer(answer: {
    readonly adviceId: string;
    readonly code: string;
    readonly answer: AdviceAnswer;
    readonly explanation: string;
    readonly by: string;
    readonly at: Date;
  }): Promise<void> {
    const { adviceId, code, explanation, by, at } = answer;
    await this.manager.query(
      `INSERT INTO advice_answer (advice_id, code, number, answer, explanation, answered_by, answered_at)
       SELECT $1, $2, 1 + count(*), $3, $4, $5::uuid, $6::timestamptz FROM advice_answer WHERE advice_id = $1 AND code = $2`,
      [adviceId, code, answer.answer, explanation, by, at],
    );
  }

  async note(
    note: Written & { readonly adviceId: string | null; readonly text: string },
  ): Promise<void> {
    await this.manager.query(
      'INSERT INTO screening_note (id, screening_id, advice_id, text, written_by, written_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [note.id, note.screeningId, note.adviceId, note.text, note.by, note.at],
    );
  }

  async estimate(
    estimate: Written & {
      readonly departmentId: string | null;
      readonly lowCents: Cents;
      readonly highCents: Cents;
      readonly explanation: string;
    },
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO cost_estimate (id, screening_id, department_id, low_cents, high_cents, explanation, estimated_by, estimated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        estimate.id,
        estimate.screeningId,
        estimate.departmentId,
        estimate.lowCents.toString(),
        estimate.highCents.toString(),
        estimate.explanation,
        estimate.by,
        estimate.at,
      ],
    );
  }

  async find(
    finding: Written & ScreeningFinding & { readonly answerUntilOn: string },
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO screening_finding (id, screening_id, number, result, ground, reason, conditions, answer_until_on, found_by, found_at)
       SELECT $1, $2, 1 + count(*), $3, $4, $5, $6::jsonb, $7::date, $8::uuid, $9::timestamptz FROM screening_finding WHERE screening_id = $2`,
      [
        finding.id,
        finding.screeningId,
        finding.result,
        finding.ground,
        finding.reason,
        JSON.stringify(finding.conditions),
        finding.answerUntilOn,
        finding.by,
        finding.at,
      ],
    );
  }

  /** The finding that holds now, with its answers; null when nothing was found yet. */
  async latestFinding(screeningId: string): Promise<IntendedFinding | null> {
    const [found]: IntendedFinding[] = await this.manager.query(
      `SELECT f.id, f.result, f.ground, f.reason, f.conditions, f.found_by AS "foundBy", f.answer_until_on::text AS "answerUntilOn",
              coalesce((SELECT jsonb_agg(jsonb_build_object('repliedBy', r.replied_by, 'isContested', r.is_contested))
                FROM finding_reply r WHERE r.finding_id = f.id), '[]') AS replies
         FROM screening_finding f WHERE f.screening_id = $1 ORDER BY f.number DESC LIMIT 1`,
      [screeningId],
    );
    return found ?? null;
  }

  /** @throws {FindingAnsweredError} when the person answered this finding before */
  async reply(
    reply: Omit<Written, 'id'> & {
      readonly findingId: string;
      readonly text: string;
      readonly isContested: boolean;
    },
  ): Promise<void> {
    const { findingId, screeningId, by, at, text, isContested } = reply;
    await translating({ finding_reply_pkey: () => new FindingAnsweredError() }, () =>
      this.manager.query(
        'INSERT INTO finding_reply (finding_id, screening_id, replied_by, text, is_contested, replied_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [findingId, screeningId, by, text, isContested, at],
      ),
    );
  }

  async decide(outcome: Omit<Written, 'id'> & { readonly findingId: string }): Promise<void> {
    await this.manager.query(
      'INSERT INTO screening_outcome (screening_id, finding_id, decided_by, decided_at) VALUES ($1, $2, $3, $4)',
      [outcome.screeningId, outcome.findingId, outcome.by, outcome.at],
    );
  }
}
