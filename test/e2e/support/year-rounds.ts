import type { Json } from '../../support/api.js';
import type { Created } from './town.js';
import type { YearPerson } from './year-people.js';
import type { YearTeam, YearTown } from './year-town.js';

/** A plan of a resident, with what it costs. */
export type YearPlan = { readonly title: string; readonly costCents: number };

/** An initiative that was sent in, and whose it is. */
export type YearInitiative = YearPlan & { readonly id: string; readonly by: YearPerson };

export type PhaseChange = {
  readonly event: string;
  readonly plannedAt: string | null;
  readonly happenedAt: string;
  readonly actor: string;
};

/** A round with its whole plan; the clock takes it along from now on. */
export async function aRoundOf(
  town: YearTown,
  team: YearTeam,
  given: Json & { readonly timeline: Readonly<Record<string, Date>> },
): Promise<string> {
  const { id } = await team.secretary.does('/rounds', { wijkteamId: team.id, ...given });
  town.roundIds.push(id);
  return id;
}

/** Somebody writes a plan down and sends it in. */
export async function propose(
  roundId: string,
  { areaId }: YearTeam,
  by: YearPerson,
  { title, costCents }: YearPlan,
): Promise<YearInitiative> {
  const { id } = await by.does(`/rounds/${roundId}/initiatives`, {
    title,
    summary: `${title}, voor en door de buurt.`,
    areaId,
    location: { longitude: 5.12, latitude: 52.09 },
    costLines: [{ description: 'Alles bij elkaar', amountCents: costCents }],
  });
  await by.does(`/initiatives/${id}/submissions`, {});
  return { id, by, title, costCents };
}

/** Finds that an initiative can be done. */
export function accept(by: YearPerson, { id }: YearInitiative): Promise<Created> {
  return by.does(`/initiatives/${id}/screenings`, { outcome: 'accept', reason: null });
}

/** What happened to a round, for everybody to read, in its order. */
export function changesOf(town: YearTown, roundId: string): Promise<readonly PhaseChange[]> {
  return town.read<readonly PhaseChange[]>(`/rounds/${roundId}/phase-changes?perPage=100`);
}

/** The record of a committee or an assembly, entered by one person and confirmed by another. */
export async function recordOutcome(
  roundId: string,
  [first, second]: readonly [YearPerson, YearPerson],
  outcome: Json,
): Promise<string> {
  const path = `/rounds/${roundId}/outcome-records`;
  const { id, textHash } = (await first.does(path, outcome)) as Created & { textHash: string };
  await second.does(`${path}/${id}/confirmations`, { textHash });
  return id;
}

/** The lines of a decision that gives initiatives what they cost. */
export function linesOf(initiatives: readonly YearInitiative[]): readonly Json[] {
  return initiatives.map(({ id, costCents }) => ({ subjectId: id, amountCents: costCents }));
}
