import type { EntityManager } from 'typeorm';
import {
  type Application,
  type ApplicationStepKind,
  type Cents,
  cents,
  type LineStep,
  type WaitingApplication,
} from '#domain';

/** An application as it is written. */
export type ApplicationEntry = Application & { readonly roundId: string };

/** An application that has not left the line, with its reservation where it has one. */
export type OpenApplication = ApplicationEntry & { readonly reservationId: string | null };

/** A step as it is written; its number is given by the database, and its moment never goes back. */
export type StepEntry = Omit<LineStep, 'number'> & {
  readonly roundId: string;
  readonly initiativeId: string;
  readonly transferId: string | null;
};

/** How applications stand now, by the last step of each. */
const STANDING = `
  SELECT a.initiative_id AS "initiativeId", a.round_id AS "roundId", a.place, a.complete_at AS "completeAt",
         a.cost_cents AS cost, s.kind, s.transfer_id AS transfer
    FROM application a
    CROSS JOIN LATERAL (SELECT kind, transfer_id FROM application_step
      WHERE initiative_id = a.initiative_id ORDER BY number DESC LIMIT 1) AS s`;
const OPEN = `s.kind IN ('reserve', 'wait', 'promote')`;

/** The tables of the lines. Rows are only added; how things stand follows from the last step. */
export class LineTable {
  constructor(private readonly manager: EntityManager) {}

  /** The application at the end of the line, or null when there is none yet. */
  async last(roundId: string): Promise<Pick<Application, 'place' | 'completeAt'> | null> {
    const rows: Pick<Application, 'place' | 'completeAt'>[] = await this.manager.query(
      `SELECT place, complete_at AS "completeAt" FROM application WHERE round_id = $1 ORDER BY place DESC LIMIT 1`,
      [roundId],
    );
    return rows[0] ?? null;
  }

  /** An initiative's application that has not left the line, or null. */
  async find(initiativeId: string): Promise<OpenApplication | null> {
    return (await this.findAll([initiativeId]))[0] ?? null;
  }

  async findAll(initiativeIds: readonly string[]): Promise<OpenApplication[]> {
    const rows: StandingRow[] = await this.manager.query(
      `${STANDING} WHERE a.initiative_id = ANY ($1) AND ${OPEN} ORDER BY a.round_id, a.place`,
      [initiativeIds],
    );
    return rows.map(openOf);
  }

  /** All applications of a round that have not left the line, by place. */
  async open(roundId: string): Promise<OpenApplication[]> {
    const rows: StandingRow[] = await this.manager.query(
      `${STANDING} WHERE a.round_id = $1 AND ${OPEN} ORDER BY a.place`,
      [roundId],
    );
    return rows.map(openOf);
  }

  /** Who waits for the money of an account, with what each round may still promise by its ceiling. */
  async waitingFor(source: string): Promise<(WaitingApplication & { roomCents: Cents })[]> {
    const rows: (StandingRow & { room: string })[] = await this.manager.query(
      `WITH line AS MATERIALIZED (
         SELECT r.id, (r.rules ->> 'budgetCents')::bigint - taken_in_line(r.id) AS room
           FROM round r WHERE r.mode = 'first-come' AND r.phase = 'submission' AND money_source(r) = $1)
       SELECT w.*, line.room FROM (${STANDING} WHERE s.kind = 'wait') AS w JOIN line ON line.id = w."roundId"`,
      [source],
    );
    return rows.map((row) => ({ ...openOf(row), roomCents: cents(BigInt(row.room)) }));
  }

  /** What is reserved or awarded in a round, and what of it is reserved. */
  async taken(
    roundId: string,
  ): Promise<{ readonly takenCents: Cents; readonly reservedCents: Cents }> {
    const rows: [{ taken: string; reserved: string }] = await this.manager.query(
      `SELECT taken_in_line($1) AS taken, (SELECT coalesce(sum(cost), 0) FROM (
         ${STANDING} WHERE a.round_id = $1 AND s.kind IN ('reserve', 'promote')) AS held) AS reserved`,
      [roundId],
    );
    const [{ taken, reserved }] = rows;
    return { takenCents: cents(BigInt(taken)), reservedCents: cents(BigInt(reserved)) };
  }

  async insert({ roundId, initiativeId, place, ...rest }: ApplicationEntry): Promise<void> {
    await this.manager.query(
      `INSERT INTO application (round_id, initiative_id, place, complete_at, cost_cents) VALUES ($1, $2, $3, $4, $5)`,
      [roundId, initiativeId, place, rest.completeAt, rest.costCents.toString()],
    );
  }

  async insertStep(step: StepEntry): Promise<void> {
    await this.manager.query(
      `INSERT INTO application_step (round_id, number, initiative_id, kind, left_before_cents, left_after_cents, transfer_id, happened_at)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, greatest(max(happened_at), $7) FROM application_step WHERE round_id = $1`,
      [
        step.roundId,
        step.initiativeId,
        step.kind,
        step.leftBeforeCents?.toString() ?? null,
        step.leftAfterCents?.toString() ?? null,
        step.transferId,
        step.happenedAt,
      ],
    );
  }
}

type StandingRow = Omit<ApplicationEntry, 'costCents'> & {
  readonly cost: string;
  readonly kind: ApplicationStepKind;
  readonly transfer: string | null;
};

function openOf({ cost, kind, transfer, ...row }: StandingRow): OpenApplication {
  const { initiativeId, roundId, place, completeAt } = row;
  const reservationId = kind === 'wait' ? null : transfer;
  return {
    initiativeId,
    roundId,
    place,
    completeAt,
    costCents: cents(BigInt(cost)),
    reservationId,
  };
}
