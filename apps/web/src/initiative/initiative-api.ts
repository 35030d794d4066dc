import type { Language } from '../messages/language.js';
import type { PageAddress } from '../service/page-address.js';
import { pathOf, readAll, readFirst, readOne } from '../service/read-service.js';
import type {
  Area,
  Comment,
  Comparison,
  Initiative,
  InitiativeFile,
  InitiativeRound,
  InitiativeRoute,
  Milestone,
  Progress,
  ProgressPost,
  Screening,
  Similar,
  Support,
  Town,
  VersionEntry,
} from './initiative-types.js';

/** Where the service keeps an initiative, and what belongs to it. */
export function initiativePath(address: PageAddress, rest = ''): string {
  return pathOf(address, `/initiatives/${address.id}${rest}`);
}

export type WholeInitiative = {
  readonly townName: string;
  readonly initiative: Initiative;
  readonly round: InitiativeRound;
  /** The names of the wijken and buurten, by id. */
  readonly areaNames: ReadonlyMap<string, string>;
};

/** The initiative, its round, and the names of the places that it can be about. */
export async function readInitiative(
  address: PageAddress,
  signal: AbortSignal,
): Promise<WholeInitiative> {
  const [town, initiative, areas] = await Promise.all([
    readOne<Town>(pathOf(address, ''), signal),
    readOne<Initiative>(initiativePath(address), signal),
    readAll<Area>(pathOf(address, '/areas'), signal),
  ]);
  const round = await readOne<InitiativeRound>(
    pathOf(address, `/rounds/${initiative.roundId}`),
    signal,
  );
  const areaNames = new Map(areas.map(({ id, name }) => [id, name]));
  return { townName: town.name, initiative, round, areaNames };
}

export function readFiles(
  address: PageAddress,
  signal: AbortSignal,
): Promise<readonly InitiativeFile[]> {
  return readAll(initiativePath(address, '/files'), signal);
}

export type RouteAndScreening = {
  readonly route: InitiativeRoute;
  /** Null while no screening was opened. */
  readonly screening: Screening | null;
};

/** Where it is, and what was found of it. The route says whether there is a screening to ask for. */
export async function readRoute(
  address: PageAddress,
  language: Language,
  signal: AbortSignal,
): Promise<RouteAndScreening> {
  const route = await readOne<InitiativeRoute>(
    initiativePath(address, `/route?language=${language}`),
    signal,
  );
  const isScreened = route.steps.some(({ code }) => code === 'screening-opened');
  if (!isScreened) return { route, screening: null };
  return { route, screening: await readOne(initiativePath(address, '/screening'), signal) };
}

export function readSupport(address: PageAddress, signal: AbortSignal): Promise<Support> {
  return readOne(initiativePath(address, '/support'), signal);
}

/** All that was said, the newest first. */
export function readComments(
  address: PageAddress,
  signal: AbortSignal,
): Promise<readonly Comment[]> {
  return readAll(initiativePath(address, '/comments?order=newest-first'), signal);
}

export function readVersions(
  address: PageAddress,
  signal: AbortSignal,
): Promise<readonly VersionEntry[]> {
  return readAll(initiativePath(address, '/versions'), signal);
}

/** How the version before a version became it. */
export function readComparison(
  address: PageAddress,
  { toNumber, language }: { readonly toNumber: number; readonly language: Language },
  signal: AbortSignal,
): Promise<Comparison> {
  const asked = `fromNumber=${toNumber - 1}&toNumber=${toNumber}&language=${language}`;
  return readOne(initiativePath(address, `/version-comparison?${asked}`), signal);
}

export type Life = {
  readonly progress: Progress;
  readonly milestones: readonly Milestone[];
  readonly posts: readonly ProgressPost[];
};

const POSTS_SHOWN = 20;

/** What comes of it: the money, the steps, and what its makers tell of it. */
export async function readLife(address: PageAddress, signal: AbortSignal): Promise<Life> {
  const [progress, milestones, posts] = await Promise.all([
    readOne<Progress>(initiativePath(address, '/progress'), signal),
    readAll<Milestone>(initiativePath(address, '/milestones'), signal),
    readFirst<ProgressPost>(initiativePath(address, '/progress-posts'), POSTS_SHOWN, signal),
  ]);
  return { progress, milestones, posts };
}

export function readSimilar(
  address: PageAddress,
  signal: AbortSignal,
): Promise<readonly Similar[]> {
  return readOne(initiativePath(address, '/similar'), signal);
}

/** The address of the picture or the document; a thumbnail is at most 400 pixels wide and high. */
export function fileAddress(
  { municipality }: Pick<PageAddress, 'municipality'>,
  fileId: string,
  size: 'thumbnail' | 'page',
): string {
  return pathOf({ municipality }, `/files/${fileId}?size=${size}`);
}
