import type { EntityManager } from 'typeorm';
import { NotFoundError, type RouteFacts, type RouteStep, type RouteStepCode } from '#domain';

/** All that the route of an initiative is told from. */
export type InitiativeRoute = {
  readonly initiativeId: string;
  readonly title: string;
  readonly wijkteam: string;
  readonly submittedAt: Date | null;
  readonly facts: RouteFacts;
  /** Who the term was brought before when it passed; null when that was the administrators. */
  readonly escalatedTo: string | null;
  readonly steps: readonly RouteStep[];
  readonly openChargeCents: bigint;
};

type StepRow = {
  readonly code: RouteStepCode;
  readonly at: string;
  readonly facts: Readonly<Record<string, string | null>>;
};

/** The route of an initiative as everybody may read it, in two statements. */
export class InitiativeRouteView {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {NotFoundError} when there is no such initiative here */
  async of(initiativeId: string): Promise<InitiativeRoute> {
    const [found]: (Omit<InitiativeRoute, 'steps' | 'openChargeCents'> & { charges: string })[] =
      await this.manager.query(FACTS, [initiativeId]);
    if (found === undefined) throw new NotFoundError('initiative', initiativeId);
    const rows: StepRow[] = await this.manager.query(STEPS, [initiativeId]);
    const { charges, ...rest } = found;
    return { ...rest, openChargeCents: BigInt(charges), steps: rows.map(stepOf) };
  }
}

function stepOf({ code, at, facts }: StepRow): RouteStep {
  const known = Object.entries(facts).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  return { code, at: new Date(at), facts: Object.fromEntries(known) };
}

const FACTS = `
  SELECT i.id AS "initiativeId", i.title, w.name AS wijkteam, i.submitted_at AS "submittedAt",
         (SELECT p.name FROM term_event e LEFT JOIN person p ON p.id = e.escalated_to WHERE e.term_id = t.id AND e.kind = 'passed' LIMIT 1) AS "escalatedTo",
         (SELECT coalesce(sum(c.amount_cents), 0)::text FROM initiative_charge c WHERE c.initiative_id = i.id
             AND NOT EXISTS (SELECT FROM charge_settlement x WHERE x.charge_id = c.id)) AS charges,
         jsonb_build_object('state', i.state,
           'round', jsonb_build_object('phase', r.phase, 'votingOpensOn', dutch_day(r.voting_opens_at), 'votingClosesOn', dutch_day(r.voting_closes_at),
             'decidingOpensOn', dutch_day(r.deciding_opens_at)),
           'term', CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('state', t.state, 'dueOn', t.due_on, 'completeByOn', t.complete_by_on,
             'isPassed', t.passed_at IS NOT NULL) END,
           'screening', CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('isOver', EXISTS (SELECT FROM screening_outcome o WHERE o.screening_id = s.id),
             'awaited', coalesce((SELECT jsonb_agg(jsonb_build_object('department', d.name, 'dueOn', u.due_on) ORDER BY u.due_on, lower(d.name))
               FROM screening_advice a JOIN department d ON d.id = a.department_id JOIN term u ON u.advice_id = a.id AND u.state = 'running'
              WHERE a.screening_id = s.id), '[]'),
             'finding', (SELECT jsonb_build_object('result', f.result, 'answerUntilOn', f.answer_until_on,
                 'isAnswered', EXISTS (SELECT FROM finding_reply y WHERE y.finding_id = f.id)) FROM screening_finding f
               WHERE f.screening_id = s.id ORDER BY f.number DESC LIMIT 1)) END) AS facts
    FROM initiative i JOIN round r ON r.id = i.round_id JOIN wijkteam w ON w.id = r.wijkteam_id
    LEFT JOIN term t ON t.initiative_id = i.id AND t.kind = 'decision' LEFT JOIN screening s ON s.initiative_id = i.id
   WHERE i.id = $1`;

/** What happened, without what is private: no note, no text of an initiator, no name but that of an office. */
const STEPS = `
  SELECT code, to_jsonb(at) AS at, facts FROM (
    SELECT 1 AS place, 'handed-in' AS code, i.submitted_at AS at, '{}'::jsonb AS facts FROM initiative i WHERE i.id = $1 AND i.submitted_at IS NOT NULL
    UNION ALL SELECT 2, 'contact-person-named', a.assigned_at, jsonb_build_object('name', p.name)
      FROM contact_assignment a JOIN person p ON p.id = a.person_id WHERE a.initiative_id = $1
    UNION ALL SELECT 3, 'screening-opened', s.opened_at, '{}' FROM screening s WHERE s.initiative_id = $1
    UNION ALL SELECT 4, 'advice-asked', a.asked_at, jsonb_build_object('department', d.name, 'dueOn', t.due_on)
      FROM screening s JOIN screening_advice a ON a.screening_id = s.id JOIN department d ON d.id = a.department_id LEFT JOIN term t ON t.advice_id = a.id WHERE s.initiative_id = $1
    UNION ALL SELECT 5, 'advice-given', e.happened_at, jsonb_build_object('department', d.name)
      FROM term t JOIN term_event e ON e.term_id = t.id AND e.kind = 'met' JOIN screening_advice a ON a.id = t.advice_id JOIN department d ON d.id = a.department_id WHERE t.initiative_id = $1
    UNION ALL SELECT 6, CASE e.kind WHEN 'suspended' THEN 'stood-still' WHEN 'resumed' THEN 'went-on' WHEN 'extended' THEN 'put-off' ELSE 'term-passed' END,
        e.happened_at, jsonb_build_object('reason', e.reason, 'untilOn', e.until_on, 'dueOn', e.due_on, 'department', d.name,
          'isCompleted', CASE WHEN e.is_completed THEN 'yes' WHEN NOT e.is_completed THEN 'no' END, 'days', e.days::text)
      FROM term t JOIN term_event e ON e.term_id = t.id AND e.kind IN ('suspended', 'resumed', 'extended', 'passed')
      LEFT JOIN screening_advice a ON a.id = t.advice_id LEFT JOIN department d ON d.id = a.department_id WHERE t.initiative_id = $1
    UNION ALL SELECT 7, 'found', f.found_at, jsonb_build_object('result', f.result, 'reason', f.reason, 'answerUntilOn', f.answer_until_on)
      FROM screening s JOIN screening_finding f ON f.screening_id = s.id WHERE s.initiative_id = $1
    UNION ALL SELECT 8, 'answered', y.replied_at, '{}' FROM screening s JOIN finding_reply y ON y.screening_id = s.id WHERE s.initiative_id = $1
    UNION ALL SELECT 9, 'final', o.decided_at, jsonb_build_object('result', f.result, 'reason', f.reason)
      FROM screening s JOIN screening_outcome o ON o.screening_id = s.id JOIN screening_finding f ON f.id = o.finding_id WHERE s.initiative_id = $1
    UNION ALL SELECT 9, 'final', e.happened_at, jsonb_build_object('result', CASE i.state WHEN 'rejected' THEN 'not-feasible' ELSE 'feasible' END, 'reason', i.screening_reason)
      FROM initiative i JOIN term t ON t.initiative_id = i.id AND t.kind = 'decision' JOIN term_event e ON e.term_id = t.id AND e.kind = 'met'
     WHERE i.id = $1 AND NOT EXISTS (SELECT FROM screening s WHERE s.initiative_id = i.id)
    UNION ALL SELECT 10, 'charged', c.recorded_at, jsonb_build_object('chargedBy', c.charged_by, 'amountCents', c.amount_cents::text, 'description', c.description)
      FROM initiative_charge c WHERE c.initiative_id = $1
    UNION ALL SELECT 11, 'charge-' || x.kind, x.settled_at, jsonb_build_object('chargedBy', c.charged_by, 'amountCents', c.amount_cents::text, 'fundedFrom', x.funded_from, 'reason', x.reason)
      FROM initiative_charge c JOIN charge_settlement x ON x.charge_id = c.id WHERE c.initiative_id = $1
    UNION ALL SELECT 12, CASE h.event WHEN 'open-voting' THEN 'voting-opened' WHEN 'close-voting' THEN 'voting-closed' ELSE 'counted' END, h.happened_at, '{}'
      FROM ballot_paper_line l JOIN round_phase_change h ON h.round_id = l.round_id AND h.event IN ('open-voting', 'close-voting', 'record-tally') WHERE l.initiative_id = $1
    UNION ALL SELECT 13, 'decided', d.decided_at, jsonb_build_object('result', l.kind) FROM award_letter l JOIN allocation_decision d ON d.id = l.decision_id WHERE l.initiative_id = $1
    UNION ALL SELECT 14, 'paid', x.settled_at, jsonb_build_object('amountCents', p.amount_cents::text)
      FROM payment p JOIN payment_settlement x ON x.payment_id = p.id AND x.outcome = 'released' WHERE p.initiative_id = $1) AS happened
  ORDER BY at, place`;
