import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Answer,
  type Json,
  startTestApi,
  type TestApi,
  type TestClient,
} from '../support/api.js';
import { aLineBudget, aLineTown, type LineTown } from '../support/first-come-line.factory.js';
import { created } from '../support/funded-initiative.factory.js';
import { asOwner } from '../support/municipality.factory.js';
import { asService } from '../support/round.factory.js';

describe('envelopes and carry-overs, in the database', () => {
  let api: TestApi;
  let town: LineTown;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aLineTown(api, 1);
    const budgetId = await aLineBudget(town, 1_000);
    await idOf(budgetId, { kind: 'theme', name: 'Groen', amountCents: 400 });
    await created(
      town.officer.client.post(town.path(`/budgets/${budgetId}/carry-overs`), {
        amountCents: 100,
        toYear: 2099,
        decisionReference: 'Raadsbesluit 2026-80',
      }),
    );
  });

  afterAll(() => api.close());

  const split = (
    budgetId: string,
    parts: readonly Json[],
    by: TestClient = town.treasurer.client,
  ): Promise<Answer<Json>> =>
    by.post(town.path(`/budgets/${budgetId}/splits`), { parts, decisionReference: 'Notulen 12' });
  const idOf = async (budgetId: string, part: Json): Promise<string> => {
    const { envelopes } = (await created(split(budgetId, [part]))) as { envelopes: Json[] };
    return String(envelopes[0]?.['id']);
  };

  it.each(['envelope', 'envelope_movement', 'carry_over'])('keeps %s as it was', async (table) => {
    const column = table === 'envelope' ? 'name' : 'decision_reference';

    for (const sql of [`UPDATE ${table} SET ${column} = 'x'`, `DELETE FROM ${table}`]) {
      await expect(asOwner(api, sql)).rejects.toThrow('append_only');
      await expect(asService(api, town.town, sql)).rejects.toThrow('permission denied');
    }
    await expect(asOwner(api, `TRUNCATE ${table} CASCADE`)).rejects.toThrow('append_only');
  });

  it('takes no movement or carry-over that is not what the ledger says', async () => {
    const budgetId = await aLineBudget(town, 1_000);
    const envelopeId = await idOf(budgetId, { kind: 'theme', name: 'Groen', amountCents: 400 });
    const laterId = await aLineBudget(town, 0);
    const movement = (kind: string, by: string): Promise<unknown> =>
      asService(
        api,
        town.town,
        `INSERT INTO envelope_movement (id, envelope_id, kind, amount_cents, decision_reference, batch_id, moved_by, moved_at)
         SELECT id, $1, $2, amount, 'x', $3, $4, now() FROM ledger.transfer WHERE code = 'budget-grant' LIMIT 1`,
        [envelopeId, kind, randomUUID(), by],
      );
    const carried = (from: string, to: string): Promise<unknown> =>
      asService(
        api,
        town.town,
        `INSERT INTO carry_over (id, from_budget_id, to_budget_id, amount_cents, decision_reference, carried_by, carried_at)
         SELECT id, $1, $2, amount, 'x', $3, now() FROM ledger.transfer WHERE code = 'budget-grant' LIMIT 1`,
        [from, to, town.officer.id],
      );

    await expect(movement('split', town.chair.id)).rejects.toThrow('envelope_movement_in_ledger');
    await expect(movement('return', town.chair.id)).rejects.toThrow('envelope_movement_in_ledger');
    await expect(carried(budgetId, laterId)).rejects.toThrow('carry_over_in_ledger');
    await expect(carried(laterId, budgetId)).rejects.toThrow('carry_over_forward');
    await expect(carried(budgetId, budgetId)).rejects.toThrow('carry_over_forward');
  });

  it('takes an envelope of a buurt of the wijk only, and of a budget of the team only', async () => {
    const budgetId = await aLineBudget(town, 0);
    const insert = (kind: string, areaId: string | null, wijkteamId: string): Promise<unknown> =>
      asService(
        api,
        town.town,
        `INSERT INTO envelope (id, budget_id, wijkteam_id, kind, name, area_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, now())`,
        [randomUUID(), budgetId, wijkteamId, kind, randomUUID(), areaId],
      );
    const { wijkteamId, areaId } = town.town;

    await expect(insert('area', areaId, wijkteamId)).rejects.toThrow('envelope_buurt_of_wijk');
    await expect(insert('area', null, wijkteamId)).rejects.toThrow('envelope_area_of_kind');
    await expect(insert('theme', null, randomUUID())).rejects.toThrow('envelope_budget');
    await expect(insert('theme', null, wijkteamId)).resolves.toBeDefined();
  });
});
