import type { EntityManager } from 'typeorm';
import {
  awardNumber,
  type DecisionHands,
  NotFoundError,
  type ObjectionFacts,
  type ObjectionOutcome,
  type ObjectionStep,
  type ObjectionText,
} from '#domain';
import type { Page, PageRequest } from '../page.js';

/** An objection as it is registered. */
export type NewObjection = ObjectionText & {
  readonly id: string;
  readonly letterId: string;
  readonly objectorId: string | null;
  readonly registeredBy: string | null;
  readonly receivedOn: string;
  /** The day of the postmark, of what came by post. */
  readonly postedOn: string | null;
  readonly registeredAt: Date;
  readonly termEndedOn: string;
  readonly isLate: boolean;
};

/** An objection in full, with its steps. */
export type Objection = Omit<NewObjection, 'letterId'> &
  ObjectionFacts & {
    /** `B`, the year and a number in it, such as `B2026-0001`. */
    readonly number: string;
    readonly letter: {
      readonly id: string;
      readonly number: string;
      readonly municipality: string;
      readonly wijkteam: string;
    };
    readonly hands: DecisionHands;
  };

/** Where an objection stands, without who objects and why. */
export type ObjectionCase = {
  readonly id: string;
  readonly number: string;
  readonly letterId: string;
  readonly letterNumber: string;
  readonly receivedOn: string;
  readonly isLate: boolean;
  readonly status: 'received' | 'in-handling' | 'withdrawn' | 'decided';
  readonly decideByOn: string;
  readonly outcome: ObjectionOutcome | null;
  readonly endedOn: string | null;
  readonly handlerId: string | null;
};

export type ObjectionFilter = {
  /** Only those without an end whose term has passed on this day. */
  readonly overdueOn?: string;
  readonly handlerId?: string;
};

/** The lock behind the numbers, and behind the steps of one objection; the triggers take the same. */
const NUMBER_LOCK = 79;
const STEP_LOCK = 80;

/** Objections and the steps of their handling. A row is never changed. */
export class ObjectionStore {
  constructor(private readonly manager: EntityManager) {}

  /**
   * The day after which the term for objections to a letter runs: that of its date or, when its mail
   * left later, of that.
   */
  async announcedOn(letterId: string): Promise<string> {
    const rows: { day: string }[] = await this.manager.query(
      `SELECT greatest(l.announced_on, dutch_day(n.sent_at))::text AS day
         FROM award_letter l LEFT JOIN letter_notice n ON n.letter_id = l.id WHERE l.id = $1`,
      [letterId],
    );
    if (rows[0] === undefined) throw new NotFoundError('award letter', letterId);
    return rows[0].day;
  }

  /** Registers an objection under the next number of its year. */
  async insert(objection: NewObjection): Promise<void> {
    await this.manager.query(
      'SELECT pg_advisory_xact_lock(hashtextextended(current_municipality()::text, $1))',
      [NUMBER_LOCK],
    );
    await this.manager.query(INSERT, [
      objection.id,
      objection.letterId,
      objection.objectorId,
      objection.objectorName,
      objection.objectorAddress,
      objection.objectorEmail,
      objection.registeredBy,
      objection.grounds,
      objection.receivedOn,
      objection.postedOn,
      objection.registeredAt,
      objection.termEndedOn,
      objection.isLate,
    ]);
  }

  /**
   * The objection, to which nobody else adds a step until the transaction ends.
   *
   * @throws {NotFoundError} when there is no such objection here
   */
  async lock(objectionId: string): Promise<Objection> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, $2))', [
      objectionId,
      STEP_LOCK,
    ]);
    return this.get(objectionId);
  }

  /** @throws {NotFoundError} when there is no such objection here */
  async get(objectionId: string): Promise<Objection> {
    const rows: FullRow[] = await this.manager.query(SELECT_FULL, [objectionId]);
    const [row] = rows;
    if (row === undefined) throw new NotFoundError('objection', objectionId);
    const steps: ObjectionStep[] = await this.manager.query(SELECT_STEPS, [objectionId]);
    const { year, sequence, letter, hands, ...rest } = row;
    return { ...rest, number: numberOf({ year, sequence }), letter, hands, steps };
  }

  async addStep(objectionId: string, step: ObjectionStep): Promise<void> {
    await this.manager.query(
      `INSERT INTO objection_step (objection_id, number, kind, taken_at, taken_by, handler_id, reasons, is_excused, outcome, new_decision, leads_to_allocation)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        objectionId,
        step.number,
        step.kind,
        step.at,
        step.by,
        step.handlerId,
        step.reasons,
        step.isExcused,
        step.outcome,
        step.newDecision,
        step.leadsToAllocation,
      ],
    );
  }

  /** Objections; those to be decided first come first, then by their numbers. */
  async list(page: PageRequest, filter: ObjectionFilter = {}): Promise<Page<ObjectionCase>> {
    const values = [filter.overdueOn ?? null, filter.handlerId ?? null];
    const where = `WHERE ($1::date IS NULL OR (c.status IN ('received', 'in-handling') AND c.decide_by_on < $1))
      AND ($2::uuid IS NULL OR c.handler_id = $2)`;
    const counted: { count: number }[] = await this.manager.query(
      `SELECT count(*)::int AS count FROM objection_case c ${where}`,
      values,
    );
    const rows: (Omit<ObjectionCase, 'number'> & Numbered)[] = await this.manager.query(
      `SELECT c.id, c.year, c.sequence, c.letter_id AS "letterId", l.facts::jsonb ->> 'number' AS "letterNumber",
              c.received_on::text AS "receivedOn", c.is_late AS "isLate", c.status, c.decide_by_on::text AS "decideByOn",
              c.outcome, c.ended_on::text AS "endedOn", c.handler_id AS "handlerId"
         FROM objection_case c JOIN award_letter l ON l.id = c.letter_id ${where}
        ORDER BY c.status IN ('decided', 'withdrawn'), c.decide_by_on, c.year, c.sequence LIMIT $3 OFFSET $4`,
      [...values, page.perPage, (page.page - 1) * page.perPage],
    );
    return {
      items: rows.map(({ year, sequence, ...rest }) => ({
        ...rest,
        number: numberOf({ year, sequence }),
      })),
      totalCount: counted[0]?.count ?? 0,
    };
  }
}

type Numbered = { readonly year: number; readonly sequence: number };
type FullRow = Omit<Objection, 'number' | 'steps'> & Numbered;

function numberOf({ year, sequence }: Numbered): string {
  return `B${awardNumber(year, sequence)}`;
}

const INSERT = `
  INSERT INTO objection (id, letter_id, year, sequence, objector_id, objector_name, objector_address, objector_email, registered_by,
                         grounds, received_on, posted_on, registered_at, term_ended_on, is_late)
  SELECT $1, $2, y.year, 1 + coalesce((SELECT max(sequence) FROM objection WHERE year = y.year), 0), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
    FROM (SELECT extract(year FROM dutch_day($11))::int AS year) y`;

const SELECT_FULL = `
  SELECT o.id, o.year, o.sequence, o.objector_id AS "objectorId", o.objector_name AS "objectorName",
         o.objector_address AS "objectorAddress", o.objector_email AS "objectorEmail", o.registered_by AS "registeredBy",
         o.grounds, o.received_on::text AS "receivedOn", o.posted_on::text AS "postedOn", o.registered_at AS "registeredAt",
         o.term_ended_on::text AS "termEndedOn", o.is_late AS "isLate",
         json_build_object('id', l.id, 'number', l.facts::jsonb ->> 'number', 'municipality', m.name, 'wijkteam', w.name) AS letter,
         json_build_object('decidedBy', d.decided_by, 'screenedBy', i.screened_by, 'addresseeId', l.addressee_id,
           'objectorId', o.objector_id, 'wijkteamId', r.wijkteam_id, 'decidedOn', dutch_day(d.decided_at)) AS hands
    FROM objection o JOIN award_letter l ON l.id = o.letter_id JOIN allocation_decision d ON d.id = l.decision_id
    JOIN initiative i ON i.id = l.initiative_id JOIN round r ON r.id = l.round_id JOIN wijkteam w ON w.id = r.wijkteam_id
    JOIN municipality m ON m.id = o.municipality_id
   WHERE o.id = $1`;

const SELECT_STEPS = `
  SELECT number, kind, taken_at AS at, taken_by AS by, handler_id AS "handlerId", reasons, is_excused AS "isExcused",
         outcome, new_decision AS "newDecision", leads_to_allocation AS "leadsToAllocation"
    FROM objection_step WHERE objection_id = $1 ORDER BY number`;
