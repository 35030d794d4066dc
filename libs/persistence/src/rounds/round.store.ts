import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import {
  type BallotPaperLine,
  type BallotRules,
  cents,
  MOMENTS,
  NotFoundError,
  NOTHING_PLANNED,
  type Round,
  type RoundPhase,
  type Timeline,
  VersionMismatchError,
  type VotingRound,
} from '#domain';
import { type Page, type PageRequest, pageOf } from '../page.js';
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

const CLOCK_LOCK_WAIT = '1s';

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

  /**
   * Rounds, held for a step by the clock, in the order of their ids. Those that somebody holds are
   * left out, and no other lock is waited for longer than a moment: one round that is stuck keeps no
   * other waiting.
   */
  async lockForClock(roundIds: readonly string[]): Promise<Round[]> {
    await this.manager.query(`SELECT set_config('lock_timeout', $1, true)`, [CLOCK_LOCK_WAIT]);
    const rows = await this.manager.find(RoundRow, {
      where: { id: In([...roundIds]) },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update', onLocked: 'skip_locked' },
    });
    return rows.map(roundOf);
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

  /**
   * The rounds whose next planned moment has come, the oldest moment first. One that could not go on
   * is among them when it is time to look at it again.
   */
  async listDue(now: Date, countMax: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT id FROM round r WHERE next_due_at <= $1
          AND NOT EXISTS (SELECT FROM round_obstacle o WHERE o.round_id = r.id AND o.look_again_at > $1)
        ORDER BY next_due_at, id LIMIT $2`,
      [now, countMax],
    );
    return rows.map(({ id }) => id);
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
  async update({ id, version, ...round }: Round): Promise<number> {
    const { affected } = await this.manager.update(
      RoundRow,
      { id, version },
      {
        title: round.title,
        budgetId: round.budgetId,
        envelopeId: round.envelopeId,
        rules: round.rules,
        ...round.timeline,
        version: version + 1,
      },
    );
    if (affected !== 1) throw new VersionMismatchError();
    return version + 1;
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
  const moments = Object.fromEntries(MOMENTS.map((moment) => [moment, row[moment]]));
  const rest = Object.fromEntries(
    Object.entries(row).filter(([name]) => !(name in NOTHING_PLANNED)),
  );
  return { ...(rest as Omit<Round, 'timeline'>), timeline: moments as Timeline };
}
