import type { EntityManager } from 'typeorm';
import {
  type AdviceAnswer,
  type ScreeningFinding,
  NotFoundError,
  type ScreeningTopic,
} from '#domain';

/** A question and its answer, as everybody reads them. */
export type ShownAnswer = {
  readonly code: string;
  readonly topic: ScreeningTopic;
  readonly questionNl: string;
  readonly questionEn: string | null;
  readonly isCompulsory: boolean;
  readonly answer: AdviceAnswer | null;
  readonly explanation: string | null;
  readonly answeredAt: string | null;
};

export type ShownAdvice = {
  readonly id: string;
  readonly departmentId: string;
  readonly department: string;
  readonly askedAt: string;
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
  readonly isAnswered: boolean;
  readonly answers: readonly ShownAnswer[];
};

export type ShownFinding = ScreeningFinding & {
  readonly id: string;
  readonly foundAt: string;
  readonly answerUntilOn: string;
  readonly isAnswered: boolean;
  readonly isContested: boolean;
};

/** A screening as everybody may read it: no note, no answer of an initiator, no name. */
export type ShownScreening = {
  readonly id: string;
  readonly initiativeId: string;
  readonly procedureId: string;
  readonly procedureNumber: number;
  readonly openedAt: string;
  readonly advice: readonly ShownAdvice[];
  readonly estimates: readonly {
    readonly id: string;
    readonly madeBy: string | null;
    readonly lowCents: string;
    readonly highCents: string;
    readonly explanation: string;
    readonly estimatedAt: string;
  }[];
  readonly findings: readonly ShownFinding[];
  readonly finalFindingId: string | null;
  readonly decidedAt: string | null;
};

/** What those who screen see beside it. */
export type ScreeningFile = {
  readonly notes: readonly {
    readonly id: string;
    readonly adviceId: string | null;
    readonly text: string;
    readonly writtenBy: string;
    readonly writtenAt: string;
  }[];
  readonly replies: readonly {
    readonly findingId: string;
    readonly repliedBy: string;
    readonly text: string;
    readonly isContested: boolean;
    readonly repliedAt: string;
  }[];
};

/** Screenings as they are read: one statement each, however much was said. */
export class ScreeningView {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {NotFoundError} when the initiative was not screened by a procedure */
  async shown(initiativeId: string, todayOn: string): Promise<ShownScreening> {
    const [found]: ShownScreening[] = await this.manager.query(SHOWN, [initiativeId, todayOn]);
    if (found === undefined) throw new NotFoundError('screening', initiativeId);
    return found;
  }

  /** The private part of a screening. */
  async file(screeningId: string): Promise<ScreeningFile> {
    const rows: [ScreeningFile] = await this.manager.query(FILE, [screeningId]);
    return rows[0];
  }
}

const ANSWERS = `
  SELECT jsonb_agg(jsonb_build_object('code', q.code, 'topic', q.topic, 'questionNl', q.nl, 'questionEn', q.en, 'isCompulsory', q.compulsory,
           'answer', w.answer, 'explanation', w.explanation, 'answeredAt', w.answered_at) ORDER BY q.number)
    FROM (SELECT i.code, i.topic, i.question_nl AS nl, i.question_en AS en, i.is_compulsory AS compulsory, i.number FROM screening_item i
           WHERE i.procedure_id = s.procedure_id AND i.department_id = a.department_id
          UNION ALL SELECT 'question', 'other', a.question, NULL, false, 1000 WHERE a.question IS NOT NULL) q
    LEFT JOIN LATERAL (SELECT * FROM advice_answer w WHERE w.advice_id = a.id AND w.code = q.code ORDER BY w.number DESC LIMIT 1) w ON true`;

const SHOWN = `
  SELECT s.id, s.initiative_id AS "initiativeId", s.procedure_id AS "procedureId", p.number AS "procedureNumber", to_jsonb(s.opened_at) AS "openedAt",
         o.finding_id AS "finalFindingId", to_jsonb(o.decided_at) AS "decidedAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'departmentId', d.id, 'department', d.name, 'askedAt', a.asked_at,
             'dueOn', t.due_on, 'isOverdue', coalesce(t.state = 'running' AND t.due_on < $2, false), 'isAnswered', coalesce(t.state = 'met', false),
             'answers', coalesce((${ANSWERS}), '[]')) ORDER BY lower(d.name), a.id)
           FROM screening_advice a JOIN department d ON d.id = a.department_id LEFT JOIN term t ON t.advice_id = a.id
          WHERE a.screening_id = s.id), '[]') AS advice,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'madeBy', d.name, 'lowCents', e.low_cents::text, 'highCents', e.high_cents::text,
             'explanation', e.explanation, 'estimatedAt', e.estimated_at) ORDER BY e.estimated_at, e.id)
           FROM cost_estimate e LEFT JOIN department d ON d.id = e.department_id WHERE e.screening_id = s.id), '[]') AS estimates,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'result', f.result, 'ground', f.ground, 'reason', f.reason, 'conditions', f.conditions,
             'foundAt', f.found_at, 'answerUntilOn', f.answer_until_on, 'isAnswered', EXISTS (SELECT FROM finding_reply r WHERE r.finding_id = f.id),
             'isContested', EXISTS (SELECT FROM finding_reply r WHERE r.finding_id = f.id AND r.is_contested)) ORDER BY f.number)
           FROM screening_finding f WHERE f.screening_id = s.id), '[]') AS findings
    FROM screening s JOIN screening_procedure p ON p.id = s.procedure_id LEFT JOIN screening_outcome o ON o.screening_id = s.id
   WHERE s.initiative_id = $1`;

const FILE = `
  SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('id', n.id, 'adviceId', n.advice_id, 'text', n.text, 'writtenBy', n.written_by,
             'writtenAt', n.written_at) ORDER BY n.written_at, n.id) FROM screening_note n WHERE n.screening_id = $1), '[]') AS notes,
         coalesce((SELECT jsonb_agg(jsonb_build_object('findingId', r.finding_id, 'repliedBy', r.replied_by, 'text', r.text,
             'isContested', r.is_contested, 'repliedAt', r.replied_at) ORDER BY r.replied_at, r.replied_by)
           FROM finding_reply r WHERE r.screening_id = $1), '[]') AS replies`;
