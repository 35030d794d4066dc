import type { TestClient } from '../../support/api.js';
import { bodyOf, type Created, type Town } from './town.js';

export type VotingRound = {
  readonly id: string;
  readonly budgetId: string;
  readonly initiativeIds: readonly string[];
};

export type Plan = { readonly title: string; readonly costs: readonly number[] };

/** The council gives the wijkteam its budget of this year. */
export async function grantBudget(town: Town, amountCents: number): Promise<string> {
  const [officer] = town.financeOfficers;
  const { id } = bodyOf(
    await officer.post<Created>(town.path('/budgets'), {
      wijkteamId: town.wijkteamId,
      year: new Date().getFullYear(),
    }),
  );
  bodyOf(
    await officer.post(town.path(`/budgets/${id}/grants`), {
      amountCents,
      decisionReference: 'Raadsbesluit 2026/17',
    }),
  );
  return id;
}

/** A round in which up to four initiatives may be chosen, open for submissions. */
export async function openRound(
  town: Town,
  budgetId: string,
  budgetCents: number,
): Promise<string> {
  const { id } = bodyOf(
    await town.chair.post<Created>(town.path('/rounds'), {
      wijkteamId: town.wijkteamId,
      budgetId,
      title: 'Voorjaarsronde',
      mode: 'resident-vote',
      rules: {
        budgetCents,
        ballot: { type: 'approval', choicesMin: 1, choicesMax: 4 },
        tally: { rule: 'greedy@1' },
      },
    }),
  );
  await moveRound(town, id, 'open-submission');
  return id;
}

export async function moveRound(town: Town, roundId: string, event: string): Promise<void> {
  bodyOf(await town.chair.post(town.path(`/rounds/${roundId}/phase-transitions`), { event }));
}

/** A resident writes a plan down and sends it in. */
export async function submitPlan(
  town: Town,
  roundId: string,
  proposer: TestClient,
  { title, costs }: Plan,
): Promise<string> {
  const { id } = bodyOf(
    await proposer.post<Created>(town.path(`/rounds/${roundId}/initiatives`), {
      title,
      summary: `${title}, voor en door de buurt.`,
      areaId: town.areaId,
      location: { longitude: 5.12, latitude: 52.09 },
      costLines: costs.map((amountCents, line) => ({
        description: `Post ${line + 1}`,
        amountCents,
      })),
    }),
  );
  bodyOf(await proposer.post(town.path(`/initiatives/${id}/submissions`), {}));
  return id;
}

export async function screen(
  town: Town,
  initiativeId: string,
  rejection: string | null,
): Promise<void> {
  bodyOf(
    await town.member.post(town.path(`/initiatives/${initiativeId}/screenings`), {
      outcome: rejection === null ? 'accept' : 'reject',
      reason: rejection,
    }),
  );
}

/** A round in which voting has just opened, over plans of a thousand euro each. */
export async function aVotingRound(
  town: Town,
  proposer: TestClient,
  plans: number,
): Promise<VotingRound> {
  const budgetId = await grantBudget(town, 100_000 * plans);
  const id = await openRound(town, budgetId, 100_000 * plans);
  const initiativeIds: string[] = [];
  for (let number = 1; number <= plans; number += 1) {
    const plan = { title: `Plan ${number}`, costs: [100_000] };
    initiativeIds.push(await submitPlan(town, id, proposer, plan));
  }
  await moveRound(town, id, 'start-screening');
  for (const initiativeId of initiativeIds) await screen(town, initiativeId, null);
  await moveRound(town, id, 'open-voting');
  return { id, budgetId, initiativeIds };
}
