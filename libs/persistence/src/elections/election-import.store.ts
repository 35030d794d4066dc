import type { EntityManager } from 'typeorm';
import type { Ballot, Cents, KeptBallot } from '#domain';

/** The header lines of an imported file, as written. */
export type ElectionColumns = {
  readonly projectColumns: readonly string[];
  readonly voteColumns: readonly string[];
};

/** A project of an imported election, as an initiative with one line of costs. */
export type ImportedProject = {
  readonly initiativeId: string;
  readonly code: string;
  readonly title: string;
  readonly costCents: Cents;
  readonly cells: readonly string[];
};

const COST_DESCRIPTION = 'cost';

/**
 * Writes an election that was held elsewhere: many rows in few statements. The database still
 * judges each ballot by itself.
 */
export class ElectionImportStore {
  constructor(private readonly manager: EntityManager) {}

  /** Keeps the header lines of the file; the round holds its META section. */
  async insertColumns(
    roundId: string,
    { projectColumns, voteColumns }: ElectionColumns,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO imported_election (round_id, project_columns, vote_columns) VALUES ($1, $2, $3)`,
      [roundId, projectColumns, voteColumns],
    );
  }

  /**
   * Writes the initiatives of a round, eligible at once, with their costs. Each is a microsecond
   * younger than the one before it, so that lists keep the order of the file.
   */
  async insertProjects(
    roundId: string,
    projects: readonly ImportedProject[],
    createdAt: Date,
  ): Promise<void> {
    const ids = projects.map(({ initiativeId }) => initiativeId);
    await this.manager.query(
      `INSERT INTO initiative (id, round_id, title, summary, state, submitted_at, created_at, imported_code, imported_fields)
       SELECT id, $1, title, '', 'eligible', $2, $2::timestamptz + place * interval '1 microsecond', code, fields::jsonb
         FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) WITH ORDINALITY AS p (id, title, code, fields, place)`,
      [
        roundId,
        createdAt,
        ids,
        projects.map(({ title }) => title),
        projects.map(({ code }) => code),
        projects.map(({ cells }) => JSON.stringify(cells)),
      ],
    );
    await this.manager.query(
      `INSERT INTO cost_line (initiative_id, number, description, amount_cents)
       SELECT id, 1, $1, cost FROM unnest($2::uuid[], $3::bigint[]) AS p (id, cost)`,
      [COST_DESCRIPTION, ids, projects.map(({ costCents }) => costCents.toString())],
    );
  }

  /** Marks voters on the roll of a round, all or (when one stands there already) none. */
  async insertRollMarks(roundId: string, voterRefs: readonly string[]): Promise<void> {
    await this.manager.query(
      `INSERT INTO roll_mark (round_id, voter_ref) SELECT $1, ref FROM unnest($2::text[]) AS ref`,
      [roundId, voterRefs],
    );
  }

  /** Writes ballots that were cast by the rules of a round here, under random ids. */
  async insertCastBallots(roundId: string, ballots: readonly Ballot[]): Promise<void> {
    await this.manager.query(
      `INSERT INTO ballot (id, round_id, choices, points)
       SELECT gen_random_uuid(), $1, choices::int[], points::numeric[]
         FROM unnest($2::text[], $3::text[]) AS b (choices, points)`,
      [
        roundId,
        ballots.map(({ choices }) => arrayText(choices)),
        ballots.map(({ points }) => (points === null ? null : arrayText(points))),
      ],
    );
  }

  /**
   * Writes ballots in their order in the file: their ids begin with a number that ascends from
   * `firstNumber` on. Who voted when is no secret here: the file itself is in an order.
   */
  async insertBallots(
    roundId: string,
    ballots: readonly KeptBallot[],
    firstNumber: number,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO ballot (id, round_id, choices, points, imported_fields)
       SELECT (lpad(to_hex($2::int + place), 8, '0') || substr(gen_random_uuid()::text, 9))::uuid, $1, choices::int[], points::numeric[], fields
         FROM ROWS FROM (unnest($3::text[], $4::text[]), jsonb_array_elements($5::jsonb))
              WITH ORDINALITY AS b (choices, points, fields, place)`,
      [
        roundId,
        firstNumber,
        ballots.map(({ choices }) => arrayText(choices)),
        ballots.map(({ points }) => (points === null ? null : arrayText(points))),
        JSON.stringify(ballots.map(({ cells }) => cells)),
      ],
    );
  }
}

/** An array as PostgreSQL writes it: rows of different lengths do not fit in an array of arrays. */
function arrayText(numbers: readonly (number | string)[]): string {
  return `{${numbers.join(',')}}`;
}
