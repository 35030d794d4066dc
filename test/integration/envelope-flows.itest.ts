import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aChart, type Chart, grant, type JournalItem, LedgerDoor } from '../support/ledger-door.js';
import { aMunicipality } from '../support/municipality.factory.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const refusal = (refused: string): object => ({ refused });

describe('the flows of envelopes and of the line', () => {
  let database: TestDatabase;
  let door: LedgerDoor;
  let chart: Chart;
  let envelope: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    door = await LedgerDoor.open(database, (await aMunicipality({ database })).id);
  });

  /** Each test has a budget of 1,000 of which an envelope has 600. */
  beforeEach(async () => {
    chart = aChart();
    envelope = `envelope:${randomUUID()}`;
    await door.openAccounts([...Object.values(chart), envelope]);
    await door.post([grant(chart, 1_000), item('envelope-split', chart.budget, envelope, 600)]);
  });

  afterAll(async () => {
    await door.close();
    await database.drop();
  });

  function item(code: string, debit: string, credit: string, amount: number): JournalItem {
    const kind = code === 'application-reserve' ? 'pending' : 'posted';
    return { id: randomUUID(), kind, code, debit, credit, amount: `${amount}` };
  }

  const resolution = (kind: 'post' | 'void', code: string, pendingId: string): JournalItem => ({
    id: randomUUID(),
    kind,
    code,
    pendingId,
  });

  it('lead from budget to envelope and back, and from both to an initiative', async () => {
    const { budget, allocated } = chart;
    const later = aChart();
    await door.openAccounts(Object.values(later));

    const answers = [
      await door.post([item('envelope-return', envelope, budget, 100)]),
      await door.post([item('allocation', envelope, allocated, 100)]),
      await door.post([item('allocation', budget, allocated, 100)]),
      await door.post([item('application-reserve', envelope, allocated, 100)]),
      await door.post([item('carry-over', budget, later.budget, 100)]),
    ];

    expect(answers).toEqual([1, 1, 1, 1, 1]);
    expect(await door.faults()).toEqual([]);
  });

  const astray: [string, (chart: Chart, envelope: string) => JournalItem][] = [
    ['the council to an envelope', ({ council }, to) => item('envelope-split', council, to, 1)],
    [
      'an envelope to a budget as a split',
      ({ budget }, from) => item('envelope-split', from, budget, 1),
    ],
    [
      'a budget to an envelope as a return',
      ({ budget }, to) => item('envelope-return', budget, to, 1),
    ],
    ['an envelope to another year', ({ budget }, from) => item('carry-over', from, budget, 1)],
    ['an envelope to an envelope', (_, from) => item('envelope-split', from, from, 1)],
    [
      'an envelope to the council',
      ({ council }, from) => item('envelope-return', from, council, 1),
    ],
    ['an envelope to the payee', ({ paid }, from) => item('allocation', from, paid, 1)],
    [
      'an initiative to an envelope',
      ({ allocated }, to) => item('envelope-return', allocated, to, 1),
    ],
  ];
  it.each(astray)('move no money from %s', async (_, make) => {
    expect(await door.post([make(chart, envelope)])).toEqual(refusal('transfer_follows_flow'));
  });

  it('take nothing over the ceiling of an envelope: a reservation counts at once', async () => {
    const { allocated, budget } = chart;
    await door.post([item('application-reserve', envelope, allocated, 500)]);

    const answers = [
      await door.post([item('application-reserve', envelope, allocated, 101)]),
      await door.post([item('allocation', envelope, allocated, 101)]),
      await door.post([item('envelope-return', envelope, budget, 101)]),
      await door.post([item('envelope-split', budget, envelope, 401)]),
    ];

    expect(answers).toEqual(Array.from(answers, () => refusal('account_ceiling')));
  });

  it('resolve a reservation of the line once, by an award or a release and by nothing else', async () => {
    const { allocated } = chart;
    const reserved = item('application-reserve', envelope, allocated, 500);
    await door.post([reserved]);

    const answers = [
      await door.post([resolution('post', 'tranche-release', reserved.id)]),
      await door.post([resolution('void', 'application-award', reserved.id)]),
      await door.post([resolution('post', 'application-award', reserved.id)]),
      await door.post([resolution('void', 'application-release', reserved.id)]),
    ];

    expect(answers).toEqual([
      refusal('transfer_follows_flow'),
      refusal('transfer_flow'),
      1,
      refusal('transfer_one_resolution'),
    ]);
    expect(await door.faults()).toEqual([]);
  });

  it('hold no account of another municipality, and tell nothing of it', async () => {
    const own = await door.query('SELECT * FROM ledger.hold_account($1)', [envelope]);
    const elsewhere = await LedgerDoor.open(database, (await aMunicipality({ database })).id);
    const others = await elsewhere.query('SELECT * FROM ledger.hold_account($1)', [envelope]);
    await elsewhere.close();

    expect(own).toEqual([{ credits: '600', debits: '0', pending: '0' }]);
    expect(others).toEqual([]);
  });
});
