import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aChart,
  allocation,
  type Chart,
  grant,
  type JournalItem,
  LedgerDoor,
  releaseOf,
  tranche,
} from '../support/ledger-door.js';
import { aMunicipality, type TestMunicipality } from '../support/municipality.factory.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const refusal = (refused: string): object => ({ refused });
const [PREPARER, RELEASER] = [`person:${randomUUID()}`, `person:${randomUUID()}`];

describe('the flows of money', () => {
  let database: TestDatabase;
  let town: TestMunicipality;
  let elsewhere: TestMunicipality;
  let door: LedgerDoor;
  let chart: Chart;

  beforeAll(async () => {
    database = await createTestDatabase();
    town = await aMunicipality({ database });
    elsewhere = await aMunicipality({ database });
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

  const flows: [string, (chart: Chart) => Partial<JournalItem>, string][] = [
    [
      'the council straight to an initiative',
      ({ council, allocated }) => ({ debit: council, credit: allocated, code: 'budget-grant' }),
      'transfer_follows_flow',
    ],
    [
      'the council straight to what was paid',
      ({ council, paid }) => ({ debit: council, credit: paid, code: 'allocation' }),
      'transfer_follows_flow',
    ],
    [
      'a budget back to the council',
      ({ council, budget }) => ({ debit: budget, credit: council, code: 'budget-grant' }),
      'transfer_follows_flow',
    ],
    [
      'what was paid back to an initiative',
      ({ allocated, paid }) => ({
        debit: paid,
        credit: allocated,
        code: 'tranche',
        kind: 'pending',
      }),
      'transfer_follows_flow',
    ],
    [
      'an account to itself',
      ({ budget }) => ({ debit: budget, credit: budget }),
      'transfer_follows_flow',
    ],
    [
      'an initiative to the payee at once, without a second pair of eyes',
      ({ allocated, paid }) => ({ debit: allocated, credit: paid, code: 'tranche' }),
      'transfer_flow',
    ],
    [
      'a budget to an initiative as a mere reservation',
      ({ budget, allocated }) => ({ debit: budget, credit: allocated, kind: 'pending' }),
      'transfer_flow',
    ],
    [
      'a budget to an account that was never opened',
      ({ budget }) => ({ debit: budget, credit: aChart().allocated }),
      'transfer_accounts',
    ],
    [
      'a budget by an event that nobody knows',
      ({ budget, allocated }) => ({ debit: budget, credit: allocated, code: 'gift' }),
      'transfer_follows_flow',
    ],
  ];
  it.each(flows)('moves no money from %s', async (_, factsOf, rule) => {
    const answer = await door.post([{ ...allocation(chart, 10), ...factsOf(chart) }]);

    expect(answer).toEqual(refusal(rule));
  });

  it('moves no money from one initiative to what was paid to another', async () => {
    const other = aChart();
    await door.openAccounts(Object.values(other));

    const answer = await door.post([{ ...tranche(chart, 10), credit: other.paid }], PREPARER);

    expect(answer).toEqual(refusal('transfer_follows_flow'));
  });

  it('stays within its municipality', async () => {
    const open = tranche(chart, 10);
    await door.post([open], PREPARER);
    await door.enter(elsewhere.id);

    const answers = [
      await door.post([allocation(chart, 1)]),
      await door.post([releaseOf(open.id)], RELEASER),
      await door.post([{ ...open, id: randomUUID() }]),
    ];
    const seen = await door.query('SELECT FROM ledger.account');

    expect(answers).toEqual([
      refusal('transfer_accounts'),
      refusal('transfer_pending'),
      refusal('transfer_accounts'),
    ]);
    expect(seen).toEqual([]);
  });

  it.each([
    'external:friends',
    'budget:2026',
    `budget:${randomUUID().toUpperCase()}`,
    `initiative:${randomUUID()}`,
    `initiative:${randomUUID()}:spent`,
    'external:council\n',
  ])('knows no account %j', async (path) => {
    const refused = await door.refusalOf('SELECT ledger.open_account($1)', [path]);

    expect(refused).toBe('account_in_chart');
  });
});
