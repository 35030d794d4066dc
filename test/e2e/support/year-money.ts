import type { Json } from '../../support/api.js';
import type { Created } from './town.js';
import type { YearPerson } from './year-people.js';
import type { YearTeam, YearTown } from './year-town.js';

/** A part that is set apart of a budget. */
export type Part = {
  readonly kind: 'round' | 'theme' | 'area';
  readonly name: string;
  readonly amountCents: number;
  readonly areaId?: string;
};

/** What is in a budget or an envelope, and where it went. */
export type Funds = Json & {
  readonly id: string;
  readonly grantedCents: number;
  readonly allocatedCents: number;
  readonly availableCents: number;
};

/** The council gives a wijkteam the budget of a year. */
export async function grant(
  officer: YearPerson,
  { id: wijkteamId }: YearTeam,
  { year, amountCents }: { readonly year: number; readonly amountCents: number },
): Promise<string> {
  const { id } = await officer.does('/budgets', { wijkteamId, year });
  const decisionReference = `Raadsbesluit ${year}/17`;
  await officer.does(`/budgets/${id}/grants`, { amountCents, decisionReference });
  return id;
}

/** Parts of a budget, as a wijkteam decides on them. */
export function toSplit(budgetId: string, parts: readonly Part[]): Json {
  const terms = parts.map(({ kind, name, areaId, amountCents }) => [
    [kind, ...(areaId === undefined ? [] : [areaId]), name].join(':'),
    `${amountCents}`,
  ]);
  return {
    kind: 'split-budget',
    subjectId: budgetId,
    motivation: 'Zo is er voor ieder wat wils.',
    terms: Object.fromEntries(terms) as Json,
  };
}

/** Sets the parts apart, and gives the ids of their envelopes in the same order. */
export async function split(
  by: YearPerson,
  budgetId: string,
  parts: readonly Part[],
  ground: Json = {},
): Promise<readonly string[]> {
  const body = { decisionReference: 'Vergadering van het wijkteam', parts, ...ground };
  const answer = await by.does(`/budgets/${budgetId}/splits`, body);
  return (answer['envelopes'] as readonly Created[]).map(({ id }) => id);
}

/** What of a budget is free, in its envelopes, given to initiatives, and taken to a later year. */
export async function partsOf(town: YearTown, budgetId: string): Promise<Json> {
  const budget = await town.read<Funds>(`/budgets/${budgetId}`);
  const envelopes = await town.read<readonly Funds[]>(`/budgets/${budgetId}/envelopes?perPage=100`);
  const sumOf = (name: 'availableCents' | 'allocatedCents'): number =>
    envelopes.reduce((sum, each) => sum + each[name], 0);
  return {
    inCents: budget.grantedCents + Number(budget['carriedInCents']),
    freeCents: budget.availableCents,
    inEnvelopesCents: sumOf('availableCents'),
    allocatedCents: budget.allocatedCents + sumOf('allocatedCents'),
    carriedOutCents: budget['carriedOutCents'],
  };
}
