import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { faultsInLine } from '#domain';
import { type Answer, type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  aDraft,
  aLine,
  aLineBudget,
  aLineTown,
  counters,
  type Draft,
  inLine,
  ledgerFaults,
  lineOf,
  type LineTown,
  publicList,
  screen,
  submit,
  withdraw,
} from '../support/first-come-line.factory.js';
import { created } from '../support/funded-initiative.factory.js';
import { aPerson, asOwner } from '../support/municipality.factory.js';
import type { TestRound } from '../support/round.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;
const MOVES = 'phase-transitions';

describe('the line of first come, first served', () => {
  let api: TestApi;
  let town: LineTown;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aLineTown(api, 4);
  });

  afterAll(() => api.close());

  const statesOf = async (round: TestRound): Promise<string[]> => {
    const list = await publicList(town, round);
    expect(faultsInLine(lineOf(list))).toEqual([]);
    return list.map(({ state }) => state);
  };
  const kindsOf = async (round: TestRound): Promise<string[]> =>
    (await publicList(town, round)).map(({ steps }) => steps.map(({ kind }) => kind).join(' '));
  const award = (round: TestRound, { initiativeId }: Draft): Promise<Answer<Json>> =>
    town.chair.client.post(`${round.path}/allocation-decisions`, {
      initiativeIds: [initiativeId],
      motivation: 'Het plan past bij de buurt.',
    });

  it('tells each applicant the place and the figures, and lets a smaller plan past a larger one', async () => {
    const round = await aLine(town, { budgetId: await aLineBudget(town, 100_000) });
    const drafts = await Promise.all(
      [60_000, 50_000, 40_000, 1].map((costCents, by) => aDraft(town, round, { by, costCents })),
    );

    const told: unknown[] = [];
    for (const draft of drafts) told.push((await submit(town, draft)).body['application']);

    expect(told).toMatchObject([
      { place: 1, state: 'reserved', leftBeforeCents: 100_000, leftAfterCents: 40_000 },
      { place: 2, state: 'waiting', leftBeforeCents: 40_000, leftAfterCents: 40_000 },
      { place: 3, state: 'reserved', leftBeforeCents: 40_000, leftAfterCents: 0 },
      { place: 4, state: 'waiting', leftBeforeCents: 0, leftAfterCents: 0 },
    ]);
    const list = await publicList(town, round);
    expect(list[1]?.steps).toMatchObject([{ reason: 'does-not-fit', shortCents: 10_000 }]);
    expect(JSON.stringify(list)).not.toContain(town.residents[0]?.id);
    const line = await new TestClient(api).get(`${round.path}/application-line`);
    expect(line.body).toMatchObject({
      reservedCents: 100_000,
      awardedCents: 0,
      leftCents: 0,
      counts: { reserved: 2, waiting: 2, awarded: 0 },
    });
  });

  it('gives a place only to what is complete', async () => {
    const round = await aLine(town, { budgetId: await aLineBudget(town, 100_000) });
    const draft = await aDraft(town, round, { by: 0, costCents: 100 });
    await asOwner(api, 'DELETE FROM cost_line WHERE initiative_id = $1', [draft.initiativeId]);

    const answer = await submit(town, draft);

    expect(answer.status).toBe(400);
    expect(await publicList(town, round)).toEqual([]);
  });

  it('awards what was reserved, and nobody who still waits', async () => {
    const budgetId = await aLineBudget(town, 100_000);
    const round = await aLine(town, { budgetId });
    const [first, second] = await inLine(town, round, 60_000, 50_000);
    if (first === undefined || second === undefined) throw new Error('Two drafts were asked for.');
    for (const { initiativeId } of [first, second]) await screen(town, initiativeId, 'accept');

    const answers = [await award(round, second), await award(round, first)];

    expect(answers.map(({ status }) => status)).toEqual([409, 201]);
    expect(answers[0]?.body['type']).toBe(problem('application-waiting'));
    expect(await statesOf(round)).toEqual(['awarded', 'waiting']);
    expect(await counters(town, `budget:${budgetId}`)).toEqual({
      credits: 100_000,
      debits: 60_000,
      pending: 0,
    });
    expect(await ledgerFaults(town)).toEqual([]);
  });

  it('frees money by a withdrawal and by a rejection, also of one that was accepted', async () => {
    const round = await aLine(town, { budgetId: await aLineBudget(town, 100_000) });
    const [first, second] = await inLine(town, round, 60_000, 40_000, 60_000, 45_000);
    if (first === undefined || second === undefined) throw new Error('Four drafts were asked for.');
    await screen(town, first.initiativeId, 'accept');

    await created(withdraw(town, first));
    await created(screen(town, second.initiativeId, 'reject'));

    expect(await kindsOf(round)).toEqual([
      'reserve withdraw',
      'reserve reject',
      'wait promote',
      'wait',
    ]);
    expect(await statesOf(round)).toEqual(['withdrawn', 'refused', 'reserved', 'waiting']);
    const trail = await asOwner<{ action: string }>(
      api,
      `SELECT action FROM audit_entry WHERE municipality_id = $1 AND action = 'promote-application'
          AND subject_id IN (SELECT initiative_id::text FROM application WHERE round_id = $2)`,
      [town.town.id, round.id],
    );
    expect(trail).toHaveLength(1);
  });

  it('keeps what an application costs as it was at its place, and lets its words be mended', async () => {
    const round = await aLine(town, { budgetId: await aLineBudget(town, 100_000) });
    const [draft] = await inLine(town, round, 60_000);
    const helper = await aPerson(api, town.town, 'contact-person');
    const url = town.path(`/initiatives/${draft?.initiativeId ?? ''}`);
    const version = Number((await helper.client.get(url)).headers.get('etag')?.replaceAll('"', ''));

    const dearer = await helper.client.patch(
      url,
      { costLines: [{ description: 'Alles', amountCents: 70_000 }], reason: 'Het werd duurder.' },
      version,
    );
    const parted = await helper.client.patch(
      url,
      {
        title: 'Een beter woord',
        reason: 'Duidelijker.',
        costLines: [
          { description: 'Hout', amountCents: 20_000 },
          { description: 'Verf', amountCents: 40_000 },
        ],
      },
      version,
    );

    expect([dearer.status, dearer.body['type']]).toEqual([409, problem('cost-in-line')]);
    expect(parted.status).toBe(200);
    await expect(
      asOwner(api, 'UPDATE cost_line SET amount_cents = 1 WHERE initiative_id = $1', [
        draft?.initiativeId,
      ]),
    ).rejects.toThrow('cost_line_in_line');
  });

  it('ends when the round takes no more applications: what nobody decided on falls back', async () => {
    const budgetId = await aLineBudget(town, 100_000);
    const round = await aLine(town, { budgetId });
    await inLine(town, round, 60_000, 50_000, 40_000);

    const closed = await town.chair.client.post(`${round.path}/${MOVES}`, { event: 'close' });

    expect(closed.status).toBe(201);
    expect(await statesOf(round)).toEqual(['lapsed', 'lapsed', 'lapsed']);
    expect(await counters(town, `budget:${budgetId}`)).toMatchObject({ debits: 0, pending: 0 });
    expect(await ledgerFaults(town)).toEqual([]);
  });

  it('is no line in the other modes', async () => {
    const round = await aLine(town, { budgetId: await aLineBudget(town, 100_000) });
    await asOwner(api, `UPDATE round SET mode = 'assembly' WHERE id = $1`, [round.id]);
    const draft = await aDraft(town, round, { by: 0, costCents: 100 });

    const answer = await submit(town, draft);

    expect(answer.status).toBe(201);
    expect(answer.body['application']).toBeNull();
    expect(await publicList(town, round)).toEqual([]);
  });

  it('decides on the money only while it is held: two lines that race for the last of one budget', async () => {
    const budgetId = await aLineBudget(town, 50_000);
    const rounds = [await aLine(town, { budgetId }), await aLine(town, { budgetId })];
    const drafts = await Promise.all(
      rounds.map((round, by) => aDraft(town, round, { by, costCents: 40_000 })),
    );
    const holder = new pg.Client({ connectionString: api.database.ownerUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM ledger.account WHERE path = $1 FOR UPDATE', [
      `budget:${budgetId}`,
    ]);

    const racing = drafts.map((draft) => submit(town, draft));
    await untilWaiting(2);
    await holder.query('COMMIT');
    await holder.end();
    const answers = await Promise.all(racing);

    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const told = answers.map(({ body }) => body['application'] as Json);
    expect(told.map(({ state }) => state).toSorted()).toEqual(['reserved', 'waiting']);
    expect(told.map(({ leftBeforeCents }) => leftBeforeCents).toSorted()).toEqual([10_000, 50_000]);
  });

  /** Waits until this many sessions of the test's database wait for a lock. */
  async function untilWaiting(count: number): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const rows = await asOwner(
        api,
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (rows.length >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('Nobody came to wait.');
  }
});
