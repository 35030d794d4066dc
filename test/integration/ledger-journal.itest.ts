import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aChart,
  allocation,
  cancellationOf,
  type Chart,
  grant,
  LedgerDoor,
  releaseOf,
  tranche,
} from '../support/ledger-door.js';
import { aMunicipality, type TestMunicipality } from '../support/municipality.factory.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const refusal = (refused: string): object => ({ refused });
const [PREPARER, RELEASER] = [`person:${randomUUID()}`, `person:${randomUUID()}`];

describe('a journal', () => {
  let database: TestDatabase;
  let town: TestMunicipality;
  let door: LedgerDoor;
  let chart: Chart;

  beforeAll(async () => {
    database = await createTestDatabase();
    town = await aMunicipality({ database });
    door = await LedgerDoor.open(database, town.id);
  });

  /** Each test has a budget of 1,000 of which an initiative has 600. */
  beforeEach(async () => {
    await door.enter(town.id);
    chart = aChart();
    await door.openAccounts(Object.values(chart));
    await door.post([grant(chart, 1_000), allocation(chart, 600)]);
  });

  afterAll(async () => {
    await door.close();
    await database.drop();
  });

  async function balanceOf(path: string): Promise<readonly bigint[]> {
    const [row] = await door.query<{ balance: string[] }>(
      `SELECT ARRAY[debits_posted, debits_pending, credits_posted, credits_pending]::text[] AS balance
         FROM ledger.account WHERE path = $1`,
      [path],
    );
    return (row?.balance ?? []).map(BigInt);
  }

  it('moves, reserves, makes final and gives back', async () => {
    const [paid, cancelled, open] = [tranche(chart, 100), tranche(chart, 200), tranche(chart, 300)];

    await door.post([paid, cancelled, open], PREPARER);
    await door.post([releaseOf(paid.id), cancellationOf(cancelled.id)], RELEASER);

    expect(await balanceOf(chart.budget)).toEqual([600n, 0n, 1_000n, 0n]);
    expect(await balanceOf(chart.allocated)).toEqual([100n, 300n, 600n, 0n]);
    expect(await balanceOf(chart.paid)).toEqual([0n, 0n, 100n, 300n]);
  });

  it('holds the ceiling to the cent, with what is reserved', async () => {
    const open = tranche(chart, 599);
    await door.post([open], PREPARER);

    const over = await door.post([tranche(chart, 2)], PREPARER);
    const exact = await door.post([tranche(chart, 1)], PREPARER);

    expect(over).toEqual(refusal('account_ceiling'));
    expect(exact).toBe(1);
  });

  it('is recorded as a whole or not at all', async () => {
    const fits = allocation(chart, 400);

    const answer = await door.post([fits, grant(chart, 50), allocation(chart, 51)]);

    expect(answer).toEqual(refusal('account_ceiling'));
    expect(await balanceOf(chart.budget)).toEqual([600n, 0n, 1_000n, 0n]);
    expect(await door.query('SELECT FROM ledger.transfer WHERE id = $1', [fits.id])).toEqual([]);
  });

  it('changes nothing when it comes again', async () => {
    const open = tranche(chart, 100);
    const release = releaseOf(open.id);
    const send = async () => [
      await door.post([open], PREPARER),
      await door.post([release], RELEASER),
    ];

    const first = await send();
    const again = await send();

    expect([first, again]).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect(await balanceOf(chart.allocated)).toEqual([100n, 0n, 600n, 0n]);
  });

  it('is refused when an id comes again with something else', async () => {
    const open = tranche(chart, 100);
    await door.post([open], PREPARER);

    const answers = [
      await door.post([{ ...open, amount: '101' }], PREPARER),
      await door.post([{ ...open, kind: 'posted', code: 'allocation' }], PREPARER),
      await door.post([open], RELEASER),
      await door.post([{ ...grant(chart, 100), id: open.id }], PREPARER),
    ];

    expect(answers).toEqual(answers.map(() => refusal('transfer_same_content')));
  });

  it('resolves a reservation once', async () => {
    const open = tranche(chart, 100);
    await door.post([open], PREPARER);
    await door.post([cancellationOf(open.id)], PREPARER);

    const answers = [
      await door.post([releaseOf(open.id)], RELEASER),
      await door.post([cancellationOf(open.id)], RELEASER),
    ];

    expect(answers).toEqual(answers.map(() => refusal('transfer_one_resolution')));
  });

  it('is not released by the hand that reserved', async () => {
    const open = tranche(chart, 100);
    await door.post([open], PREPARER);

    const own = await door.post([releaseOf(open.id)], PREPARER);
    const other = await door.post([releaseOf(open.id)], RELEASER);

    expect(own).toEqual(refusal('transfer_four_eyes'));
    expect(other).toBe(1);
  });

  it('is of some municipality, and of a session that waits for the disk', async () => {
    await door.enter(null);
    const nowhere = await door.post([grant(chart, 1)]);
    const account = await door.refusalOf('SELECT ledger.open_account($1)', [aChart().budget]);
    await door.enter(town.id);
    await door.query('SET synchronous_commit = off');
    const loose = await door.post([grant(chart, 1)]);
    await door.query('RESET synchronous_commit');

    expect(nowhere).toEqual(refusal('journal_within_municipality'));
    expect(account).toBe('23502');
    expect(loose).toEqual(refusal('journal_is_durable'));
  });

  it.each([
    ['nothing', null],
    ['one item without a list', {}],
    ['text', 'all'],
    ['an empty list', []],
    ['more items than one event has', Array.from({ length: 10_001 }, () => 1)],
  ])('is a list of items: %s is none', async (_, items) => {
    expect(await door.post(items)).toEqual(refusal('journal_items'));
  });

  it.each([
    ['0', 'transfer_amount'],
    ['-1', 'transfer_amount'],
    ['1000000000001', 'transfer_amount'],
    ['9223372036854775807', 'transfer_amount'],
    ['9223372036854775808', '22003'],
    ['0.1', '22P02'],
    ['1e3', '22P02'],
    ['NaN', '22P02'],
    ['１００', '22P02'],
    ['', '22P02'],
  ])('has no amount of %s', async (amount, rule) => {
    expect(await door.post([{ ...grant(chart, 1), amount }])).toEqual(refusal(rule));
  });

  it.each([
    ['id', { id: null }, '23502'],
    ['id of another shape', { id: 'bench' }, '22P02'],
    ['kind', { kind: null }, '23502'],
    ['known kind', { kind: 'gift' }, 'transfer_kind'],
    ['known event', { code: null }, 'transfer_follows_flow'],
    ['amount', { amount: null }, '23502'],
    ['account', { debit: null }, 'transfer_accounts'],
  ])('has no item without %s', async (_, facts, rule) => {
    expect(await door.post([{ ...grant(chart, 1), ...facts }])).toEqual(refusal(rule));
  });

  it.each(['', 'Jan', 'person:', 'person:jan', `service:${randomUUID()}`])(
    'is by a person, a machine or the service, and not by "%s"',
    async (actor) => {
      expect(await door.post([grant(chart, 1)], actor)).toEqual(refusal('transfer_actor'));
    },
  );

  it('leaves a ledger that proves itself', async () => {
    expect(await door.faults()).toEqual([]);
  });
});
