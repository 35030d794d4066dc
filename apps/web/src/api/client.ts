import type { components } from '../api-types.js';

type Schemas = components['schemas'];
export type Municipality = Schemas['MunicipalityResponse'];
export type Wijkteam = Schemas['WijkteamResponse'];
export type Budget = Schemas['BudgetResponse'];
export type Envelope = Schemas['EnvelopeResponse'];
export type Round = Schemas['RoundResponse'];

const BASE = '/api/v1';
const PER_PAGE = 100;

/** Reads one page of a list. @throws {Error} when the service cannot answer now */
async function list<Item>(path: string): Promise<readonly Item[]> {
  const response = await fetch(`${BASE}${path}?perPage=${PER_PAGE}`, {
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as Item[];
}

export type StartPageData = {
  readonly municipality: Municipality;
  readonly wijkteams: readonly Wijkteam[];
  readonly budgets: readonly Budget[];
  /** The parts of the budgets of this year. */
  readonly envelopes: readonly Envelope[];
  readonly rounds: readonly Round[];
};

/** All that the start page shows, or null when there is no municipality yet. */
export async function readStartPage(): Promise<StartPageData | null> {
  const [municipality] = await list<Municipality>('/municipalities');
  if (municipality === undefined) return null;
  const path = `/municipalities/${municipality.slug}`;
  const [wijkteams, budgets, rounds] = await Promise.all([
    list<Wijkteam>(`${path}/wijkteams`),
    list<Budget>(`${path}/budgets`),
    list<Round>(`${path}/rounds`),
  ]);
  const current = budgets.filter(({ year }) => year === new Date().getFullYear());
  const parts = await Promise.all(
    current.map(({ id }) => list<Envelope>(`${path}/budgets/${id}/envelopes`)),
  );
  return { municipality, wijkteams, budgets, envelopes: parts.flat(), rounds };
}
