import { createHash } from 'node:crypto';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import {
  type BallotPaperLine,
  type BallotRules,
  cents,
  NotFoundError,
  type Round,
  type RoundMove,
  type RoundPhase,
  type Timeline,
  VersionMismatchError,
  type VotingOpening,
  type VotingRound,
} from '#domain';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { BallotPaperLineRow } from './ballot-paper-line.row.js';
import { RoundRow } from './round.row.js';
import { ballotRulesFrom, type StoredBallotRules } from './rules-column.js';

export type RoundFilter = {
  readonly wijkteamId?: string | undefined;
  readonly phase?: RoundPhase | undefined;
};

/** What voting needs to know of a round, with the wijkteam whose residents may vote. */
export type RoundForVoting = VotingRound & { readonly wijkteamId: string };

/** A line of the ballot paper with what people read on it. */
export type PublishedPaperLine = BallotPaperLine & {
  readonly title: string;
  readonly summary: string;
};

/** Any number will do, as long as casting and closing take the same. The triggers know it too. */
const VOTING_LOCK = 77;

/** Rounds, their rules and their ballot papers. */
export class RoundStore {
  constructor(private readonly manager: EntityManager) {}

  async find(roundId: string): Promise<Round | null> {
    const row = await this.manager.findOneBy(RoundRow, { id: roundId });
    return row === null ? null : roundOf(row);
  }

  /** @throws {NotFoundError} when there is no such round here */
  async get(roundId: string): Promise<Round> {
    return found(await this.find(roundId), roundId);
  }

  /**
   * The round, held until the transaction ends: nobody else can change it, or hold its phase.
   *
   * @throws {NotFoundError} when there is no such round here
   */
  lock(roundId: string): Promise<Round> {
    return this.getLocked(roundId, 'for_no_key_update');
  }

  /**
   * The round, whose phase cannot change until the transaction ends; others may hold it as well.
   *
   * @throws {NotFoundError} when there is no such round here
   */
  holdPhase(roundId: string): Promise<Round> {
    return this.getLocked(roundId, 'pessimistic_read');
  }

  /**
   * The round, for closing its voting: waits for the ballots that are being cast, and makes those
   * that come later wait. Read the clock after this.
   *
   * @throws {NotFoundError} when there is no such round here
   */
  async lockForClosing(roundId: string): Promise<Round> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, $2))', [
      roundId,
      VOTING_LOCK,
    ]);
    return this.lock(roundId);
  }

  /** Keeps the voting from being closed until the transaction ends. Read the clock after this. */
  async holdVoting(roundId: string): Promise<void> {
    await this.manager.query(
      'SELECT pg_advisory_xact_lock_shared(hashtextextended($1::uuid::text, $2))',
      [roundId, VOTING_LOCK],
    );
  }

  /**
   * What casting a ballot needs, in one question.
   *
   * @throws {NotFoundError} when there is no such round here
   */
  async getForVoting(roundId: string): Promise<RoundForVoting> {
    const rows: VotingRow[] = await this.manager.query(
      `SELECT id, wijkteam_id AS "wijkteamId", phase, voting_opens_at AS "votingOpensAt",
              voting_closes_at AS "votingClosesAt", rules -> 'ballot' AS ballot,
              (SELECT coalesce(json_agg(json_build_object('number', number, 'initiativeId', initiative_id,
                        'code', code, 'costCents', cost_cents::text) ORDER BY number), '[]')
                 FROM ballot_paper_line WHERE round_id = round.id) AS paper
         FROM round WHERE id = $1`,
      [roundId],
    );
    const row = found(rows[0] ?? null, roundId);
    return {
      ...row,
      ballot: row.ballot === null ? NO_BALLOT : ballotRulesFrom(row.ballot),
      paper: row.paper.map((line) => ({ ...line, costCents: cents(BigInt(line.costCents)) })),
    };
  }

  /** Rounds, newest first. */
  async list(page: PageRequest, { wijkteamId, phase }: RoundFilter): Promise<Page<Round>> {
    const where: FindOptionsWhere<RoundRow> = {
      ...(wijkteamId === undefined ? {} : { wijkteamId }),
      ...(phase === undefined ? {} : { phase }),
    };
    const [rows, totalCount] = await this.manager.findAndCount(RoundRow, {
      where,
      order: { createdAt: 'DESC', id: 'ASC' },
      ...pageOf(page),
    });
    return { items: rows.map(roundOf), totalCount };
  }

  /** The rounds that stand in a phase which the clock can end; `dueEvent` says which of them do. */
  async listTimed(): Promise<Round[]> {
    const rows = await this.manager.find(RoundRow, {
      where: [{ phase: 'screening' }, { phase: 'voting' }],
      order: { id: 'ASC' },
    });
    return rows.map(roundOf);
  }

  /** `importedMeta` belongs to an imported round only. */
  async insert(round: Round, importedMeta: object | null = null): Promise<void> {
    const { timeline, ...rest } = round;
    await this.manager.insert(RoundRow, { ...rest, ...timeline, importedMeta });
  }

  /**
   * Writes what people may change: title, budget, rules and timeline.
   *
   * @returns the new version
   * @throws {VersionMismatchError} when the round is not the version that was read
   */
  async update({ id, version, title, budgetId, rules, timeline }: Round): Promise<number> {
    const { affected } = await this.manager.update(
      RoundRow,
      { id, version },
      { title, budgetId, rules, ...timeline, version: version + 1 },
    );
    if (affected !== 1) throw new VersionMismatchError();
    return version + 1;
  }

  /** Moves a round to its next phase, with its timeline as it came to pass. */
  async move(roundId: string, { phase, timeline }: RoundMove): Promise<void> {
    await this.manager.update(
      RoundRow,
      { id: roundId },
      { phase, ...timeline, version: () => 'version + 1' },
    );
  }

  /** Moves a round to another phase and leaves its timeline. */
  async setPhase(roundId: string, phase: RoundPhase): Promise<void> {
    await this.manager.update(RoundRow, { id: roundId }, { phase, version: () => 'version + 1' });
  }

  /** Fixes the rules and the ballot paper for good, and records the hash of the rules document. */
  async freeze(
    roundId: string,
    { rulesDocument, paper }: Pick<VotingOpening, 'rulesDocument' | 'paper'>,
  ): Promise<void> {
    const rulesHash = createHash('sha256').update(rulesDocument, 'utf8').digest('hex');
    const paperSize = paper.length;
    await this.manager.update(RoundRow, { id: roundId }, { rulesDocument, rulesHash, paperSize });
    await this.manager.insert(
      BallotPaperLineRow,
      paper.map(({ groups = [], ...line }) => ({ ...line, groups: [...groups], roundId })),
    );
  }

  /** Opens the voting as the domain decided: freezes, then moves. */
  async openVoting(roundId: string, opening: VotingOpening): Promise<void> {
    await this.freeze(roundId, opening);
    await this.move(roundId, opening);
  }

  /** The frozen rules document, or null before voting opened. */
  async rulesDocument(roundId: string): Promise<string | null> {
    const row = await this.manager.findOne(RoundRow, {
      where: { id: roundId },
      select: { id: true, rulesDocument: true },
    });
    return found(row, roundId).rulesDocument;
  }

  /** The ballot paper as people read it, in its order; empty before voting opened. */
  async paper(roundId: string): Promise<PublishedPaperLine[]> {
    const rows: (Omit<PublishedPaperLine, 'costCents'> & { costCents: string })[] =
      await this.manager.query(
        `SELECT l.number, l.initiative_id AS "initiativeId", l.code, l.cost_cents AS "costCents",
                l.groups, i.title, i.summary
           FROM ballot_paper_line l JOIN initiative i ON i.id = l.initiative_id
          WHERE l.round_id = $1 ORDER BY l.number`,
        [roundId],
      );
    return rows.map((row) => ({ ...row, costCents: cents(BigInt(row.costCents)) }));
  }

  /** The wijkteam of a budget, or null when there is no such budget here. */
  async findWijkteamOfBudget(budgetId: string): Promise<string | null> {
    const rows: { wijkteamId: string }[] = await this.manager.query(
      'SELECT wijkteam_id AS "wijkteamId" FROM budget WHERE id = $1',
      [budgetId],
    );
    return rows[0]?.wijkteamId ?? null;
  }

  private async getLocked(
    id: string,
    mode: 'for_no_key_update' | 'pessimistic_read',
  ): Promise<Round> {
    const row = await this.manager.findOne(RoundRow, { where: { id }, lock: { mode } });
    return roundOf(found(row, id));
  }
}

type VotingRow = {
  id: string;
  wijkteamId: string;
  phase: RoundPhase;
  votingOpensAt: Date | null;
  votingClosesAt: Date | null;
  ballot: StoredBallotRules | null;
  paper: { number: number; initiativeId: string; code: string; costCents: string }[];
};

/** A round without a vote never reaches the phase in which these rules would matter. */
const NO_BALLOT: BallotRules = {
  type: 'approval',
  choicesMin: 1,
  choicesMax: 0,
  costMaxCents: null,
  pointsMax: null,
  pointsTotalMax: null,
};

function found<Value>(value: Value | null, roundId: string): Value {
  if (value === null) throw new NotFoundError('round', roundId);
  return value;
}

function roundOf(row: RoundRow): Round {
  const { submissionOpensAt, submissionClosesAt, votingOpensAt, votingClosesAt, ...rest } = row;
  const timeline: Timeline = {
    submissionOpensAt,
    submissionClosesAt,
    votingOpensAt,
    votingClosesAt,
  };
  return { ...rest, timeline };
}
