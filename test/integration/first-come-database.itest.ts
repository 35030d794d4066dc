import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/api.js';
import {
  aDraft,
  aLine,
  aLineBudget,
  aLineTown,
  inLine,
  type LineTown,
} from '../support/first-come-line.factory.js';
import { asOwner } from '../support/municipality.factory.js';
import { asService } from '../support/round.factory.js';

describe('the line of first come, first served, in the database', () => {
  let api: TestApi;
  let town: LineTown;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aLineTown(api, 4);
    await inLine(town, await aLine(town, { budgetId: await aLineBudget(town, 100) }), 100);
  });

  afterAll(() => api.close());

  it.each(['application', 'application_step'])('keeps %s as it was', async (table) => {
    for (const sql of [`UPDATE ${table} SET round_id = round_id`, `DELETE FROM ${table}`]) {
      await expect(asOwner(api, sql)).rejects.toThrow('append_only');
      await expect(asService(api, town.town, sql)).rejects.toThrow('permission denied');
    }
    await expect(asOwner(api, `TRUNCATE ${table} CASCADE`)).rejects.toThrow('append_only');
  });

  it('takes no place out of order, no other cost, and no place outside a first-come round', async () => {
    const round = await aLine(town, { budgetId: await aLineBudget(town, 100_000) });
    await inLine(town, round, 60_000);
    const draft = await aDraft(town, round, { by: 1, costCents: 500 });
    const other = await aLine(town, {});
    const inOther = await aDraft(town, other, { by: 1, costCents: 500 });
    await asOwner(api, `UPDATE round SET mode = 'assembly' WHERE id = $1`, [other.id]);
    const insert = (
      place: number,
      cost: number,
      given: { readonly at?: string; readonly round?: string; readonly id?: string } = {},
    ): Promise<unknown> =>
      asService(
        api,
        town.town,
        `INSERT INTO application (round_id, initiative_id, place, complete_at, cost_cents) VALUES ($1, $2, $3, $4, $5)`,
        [
          given.round ?? round.id,
          given.id ?? draft.initiativeId,
          place,
          given.at ?? '2099-01-01T00:00:00Z',
          cost,
        ],
      );

    await expect(insert(3, 500)).rejects.toThrow('application_in_order');
    await expect(insert(1, 500)).rejects.toThrow('application_in_order');
    await expect(insert(2, 500, { at: '2020-01-01T00:00:00Z' })).rejects.toThrow(
      'application_in_order',
    );
    await expect(insert(2, 499)).rejects.toThrow('application_cost_of_plan');
    await expect(insert(1, 500, { round: other.id, id: inOther.initiativeId })).rejects.toThrow(
      'application_first_come',
    );
  });

  it('takes no step that the ledger does not bear out, or that is off the route', async () => {
    const budgetId = await aLineBudget(town, 100_000);
    const round = await aLine(town, { budgetId, ceilingCents: 70_000 });
    const [held, waits] = await inLine(town, round, 60_000, 50_000);
    const [{ transfer } = { transfer: '' }] = await asOwner<{ transfer: string }>(
      api,
      `SELECT transfer_id AS transfer FROM application_step WHERE round_id = $1 AND number = 1`,
      [round.id],
    );
    const step = (
      initiativeId: string | undefined,
      kind: string,
      given: { readonly number?: number; readonly transferId?: string } = {},
    ): Promise<unknown> =>
      asService(
        api,
        town.town,
        `INSERT INTO application_step (round_id, number, initiative_id, kind, left_before_cents, left_after_cents, transfer_id, happened_at)
         VALUES ($1, $2, $3, $4, 0, 0, $5, now())`,
        [round.id, given.number ?? 3, initiativeId, kind, given.transferId ?? null],
      );

    await expect(step(held?.initiativeId, 'withdraw')).rejects.toThrow(
      'application_step_in_ledger',
    );
    await expect(step(held?.initiativeId, 'promote', { transferId: transfer })).rejects.toThrow(
      'application_step_route',
    );
    await expect(step(waits?.initiativeId, 'wait')).rejects.toThrow('application_step_route');
    await expect(step(waits?.initiativeId, 'lapse', { number: 9 })).rejects.toThrow(
      'application_step_in_order',
    );
    await expect(step(waits?.initiativeId, 'promote', { transferId: transfer })).rejects.toThrow(
      /application_step_(in_ledger|transfer_once)/,
    );
  });

  it('reserves nothing above what the round divides, whatever the budget has', async () => {
    const budgetId = await aLineBudget(town, 500_000);
    const round = await aLine(town, { budgetId, ceilingCents: 70_000 });
    const [, waits] = await inLine(town, round, 60_000, 50_000);
    const id = waits?.initiativeId ?? '';
    const transferId = randomUUID();
    const reserve = [
      {
        kind: 'pending',
        id: transferId,
        debit: `budget:${budgetId}`,
        credit: `initiative:${id}:allocated`,
        amount: '50000',
        code: 'application-reserve',
      },
    ];

    // Without values these run as one transaction.
    const promoting = asService(
      api,
      town.town,
      `SELECT ledger.open_account('initiative:${id}:allocated');
       SELECT ledger.post_journal(gen_random_uuid(), 'service', now(), '${JSON.stringify(reserve)}');
       INSERT INTO application_step (round_id, number, initiative_id, kind, left_before_cents, left_after_cents, transfer_id, happened_at)
       VALUES ('${round.id}', 3, '${id}', 'promote', 50000, 0, '${transferId}', now())`,
    );

    await expect(promoting).rejects.toThrow('application_under_ceiling');
  });
});
