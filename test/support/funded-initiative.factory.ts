import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  cents,
  hasOutcomeRecord,
  type Initiative,
  NO_DETAILS,
  NOTHING_PLANNED,
  plainCost,
  type Round,
  type RoundMode,
} from '#domain';
import { dataSourceOptions, UnitOfWork } from '#persistence';
import type { Answer, Json, TestApi, TestClient } from './api.js';
import { freeYear } from './free-year.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from './municipality.factory.js';
import { aConfirmedOutcome } from './outcome.factory.js';

/** A town with the people who deal with money, and a door to its stores. */
export type Treasury = {
  readonly api: TestApi;
  readonly town: TestMunicipality;
  readonly unitOfWork: UnitOfWork;
  readonly chair: TestPerson;
  /** Two finance officers: what one prepares, the other may release. */
  readonly officers: readonly [TestPerson, TestPerson];
  /** A path of the API within the town. */
  path(rest: string): string;
  close(): Promise<void>;
};

export async function aTreasury(api: TestApi): Promise<Treasury> {
  const town = await aMunicipality(api);
  const dataSource = await new DataSource(dataSourceOptions(api.database.url)).initialize();
  return {
    api,
    town,
    unitOfWork: new UnitOfWork(dataSource),
    chair: await aPerson(api, town, 'chair'),
    officers: [
      await aPerson(api, town, 'finance-officer'),
      await aPerson(api, town, 'finance-officer'),
    ],
    path: (rest) => `/municipalities/${town.slug}${rest}`,
    close: () => dataSource.destroy(),
  };
}

/** A budget of the wijkteam, granted over HTTP. Each one is of a later year. */
export async function aBudget(treasury: Treasury, amountCents: number): Promise<string> {
  const { client } = treasury.officers[0];
  const { wijkteamId } = treasury.town;
  const budget = await created(
    client.post(treasury.path('/budgets'), { wijkteamId, year: freeYear(wijkteamId, 2025) }),
  );
  const budgetId = String(budget['id']);
  await created(
    client.post(treasury.path(`/budgets/${budgetId}/grants`), {
      amountCents,
      decisionReference: 'Raadsbesluit 2026-14',
    }),
  );
  return budgetId;
}

export type GivenDecision = Partial<
  Pick<Round, 'mode' | 'phase' | 'budgetId' | 'currency' | 'isImported' | 'wijkteamId'>
> & {
  /** What each eligible initiative costs. */
  readonly costsCents?: readonly bigint[];
};

/** A round that waits for the decision of the wijkteam, without a vote unless told otherwise. */
export async function aRoundToDecide(
  treasury: Treasury,
  given: GivenDecision = {},
): Promise<{ readonly roundId: string; readonly initiativeIds: readonly string[] }> {
  const { costsCents = [60_000n], ...facts } = given;
  const round = roundToDecide(treasury, facts);
  const initiatives = costsCents.map((cost) => eligibleInitiative(round.id, cost));
  await treasury.unitOfWork.run({ id: treasury.town.id }, async (stores) => {
    await stores.rounds.insert(round);
    for (const initiative of initiatives) await stores.initiatives.insert(initiative);
  });
  return { roundId: round.id, initiativeIds: initiatives.map(({ id }) => id) };
}

/** Asks for a decision on these initiatives, with reasons, after an outcome that chose just them. */
export async function decide(
  treasury: Treasury,
  roundId: string,
  initiativeIds: readonly string[],
  client: TestClient = treasury.chair.client,
): Promise<Answer<Json>> {
  const outcomeRecordId = await anOutcomeWhereNeeded(treasury, roundId, initiativeIds);
  return client.post(treasury.path(`/rounds/${roundId}/allocation-decisions`), {
    initiativeIds,
    motivation: 'Het plan is goed voor de hele buurt.',
    ...(outcomeRecordId === null ? {} : { outcomeRecordId }),
  });
}

/** The confirmed record of a committee or an assembly; null for a round that has none. */
export async function anOutcomeWhereNeeded(
  { api, town, path }: Pick<Treasury, 'api' | 'town' | 'path'>,
  roundId: string,
  granted: readonly string[],
): Promise<string | null> {
  const [round] = await asOwner<{ mode: RoundMode; phase: string }>(
    api,
    'SELECT mode, phase FROM round WHERE id = $1',
    [roundId],
  );
  if (round === undefined || !hasOutcomeRecord(round.mode) || round.phase !== 'deciding')
    return null;
  const eligible = await asOwner<{ id: string }>(
    api,
    `SELECT id FROM initiative WHERE round_id = $1 AND state = 'eligible'`,
    [roundId],
  );
  const initiativeIds = eligible.map(({ id }) => id);
  return aConfirmedOutcome(api, town, { path: path(`/rounds/${roundId}`), initiativeIds }, granted);
}

/** An initiative to which the wijkteam gave money over HTTP; nothing of it is paid yet. */
export async function aFundedInitiative(
  treasury: Treasury,
  amountCents = 100_000,
): Promise<{ readonly initiativeId: string; readonly roundId: string }> {
  const { roundId, initiativeIds } = await aRoundToDecide(treasury, {
    budgetId: await aBudget(treasury, amountCents),
    costsCents: [BigInt(amountCents)],
  });
  await created(decide(treasury, roundId, initiativeIds));
  return { initiativeId: String(initiativeIds[0]), roundId };
}

export const PAYEE = {
  payeeName: 'Stichting De Linde',
  payeeIban: 'NL91 ABNA 0417 1643 00',
  payeeEmail: 'penningmeester@linde.example',
  description: 'Eerste termijn speeltuin',
} as const;

/** Asks for a tranche, by the first officer unless told otherwise. */
export function prepare(
  treasury: Treasury,
  initiativeId: string,
  amountCents: number,
  { client }: Pick<TestPerson, 'client'> = treasury.officers[0],
): Promise<Answer<Json>> {
  return client.post(treasury.path(`/initiatives/${initiativeId}/payments`), {
    amountCents,
    ...PAYEE,
  });
}

/** A tranche that the first officer prepared. */
export async function aPreparedPayment(
  treasury: Treasury,
  amountCents = 40_000,
): Promise<{ readonly paymentId: string; readonly initiativeId: string }> {
  const { initiativeId } = await aFundedInitiative(treasury);
  const payment = await created(prepare(treasury, initiativeId, amountCents));
  return { paymentId: String(payment['id']), initiativeId };
}

/** The body of an answer that has to be a 201. */
export async function created(asked: Promise<Answer<Json>>): Promise<Json> {
  const { status, body } = await asked;
  if (status !== 201) throw new Error(`Expected 201, got ${status}: ${JSON.stringify(body)}`);
  return body;
}

function roundToDecide({ town }: Treasury, facts: Omit<GivenDecision, 'costsCents'>): Round {
  return {
    id: randomUUID(),
    wijkteamId: town.wijkteamId,
    budgetId: null,
    envelopeId: null,
    title: 'Het hele jaar door',
    mode: 'first-come',
    phase: 'submission',
    currency: 'EUR',
    rules: { budgetCents: cents(10_000_000n), ballot: null, tally: null },
    rulesHash: null,
    paperSize: 0,
    timeline: NOTHING_PLANNED,
    isImported: false,
    createdAt: new Date(),
    version: 1,
    ...facts,
  };
}

function eligibleInitiative(roundId: string, cost: bigint): Initiative {
  const now = new Date();
  return {
    id: randomUUID(),
    roundId,
    title: 'Speeltuin op het pleintje',
    summary: 'Een wip en een zandbak.',
    costLines: [plainCost('Toestellen', cents(cost))],
    ...NO_DETAILS,
    location: null,
    areaId: null,
    state: 'eligible',
    proposedBy: null,
    enteredBy: null,
    coInitiators: [],
    withdrawalReason: null,
    screenedBy: null,
    screeningReason: null,
    submittedAt: now,
    importedCode: null,
    createdAt: now,
    savedAt: now,
    version: 1,
  };
}
