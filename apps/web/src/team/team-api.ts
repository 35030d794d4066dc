import { isOver } from './next-moment.js';
import { type PlayShelf, shelve } from './play-documents.js';
import { pathOf, readAll, readFirst, readOne } from '../service/read-service.js';
import type { PageAddress } from '../service/page-address.js';
import { addsUp } from './team-money.js';
import type {
  CarryOver,
  Draw,
  DrawOutcome,
  DrawPlace,
  DrawWithOutcome,
  Envelope,
  PlayDocument,
  Postponement,
  TeamBudget,
  TeamPageData,
  TeamRound,
  Town,
} from './team-types.js';

export type TeamAndTown = { readonly team: TeamPageData; readonly townName: string };

/** The wijkteam with its seats, and the name of its municipality. */
export async function readTeam(address: PageAddress, signal: AbortSignal): Promise<TeamAndTown> {
  const [town, team] = await Promise.all([
    readOne<Town>(pathOf(address, ''), signal),
    readOne<TeamPageData>(pathOf(address, `/wijkteams/${address.id}/page`), signal),
  ]);
  return { team, townName: town.name };
}

/** A budget with what it is split into, and what went from one year to another. */
export type MoneyData = {
  readonly budget: TeamBudget;
  readonly envelopes: readonly Envelope[];
  /** The years that money came from and went to. */
  readonly fromYears: readonly number[];
  readonly toYears: readonly number[];
};

const MONEY_ATTEMPTS = 3;

/**
 * The budget of a year, or null when there is none. Somebody may move money between two of the
 * answers; then they do not add up, and are asked for again.
 *
 * @throws {Error} when the figures do not add up, time and again
 */
export async function readMoney(
  address: PageAddress,
  year: number,
  signal: AbortSignal,
): Promise<MoneyData | null> {
  for (let attempt = 1; attempt <= MONEY_ATTEMPTS; attempt += 1) {
    const budgets = await readAll<TeamBudget>(
      pathOf(address, `/budgets?wijkteamId=${address.id}`),
      signal,
    );
    const budget = budgets.find((each) => each.year === year);
    if (budget === undefined) return null;
    const under = pathOf(address, `/budgets/${budget.id}`);
    const [envelopes, carryOvers] = await Promise.all([
      readAll<Envelope>(`${under}/envelopes`, signal),
      readAll<CarryOver>(`${under}/carry-overs`, signal),
    ]);
    if (!addsUp(budget, envelopes)) continue;
    return { budget, envelopes, ...yearsOf(budget, carryOvers, budgets) };
  }
  throw new Error('The figures do not add up.');
}

function yearsOf(
  { id }: TeamBudget,
  carryOvers: readonly CarryOver[],
  budgets: readonly TeamBudget[],
): Pick<MoneyData, 'fromYears' | 'toYears'> {
  const years = new Map(budgets.map((budget) => [budget.id, budget.year]));
  const distinct = (ids: readonly string[]): number[] =>
    [...new Set(ids.flatMap((each) => years.get(each) ?? []))].toSorted((a, b) => a - b);
  return {
    fromYears: distinct(
      carryOvers.filter(({ toBudgetId }) => toBudgetId === id).map((each) => each.fromBudgetId),
    ),
    toYears: distinct(
      carryOvers.filter(({ fromBudgetId }) => fromBudgetId === id).map((each) => each.toBudgetId),
    ),
  };
}

/** A round with the decisions by which it came later, the first one first. */
export type PlannedRound = {
  readonly round: TeamRound;
  readonly postponements: readonly Postponement[];
};

/** Rounds that are over and still shown. */
const OVER_SHOWN = 10;

/** The rounds of a wijkteam that go on, and the newest that are over; each with its postponements. */
export async function readRounds(
  address: PageAddress,
  signal: AbortSignal,
): Promise<readonly PlannedRound[]> {
  const rounds = await readAll<TeamRound>(
    pathOf(address, `/rounds?wijkteamId=${address.id}`),
    signal,
  );
  const newestFirst = rounds.toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
  const running = newestFirst.filter((round) => !isOver(round));
  const over = newestFirst.filter(isOver).slice(0, OVER_SHOWN);
  return Promise.all(
    [...running, ...over].map(async (round) => ({
      round,
      postponements: await readAll<Postponement>(
        pathOf(address, `/rounds/${round.id}/postponements`),
        signal,
      ),
    })),
  );
}

/** A draw with what it came to, as far as it was carried out. */
export type DrawData = {
  readonly draw: Draw;
  readonly outcome: DrawOutcome | null;
  readonly places: readonly DrawPlace[];
};

const DRAWS_SHOWN = 10;

/** The newest draws of a wijkteam. */
export async function readDraws(
  address: PageAddress,
  signal: AbortSignal,
): Promise<readonly DrawData[]> {
  const draws = await readFirst<Draw>(
    pathOf(address, `/draws?wijkteamId=${address.id}`),
    DRAWS_SHOWN,
    signal,
  );
  return Promise.all(
    draws.map(async (draw) => {
      if (draw.state !== 'drawn') return { draw, outcome: null, places: [] };
      const under = pathOf(address, `/draws/${draw.id}`);
      const [{ outcome }, places] = await Promise.all([
        readOne<DrawWithOutcome>(under, signal),
        readAll<DrawPlace>(`${under}/places`, signal),
      ]);
      return { draw, outcome, places };
    }),
  );
}

/** The rules of play of a wijkteam and of its rounds, in their places for a day (ISO). */
export async function readRules(
  address: PageAddress,
  todayOn: string,
  signal: AbortSignal,
): Promise<PlayShelf> {
  const documents = await readAll<PlayDocument>(
    pathOf(address, `/play-documents?wijkteamId=${address.id}`),
    signal,
  );
  return shelve(documents, todayOn);
}
