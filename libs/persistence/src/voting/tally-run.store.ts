import type { EntityManager } from 'typeorm';
import {
  cents,
  NotFoundError,
  type RecordedTallyRun,
  type TalliedInitiative,
  type TallyOutcome,
  type TallyRun,
} from '#domain';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { TallyRunRow } from './tally-run.row.js';

/** The sealed record of a count, as text; the database checks that the hash is its own. */
export type SealedRecord = { readonly recordText: string; readonly recordHash: string };

/** The records of counts: written once, never changed. */
export class TallyRunStore {
  constructor(private readonly manager: EntityManager) {}

  async insert(
    { outcome, ...run }: TallyRun,
    { recordText, recordHash }: SealedRecord | NoRecord = NO_RECORD,
  ): Promise<void> {
    const result = outcomeJson(outcome);
    await this.manager.insert(TallyRunRow, { ...run, result, recordText, recordHash });
  }

  /** The latest count of a round, or null when it was not counted. */
  async findLatest(roundId: string): Promise<RecordedTallyRun | null> {
    const row = await this.manager.findOne(TallyRunRow, {
      where: { roundId },
      order: { countedAt: 'DESC', id: 'ASC' },
    });
    return row === null ? null : runOf(row);
  }

  /** @throws {NotFoundError} when the round has no such count */
  async get(roundId: string, tallyRunId: string): Promise<RecordedTallyRun> {
    const row = await this.manager.findOneBy(TallyRunRow, { roundId, id: tallyRunId });
    if (row === null) throw new NotFoundError('tally run', tallyRunId);
    return runOf(row);
  }

  /**
   * The sealed record of a count, exactly as it was written.
   *
   * @throws {NotFoundError} when the round has no such count, or none with a record
   */
  async getRecord(roundId: string, tallyRunId: string): Promise<SealedRecord> {
    const row = await this.manager.findOne(TallyRunRow, {
      where: { roundId, id: tallyRunId },
      select: { id: true, recordText: true, recordHash: true },
    });
    const { recordText = null, recordHash = null } = row ?? {};
    if (recordText === null || recordHash === null) {
      throw new NotFoundError('tally record', tallyRunId);
    }
    return { recordText, recordHash };
  }

  /** Whether the wijkteam has ratified a count of this round. */
  async isRatified(roundId: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      'SELECT FROM allocation_decision WHERE round_id = $1 AND tally_run_id IS NOT NULL LIMIT 1',
      [roundId],
    );
    return rows.length > 0;
  }

  /** The counts of a round, latest first. */
  async list(roundId: string, page: PageRequest): Promise<Page<RecordedTallyRun>> {
    const [rows, totalCount] = await this.manager.findAndCount(TallyRunRow, {
      where: { roundId },
      order: { countedAt: 'DESC', id: 'ASC' },
      ...pageOf(page),
    });
    return { items: rows.map(runOf), totalCount };
  }
}

type NoRecord = { readonly recordText: null; readonly recordHash: null };
const NO_RECORD: NoRecord = { recordText: null, recordHash: null };

type InitiativeJson = Omit<TalliedInitiative, 'costCents'> & { readonly costCents: string };
type WinnerJson = Pick<TalliedInitiative, 'code' | 'initiativeId'>;
/** Amounts are decimal text; a winner is named, as all else about it stands in `initiatives`. */
type OutcomeJson = Pick<TallyOutcome, 'scoreDecimals' | 'ties'> & {
  readonly winners: readonly WinnerJson[];
  readonly initiatives: readonly InitiativeJson[];
  readonly spentCents: string;
  readonly leftoverCents: string;
};

function outcomeJson(outcome: TallyOutcome): OutcomeJson {
  const { scoreDecimals, ties, spentCents, leftoverCents } = outcome;
  return {
    winners: outcome.winners.map(({ code, initiativeId }) => ({ code, initiativeId })),
    initiatives: outcome.initiatives.map((each) => ({
      ...each,
      costCents: each.costCents.toString(),
    })),
    scoreDecimals,
    spentCents: spentCents.toString(),
    leftoverCents: leftoverCents.toString(),
    ties,
  };
}

function outcomeOf(json: OutcomeJson): TallyOutcome {
  const initiatives = json.initiatives.map((each) => ({
    ...each,
    costCents: cents(BigInt(each.costCents)),
  }));
  const byCode = new Map(initiatives.map((each) => [each.code, each]));
  return {
    winners: json.winners.flatMap(({ code }) => byCode.get(code) ?? []),
    initiatives,
    scoreDecimals: json.scoreDecimals,
    spentCents: cents(BigInt(json.spentCents)),
    leftoverCents: cents(BigInt(json.leftoverCents)),
    ties: json.ties,
  };
}

function runOf({ result, ...row }: TallyRunRow): RecordedTallyRun {
  const {
    id,
    roundId,
    rule,
    engineVersion,
    rulesHash,
    inputHash,
    ballotCount,
    countedAt,
    recordHash,
  } = row;
  return {
    id,
    roundId,
    rule,
    engineVersion,
    rulesHash,
    inputHash,
    ballotCount,
    outcome: outcomeOf(result as OutcomeJson),
    countedAt,
    recordHash,
  };
}
