import { Injectable } from '@nestjs/common';
import {
  NotFoundError,
  addToTotals,
  authorise,
  dryRun,
  type DryRunLine,
  type DryRunTotals,
  factsOf,
  InvalidInputError,
  type Initiative,
  NO_TOTALS,
  type PlayRule,
  type Round,
} from '#domain';
import { type Page, type Stores, UnitOfWork } from '#persistence';
import type { ActorContext } from '#platform';
import type { DryRunRequest } from './dry-run.request.js';

/** An initiative with what rules would have made of it. */
export type DryRunItem = DryRunLine & {
  readonly initiative: Pick<Initiative, 'id' | 'title' | 'roundId'>;
};

/** A dry run: the totals of all, and a page of its lines. */
export type DryRun = { readonly totals: DryRunTotals; readonly lines: Page<DryRunItem> };

/** So many initiatives are held in memory at once. */
const BATCH_SIZE = 200;

/** Holds a document, which may be a draft, against initiatives of the past. Nothing is written. */
@Injectable()
export class DryRunQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @throws {NotFoundError} when there is no such document, or no such round of its wijkteam
   * @throws {InvalidInputError} when not one of round and year is named
   */
  run(
    { tenant, actor }: ActorContext,
    documentId: string,
    request: DryRunRequest,
  ): Promise<DryRun> {
    const { roundId, year } = request;
    if ((roundId === null) === (year === null)) {
      const reason = 'Name a round or a year, and not both.';
      throw new InvalidInputError([{ name: 'roundId', code: 'round-or-year', reason }]);
    }
    return this.unitOfWork.run(tenant, async (stores) => {
      const document = await stores.playRules.get(documentId);
      authorise(actor, 'manage-rules', document);
      await refuseElsewhere(stores, document.wijkteamId, roundId);
      const ids = await stores.initiativeFacts.submittedIn(
        document.wijkteamId,
        roundId === null ? { year: year ?? 0 } : { roundId },
      );
      const past = new PastRounds(stores, await stores.clock.now());
      return runOver(ids, request, (batch) => linesOf(stores, { document, past }, batch));
    });
  }
}

/** Rules of one wijkteam say nothing about the round of another. */
async function refuseElsewhere(
  { rounds }: Stores,
  wijkteamId: string,
  roundId: string | null,
): Promise<void> {
  if (roundId === null) return;
  const round = await rounds.get(roundId);
  if (round.wijkteamId !== wijkteamId) throw new NotFoundError('round', roundId);
}

async function runOver(
  ids: readonly string[],
  { page, perPage, onlyChanged }: DryRunRequest,
  linesFor: (batch: readonly string[]) => Promise<readonly DryRunItem[]>,
): Promise<DryRun> {
  const first = (page - 1) * perPage;
  const items: DryRunItem[] = [];
  let totals = NO_TOTALS;
  let place = 0;
  for (let start = 0; start < ids.length; start += BATCH_SIZE) {
    for (const line of await linesFor(ids.slice(start, start + BATCH_SIZE))) {
      totals = addToTotals(totals, line);
      if (onlyChanged && !line.isChanged) continue;
      if (place >= first && items.length < perPage) items.push(line);
      place += 1;
    }
  }
  return { totals, lines: { items, totalCount: place } };
}

async function linesOf(
  { initiatives, initiativeFacts }: Stores,
  { document, past }: { readonly document: { rules: readonly PlayRule[] }; past: PastRounds },
  batch: readonly string[],
): Promise<DryRunItem[]> {
  const found = await initiatives.getAll(batch);
  const known = await initiativeFacts.known(batch, past.now);
  const lines: DryRunItem[] = [];
  for (const initiative of found) {
    const { round, rules } = await past.of(initiative.roundId);
    const facts = factsOf(initiative, round, known.get(initiative.id) ?? {});
    const { id, title, roundId } = initiative;
    lines.push({ ...dryRun(document.rules, rules, facts), initiative: { id, title, roundId } });
  }
  return lines;
}

type PastRound = { readonly round: Round; readonly rules: readonly PlayRule[] | null };

/** The rounds of a dry run with the rules of their time, each read once. */
class PastRounds {
  private readonly byId = new Map<string, PastRound>();

  constructor(
    private readonly stores: Stores,
    readonly now: Date,
  ) {}

  async of(roundId: string): Promise<PastRound> {
    const known = this.byId.get(roundId);
    if (known !== undefined) return known;
    const round = await this.stores.rounds.get(roundId);
    const inForce = await this.stores.playRules.inForceForRound(roundId, this.now);
    const found = { round, rules: inForce?.rules ?? null };
    this.byId.set(roundId, found);
    return found;
  }
}
