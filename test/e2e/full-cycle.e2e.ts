import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json, TestClient } from '../support/api.js';
import { grantBudget, moveRound, openRound, screen, submitPlan } from './support/a-voting-round.js';
import {
  type CountedInitiative,
  greedyByHand,
  mailsIn,
  statusesOf,
  totalOf,
} from './support/by-hand.js';
import { type RunningService, startRunningService } from './support/running-service.js';
import {
  bodyOf,
  buildTown,
  type Created,
  eventually,
  inBatches,
  registerResidents,
  type Town,
} from './support/town.js';

const RESIDENTS = 470;
const BUDGET_CENTS = 3_000_000;
const PLANS = [
  { title: 'Pluktuin bij de school', costs: [450_000, 350_000] },
  { title: 'Bankjes langs de singel', costs: [620_000] },
  { title: 'Buurtmaaltijd elke maand', costs: [180_000, 120_000] },
  { title: 'Speelplek voor peuters', costs: [1_250_000, 300_000] },
  { title: 'Geveltuinen in de Kerkstraat', costs: [275_000] },
  { title: 'Repaircafé in het wijkhuis', costs: [190_000] },
] as const;

type Payment = Json & { readonly id: string };

/** One walk through the service, in order: each step stands on the one before it. */
describe('the full cycle, over HTTP, with two apis and two workers', () => {
  let service: RunningService;
  let town: Town;
  let residents: readonly TestClient[];
  let budgetId: string;
  let roundId: string;
  let initiatives: CountedInitiative[] = [];
  let winners: CountedInitiative[] = [];
  let tallyRunId: string;

  beforeAll(async () => {
    service = await startRunningService({ apis: 2, workers: 2 });
    town = await buildTown(service, 'lindewaard');
  }, 180_000);

  afterAll(() => service.close());

  it('gives the wijkteam a budget', async () => {
    budgetId = await grantBudget(town, BUDGET_CENTS);

    const read = bodyOf(await town.chair.get(town.path(`/budgets/${budgetId}`)), 200);
    expect(read).toMatchObject({ grantedCents: BUDGET_CENTS, availableCents: BUDGET_CENTS });
  });

  it('registers residents, who sign in with the code of their letter', async () => {
    residents = await registerResidents(service, town, RESIDENTS);

    const me = bodyOf(await residents[0]!.get(town.path('/sessions/current')), 200);
    expect(me['roles']).toEqual([{ role: 'resident', wijkteamId: town.wijkteamId }]);
  });

  it('opens a round with its rules', async () => {
    roundId = await openRound(town, budgetId, BUDGET_CENTS);

    const round = bodyOf(await town.chair.get(town.path(`/rounds/${roundId}`)), 200);
    expect(round).toMatchObject({ phase: 'submission', rulesHash: null });
  });

  it('takes initiatives, which the wijkteam screens', async () => {
    for (const [index, plan] of PLANS.entries()) {
      const id = await submitPlan(town, roundId, residents[index]!, plan);
      const costCents = plan.costs.reduce<number>((sum, each) => sum + each, 0);
      initiatives.push({ id, costCents, votes: 0 });
    }
    await moveRound(town, roundId, 'start-screening');
    const rejected = initiatives.pop()!;
    await screen(town, rejected.id, 'Het wijkhuis doet dit al.');
    for (const { id } of initiatives) await screen(town, id, null);

    await moveRound(town, roundId, 'open-voting');

    const paper = bodyOf(
      await residents[0]!.get(town.path(`/rounds/${roundId}/ballot-paper`)),
      200,
    );
    expect(paper['lines']).toHaveLength(PLANS.length - 1);
  });

  it('counts 470 ballots in, and none of the 30 that break a rule', async () => {
    const cast = (voter: TestClient, choices: readonly unknown[]) =>
      voter.post(town.path(`/rounds/${roundId}/ballots`), { choices });
    const votesOf = new Map<string, number>();
    const ids = initiatives.map(({ id }) => id);
    const malformed = await inBatches(10, (index) =>
      cast(residents[index]!, [{ initiativeId: `not-an-id-${index}` }]),
    );
    const overLimit = await inBatches(10, (index) =>
      cast(
        residents[index]!,
        ids.slice(0, 5).map((initiativeId) => ({ initiativeId })),
      ),
    );

    const counted = await inBatches(RESIDENTS, (index) => {
      const choices = choicesOf(index, ids);
      for (const id of choices) votesOf.set(id, (votesOf.get(id) ?? 0) + 1);
      return cast(
        residents[index]!,
        choices.map((initiativeId) => ({ initiativeId })),
      );
    });
    const again = await inBatches(10, (index) =>
      cast(residents[index]!, [{ initiativeId: ids[index % ids.length] }]),
    );

    expect(statusesOf(malformed)).toEqual({ 400: 10 });
    expect(statusesOf(overLimit)).toEqual({ 400: 10 });
    expect(statusesOf(counted)).toEqual({ 201: RESIDENTS });
    expect(statusesOf(again)).toEqual({ 409: 10 });
    const turnout = bodyOf(await town.chair.get(town.path(`/rounds/${roundId}/turnout`)), 200);
    expect(turnout).toMatchObject({ ballotCount: RESIDENTS, entitledCount: RESIDENTS });
    initiatives = initiatives.map((each) => ({ ...each, votes: votesOf.get(each.id) ?? 0 }));
  });

  it('closes the vote, and refuses what comes later', async () => {
    await moveRound(town, roundId, 'close-voting');
    const [late] = await registerResidents(service, town, 1);

    const answer = await late!.post(town.path(`/rounds/${roundId}/ballots`), {
      choices: [{ initiativeId: initiatives[0]!.id }],
    });

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ type: 'urn:wijkkas:problem:voting-closed' });
  });

  it('counts by job, to the result that the rule gives', async () => {
    const runs = await eventually(
      () => town.chair.get<Created[]>(town.path(`/rounds/${roundId}/tally-runs`)),
      ({ status, body }) => status === 200 && body.length > 0,
    );
    tallyRunId = runs.body[0]!.id;

    const run = bodyOf(
      await town.chair.get(town.path(`/rounds/${roundId}/tally-runs/${tallyRunId}`)),
      200,
    );

    winners = greedyByHand(initiatives, BUDGET_CENTS);
    expect(run).toMatchObject({
      rule: 'greedy@1',
      ballotCount: RESIDENTS,
      spentCents: totalOf(winners),
    });
    const named = run['winners'] as readonly { initiativeId: string }[];
    expect(named.map(({ initiativeId }) => initiativeId)).toEqual(winners.map(({ id }) => id));
  });

  it('allocates what the count says, by decision of the chair', async () => {
    const decision = bodyOf(
      await town.chair.post(town.path(`/rounds/${roundId}/allocation-decisions`), { tallyRunId }),
    );

    expect(decision['totalCents']).toBe(totalOf(winners));
    const budget = bodyOf(await town.chair.get(town.path(`/budgets/${budgetId}`)), 200);
    expect(budget).toMatchObject({
      allocatedCents: totalOf(winners),
      availableCents: BUDGET_CENTS - totalOf(winners),
    });
  });

  it('pays two tranches, each by two different officers', async () => {
    const [first, second] = town.financeOfficers;
    const winner = winners[0]!;
    const advance = Math.floor(winner.costCents / 3);

    const one = await prepare(first, winner.id, advance);
    const alone = await first.post(town.path(`/payments/${one.id}/releases`), {});
    bodyOf(await second.post(town.path(`/payments/${one.id}/releases`), {}));
    const two = await prepare(second, winner.id, winner.costCents - advance);
    bodyOf(await first.post(town.path(`/payments/${two.id}/releases`), {}));
    const tooMuch = await first.post(town.path(`/initiatives/${winner.id}/payments`), paymentOf(1));

    expect(alone.status).toBe(403);
    expect(alone.body).toMatchObject({ type: 'urn:wijkkas:problem:same-officer' });
    expect(tooMuch.status).toBe(409);
    expect(tooMuch.body).toMatchObject({ type: 'urn:wijkkas:problem:ceiling-exceeded' });
    expect(bodyOf(await first.get(town.path(`/payments/${two.id}`)), 200)).toMatchObject({
      trancheNumber: 2,
      state: 'released',
    });
  });

  it('tells the payee by mail, once for each tranche', async () => {
    const mails = await eventually(
      () => Promise.resolve(mailsIn(service.mailFolder)),
      (found) => found.length >= 2,
    );

    expect(mails).toHaveLength(2);
    for (const mail of mails) {
      expect(mail).toContain('penningmeester@pluktuin.example');
      expect(mail).not.toContain('NL91ABNA0417164300');
    }
  });

  it('leaves a ledger that is balanced to the cent', async () => {
    const proof = bodyOf(await town.auditor.get(town.path('/ledger-proof')), 200);
    const accounts = bodyOf(
      await town.auditor.get<Json[]>(town.path('/ledger-accounts?perPage=100')),
      200,
    );

    expect(proof).toEqual({ isSound: true, faults: [] });
    const balances = new Map(accounts.map((each) => [each['path'] as string, each]));
    const winner = winners[0]!;
    expect(balances.get(`budget:${budgetId}`)).toMatchObject({
      creditsPostedCents: BUDGET_CENTS,
      debitsPostedCents: totalOf(winners),
    });
    expect(balances.get(`initiative:${winner.id}:allocated`)).toMatchObject({
      creditsPostedCents: winner.costCents,
      debitsPostedCents: winner.costCents,
      debitsPendingCents: 0,
    });
    expect(balances.get(`initiative:${winner.id}:paid`)).toMatchObject({
      creditsPostedCents: winner.costCents,
    });
  });

  it('leaves an audit trail of every step, without a voter in it', async () => {
    const entries = await allAuditEntries();

    const actions = new Set(entries.map(({ action }) => action));
    for (const action of [
      'create-municipality',
      'grant-budget',
      'create-round',
      'open-voting',
      'close-voting',
      'record-tally',
      'decide-allocation',
      'prepare-payment',
      'release-payment',
    ]) {
      expect(actions).toContain(action);
    }
    expect(entries.filter(({ action }) => String(action).includes('ballot'))).toEqual([]);
  });

  async function prepare(
    officer: TestClient,
    initiativeId: string,
    amountCents: number,
  ): Promise<Payment> {
    return bodyOf(
      await officer.post<Payment>(
        town.path(`/initiatives/${initiativeId}/payments`),
        paymentOf(amountCents),
      ),
    );
  }

  async function allAuditEntries(): Promise<Json[]> {
    const entries: Json[] = [];
    for (let page = 1; ; page += 1) {
      const found = bodyOf(
        await town.auditor.get<Json[]>(town.path(`/audit-entries?perPage=100&page=${page}`)),
        200,
      );
      entries.push(...found);
      if (found.length < 100) return entries;
    }
  }
});

function paymentOf(amountCents: number): Json {
  return {
    amountCents,
    payeeName: 'Stichting Pluktuin',
    payeeIban: 'NL91 ABNA 0417 1643 00',
    payeeEmail: 'penningmeester@pluktuin.example',
    description: 'Tranche voor de pluktuin',
  };
}

/** One to four choices, uneven, so that the initiatives get different numbers of votes. */
function choicesOf(index: number, ids: readonly string[]): string[] {
  const first = (index * index) % ids.length;
  const count = 1 + (index % 3);
  return Array.from({ length: count }, (_, step) => ids[(first + step) % ids.length]!);
}
