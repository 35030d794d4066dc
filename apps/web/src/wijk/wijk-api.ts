import type { PageAddress } from '../service/page-address.js';
import { pathOf, readAll, readFirst, readOne } from '../service/read-service.js';
import { type MoneyData, readMoney } from '../team/team-api.js';
import type {
  FoundInitiative,
  Participation,
  Story,
  Town,
  Wijk,
  WijkPromise,
  WijkSummary,
} from './wijk-types.js';

export type Directory = { readonly townName: string; readonly wijken: readonly WijkSummary[] };

/** The wijken of a municipality, by name. */
export async function readDirectory(municipality: string, signal: AbortSignal): Promise<Directory> {
  const [town, wijken] = await Promise.all([
    readOne<Town>(pathOf({ municipality }, ''), signal),
    readAll<WijkSummary>(pathOf({ municipality }, '/wijken'), signal),
  ]);
  return { townName: town.name, wijken };
}

export type WijkAndTown = { readonly townName: string; readonly wijk: Wijk };

export async function readWijk(address: PageAddress, signal: AbortSignal): Promise<WijkAndTown> {
  const [town, wijk] = await Promise.all([
    readOne<Town>(pathOf(address, ''), signal),
    readOne<Wijk>(pathOf(address, `/wijken/${address.id}`), signal),
  ]);
  return { townName: town.name, wijk };
}

/** Of whom to ask: the wijkteams of a wijk, in their order. */
export type Teams = { readonly municipality: string; readonly wijkteamIds: readonly string[] };

async function ofEach<Item>(
  { wijkteamIds }: Teams,
  read: (wijkteamId: string) => Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  return (await Promise.all(wijkteamIds.map(read))).flat();
}

/** The budgets of a year, by wijkteam; a wijkteam without one is not in it. */
export async function readBudgets(
  teams: Teams,
  year: number,
  signal: AbortSignal,
): Promise<readonly (MoneyData & { readonly wijkteamId: string })[]> {
  const { municipality } = teams;
  return ofEach(teams, async (id) => {
    const data = await readMoney({ municipality, id }, year, signal);
    return data === null ? [] : [{ ...data, wijkteamId: id }];
  });
}

export function readPlans(teams: Teams, signal: AbortSignal): Promise<readonly FoundInitiative[]> {
  return ofEach(teams, (id) => readAll(pathOf(teams, `/initiatives?wijkteamId=${id}`), signal));
}

export function readPromises(teams: Teams, signal: AbortSignal): Promise<readonly WijkPromise[]> {
  return ofEach(teams, (id) => readAll(pathOf(teams, `/promises?wijkteamId=${id}`), signal));
}

const STORIES_SHOWN = 10;

export function readStories(teams: Teams, signal: AbortSignal): Promise<readonly Story[]> {
  return ofEach(teams, (id) =>
    readFirst<Story>(pathOf(teams, `/stories?wijkteamId=${id}`), STORIES_SHOWN, signal),
  );
}

/** Who took part in a round; null where there is no round to tell of. */
export async function readParticipation(
  municipality: string,
  roundId: string | null,
  signal: AbortSignal,
): Promise<Participation | null> {
  if (roundId === null) return null;
  return readOne(pathOf({ municipality }, `/rounds/${roundId}/participation`), signal);
}
