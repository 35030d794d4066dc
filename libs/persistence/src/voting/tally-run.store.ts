import type { EntityManager } from 'typeorm';
import {
  cents,
  NotFoundError,
  type TalliedInitiative,
  type TallyOutcome,
  type TallyRun,
} from '#domain';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { TallyRunRow } from './tally-run.row.js';

/** The records of counts: written once, never changed. */
export class TallyRunStore {
  constructor(private readonly manager: EntityManager) {}

  async insert({ outcome, ...run }: TallyRun): Promise<void> {
    await this.manager.insert(TallyRunRow, { ...run, result: outcomeJson(outcome) });
  }

  /** The latest count of a round, or null when it was not counted. */
  async findLatest(roundId: string): Promise<TallyRun | null> {
    const row = await this.manager.findOne(TallyRunRow, {
      where: { roundId },
      order: { countedAt: 'DESC', id: 'ASC' },
    });
    return row === null ? null : runOf(row);
  }

  /** @throws {NotFoundError} when the round has no such count */
  async get(roundId: string, tallyRunId: string): Promise<TallyRun> {
    const row = await this.manager.findOneBy(TallyRunRow, { roundId, id: tallyRunId });
    if (row === null) throw new NotFoundError('tally run', tallyRunId);
    return runOf(row);
  }

  /** The counts of a round, latest first. */
  async list(roundId: string, page: PageRequest): Promise<Page<TallyRun>> {
    const [rows, totalCount] = await this.manager.findAndCount(TallyRunRow, {
      where: { roundId },
      order: { countedAt: 'DESC', id: 'ASC' },
      ...pageOf(page),
    });
    return { items: rows.map(runOf), totalCount };
  }
}

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

function runOf({ result, ...row }: TallyRunRow): TallyRun {
  const { id, roundId, rule, engineVersion, rulesHash, inputHash, ballotCount, countedAt } = row;
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
  };
}
