import { type ApplicationInLine, type ApplicationStepKind, cents } from '#domain';
import { type Answer, type Json, type TestApi, TestClient } from './api.js';
import { freeYear } from './free-year.js';
import { created } from './funded-initiative.factory.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from './municipality.factory.js';
import { anInitiative, aRound, type TestRound } from './round.factory.js';

/** A town in which people apply for money: with residents who can, and those who decide. */
export type LineTown = {
  readonly api: TestApi;
  readonly town: TestMunicipality;
  readonly chair: TestPerson;
  readonly treasurer: TestPerson;
  readonly member: TestPerson;
  readonly officer: TestPerson;
  readonly residents: readonly TestPerson[];
  path(rest: string): string;
};

export async function aLineTown(api: TestApi, residentCount: number): Promise<LineTown> {
  const town = await aMunicipality(api);
  const residents: TestPerson[] = [];
  for (let number = 0; number < residentCount; number += 1) {
    residents.push(await aPerson(api, town, 'resident'));
  }
  return {
    api,
    town,
    chair: await aPerson(api, town, 'chair'),
    treasurer: await aPerson(api, town, 'treasurer'),
    member: await aPerson(api, town, 'member'),
    officer: await aPerson(api, town, 'finance-officer'),
    residents,
    path: (rest) => `/municipalities/${town.slug}${rest}`,
  };
}

/** A budget over HTTP, each of a later year, with this much in it (nothing: never granted). */
export async function aLineBudget(town: LineTown, amountCents: number): Promise<string> {
  const { client } = town.officer;
  const { wijkteamId } = town.town;
  const body = { wijkteamId, year: freeYear(wijkteamId, 2020) };
  const budget = await created(client.post(town.path('/budgets'), body));
  const budgetId = String(budget['id']);
  if (amountCents > 0) await created(grantMore(town, budgetId, amountCents));
  return budgetId;
}

export function grantMore(
  town: LineTown,
  budgetId: string,
  amountCents: number,
): Promise<Answer<Json>> {
  return town.officer.client.post(town.path(`/budgets/${budgetId}/grants`), {
    amountCents,
    decisionReference: 'Raadsbesluit 2026-77',
  });
}

/** A round that serves who comes first, open for applications. */
export function aLine(
  { api, town }: LineTown,
  given: { readonly budgetId?: string; readonly ceilingCents?: number },
): Promise<TestRound> {
  const { budgetId, ceilingCents = 100_000_000 } = given;
  return aRound(api, town, {
    mode: 'first-come',
    budgetCents: ceilingCents,
    initiatives: [],
    ...(budgetId === undefined ? {} : { budgetId }),
  });
}

export type Draft = { readonly initiativeId: string; readonly by: TestPerson };

/** A plan that is ready to be submitted, by the resident of this number. */
export async function aDraft(
  { api, town, residents }: LineTown,
  round: TestRound,
  { by, costCents }: { readonly by: number; readonly costCents: number },
): Promise<Draft> {
  const resident = residents[by % residents.length];
  if (resident === undefined) throw new Error('There are no residents.');
  const given = { state: 'draft', costCents, proposedBy: resident.id } as const;
  return { initiativeId: await anInitiative(api, town, round, given), by: resident };
}

export function submit(town: LineTown, { initiativeId, by }: Draft): Promise<Answer<Json>> {
  return by.client.post(town.path(`/initiatives/${initiativeId}/submissions`), undefined);
}

/** Drafts of these costs, each by another resident, submitted one after the other. */
export async function inLine(
  town: LineTown,
  round: TestRound,
  ...costs: readonly number[]
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const [by, costCents] of costs.entries()) {
    const draft = await aDraft(town, round, { by, costCents });
    await created(submit(town, draft));
    drafts.push(draft);
  }
  return drafts;
}

export function withdraw(town: LineTown, { initiativeId, by }: Draft): Promise<Answer<Json>> {
  return by.client.post(town.path(`/initiatives/${initiativeId}/withdrawals`), undefined);
}

export function screen(
  town: LineTown,
  initiativeId: string,
  outcome: 'accept' | 'reject',
): Promise<Answer<Json>> {
  const body = { outcome, reason: 'De commissie heeft het plan gelezen.' };
  return town.member.client.post(town.path(`/initiatives/${initiativeId}/screenings`), body);
}

/** The money of an account by its counters, in the ledger itself. */
export async function counters(
  { api }: LineTown,
  path: string,
): Promise<{ readonly credits: number; readonly debits: number; readonly pending: number }> {
  const [row] = await asOwner<{ credits: string; debits: string; pending: string }>(
    api,
    `SELECT credits_posted AS credits, debits_posted AS debits, debits_pending AS pending
       FROM ledger.account WHERE path = $1`,
    [path],
  );
  return {
    credits: Number(row?.credits ?? 0),
    debits: Number(row?.debits ?? 0),
    pending: Number(row?.pending ?? 0),
  };
}

/** What the ledger's proof finds wrong. */
export async function ledgerFaults({ api }: LineTown): Promise<unknown[]> {
  return asOwner(
    api,
    `SELECT fault, subject FROM ledger.proof UNION ALL SELECT 'document', id::text FROM undocumented_transfer`,
  );
}

type ListedStep = {
  readonly number: number;
  readonly kind: ApplicationStepKind;
  readonly leftBeforeCents: number | null;
  readonly leftAfterCents: number | null;
  readonly happenedAt: string;
  readonly reason: string;
  readonly shortCents: number | null;
};

export type ListedApplication = {
  readonly initiativeId: string;
  readonly place: number;
  readonly completeAt: string;
  readonly costCents: number;
  readonly state: string;
  readonly steps: readonly ListedStep[];
};

/** The public list of a line, all pages of it, as anybody gets it who is not signed in. */
export async function publicList(town: LineTown, round: TestRound): Promise<ListedApplication[]> {
  const anybody = new TestClient(town.api);
  const all: ListedApplication[] = [];
  for (let page = 1; ; page += 1) {
    const url = `${round.path}/applications?page=${page}&perPage=100`;
    const { status, body } = await anybody.get<ListedApplication[]>(url);
    if (status !== 200) throw new Error(`The list answered ${status}: ${JSON.stringify(body)}`);
    all.push(...body);
    if (body.length < 100) return all;
  }
}

/** The list as the domain's own recount of a line reads it: from the public answer alone. */
export function lineOf(list: readonly ListedApplication[]): ApplicationInLine[] {
  const amount = (value: number | null) => (value === null ? null : cents(BigInt(value)));
  return list.map(({ initiativeId, place, completeAt, costCents, steps }) => ({
    initiativeId,
    place,
    completeAt: new Date(completeAt),
    costCents: cents(BigInt(costCents)),
    steps: steps.map((step) => ({
      number: step.number,
      kind: step.kind,
      leftBeforeCents: amount(step.leftBeforeCents),
      leftAfterCents: amount(step.leftAfterCents),
      happenedAt: new Date(step.happenedAt),
    })),
  }));
}
