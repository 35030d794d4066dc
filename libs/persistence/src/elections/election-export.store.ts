import type { EntityManager } from 'typeorm';
import {
  cents,
  type ExportedBallot,
  type ExportedProject,
  type KeptBallot,
  type KeptCells,
  type KeptElection,
} from '#domain';

/** Reads the ballots of a round to write them out. Voters are nowhere in what it reads. */
export class ElectionExportStore {
  constructor(private readonly manager: EntityManager) {}

  /** An imported election as it came; null for a round that was held here. */
  async findImported(roundId: string): Promise<KeptElection | null> {
    const [frame] = await this.query<FrameRow>(
      `SELECT imported_meta AS meta, project_columns AS "projectColumns", vote_columns AS "voteColumns"
         FROM imported_election JOIN round ON round.id = round_id WHERE round_id = $1`,
      roundId,
    );
    if (frame === undefined) return null;
    return {
      ...frame,
      projects: await this.query(
        `SELECT code, imported_fields AS cells
           FROM ballot_paper_line line JOIN initiative ON initiative.id = initiative_id
          WHERE line.round_id = $1 ORDER BY number`,
        roundId,
      ),
      ballots: await this.importedBallots(roundId),
    };
  }

  /** The lines of a ballot paper, in order. */
  async paperOf(roundId: string): Promise<ExportedProject[]> {
    const rows = await this.query<PaperRow>(
      `SELECT line.number, line.code, line.cost_cents AS cost, title, longitude, latitude
         FROM ballot_paper_line line JOIN initiative ON initiative.id = initiative_id
        WHERE line.round_id = $1 ORDER BY number`,
      roundId,
    );
    return rows.map(({ number, code, cost, title, longitude, latitude }) => ({
      number,
      code,
      costCents: cents(BigInt(cost)),
      title,
      location: longitude === null || latitude === null ? null : { longitude, latitude },
    }));
  }

  /** The ballots of a round, ordered by a hash of what they say: the order tells nothing else. */
  async ballotsOf(roundId: string): Promise<ExportedBallot[]> {
    return this.query(
      `SELECT choices, points::text[] AS points FROM ballot WHERE round_id = $1
        ORDER BY sha256(convert_to(concat(choices::text, points::text), 'UTF8'))`,
      roundId,
    );
  }

  private async importedBallots(roundId: string): Promise<KeptBallot[]> {
    // In the order of the file: the ids of imported ballots ascend.
    return this.query<{ choices: number[]; points: string[] | null; cells: KeptCells }>(
      `SELECT choices, points::text[] AS points, imported_fields AS cells
         FROM ballot WHERE round_id = $1 ORDER BY id`,
      roundId,
    );
  }

  private query<Row>(sql: string, roundId: string): Promise<Row[]> {
    return this.manager.query(sql, [roundId]);
  }
}

type FrameRow = Pick<KeptElection, 'meta' | 'projectColumns' | 'voteColumns'>;

type PaperRow = {
  number: number;
  code: string;
  cost: string;
  title: string;
  longitude: number | null;
  latitude: number | null;
};
