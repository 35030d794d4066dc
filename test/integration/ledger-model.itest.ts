import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type JournalItem, LedgerDoor } from '../support/ledger-door.js';
import { type Counters, LedgerModel } from '../support/ledger-model.js';
import { asOwner } from '../support/municipality.factory.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const COMMANDS = process.env['WIJKKAS_HEAVY'] === '1' ? 100_000 : 2_000;
const COMMANDS_PER_RUN = 100;
const TIMEOUT_MS = 30 * 60_000;

const CODES = ['budget-grant', 'allocation', 'tranche', 'tranche-release', 'tranche-cancel'];
const ACTORS = Array.from({ length: 3 }, () => `person:${randomUUID()}`);

/** Mostly amounts that fit a few times into each other; now and then one at a bound. */
const amount = fc.oneof(
  { weight: 12, arbitrary: fc.bigInt(1n, 60n) },
  { weight: 4, arbitrary: fc.bigInt(100n, 900n) },
  { weight: 1, arbitrary: fc.constantFrom(0n, 1n, 1_000_000_000_000n, 1_000_000_000_001n) },
);
const largeAmount = fc.oneof({ weight: 9, arbitrary: fc.bigInt(500n, 5_000n) }, amount);
const pick = fc.nat(10_000);

/** What somebody wants; which transfer it is about follows from what is there by then. */
const intent = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ want: fc.constant('grant' as const), pick, amount: largeAmount }),
  },
  { weight: 4, arbitrary: fc.record({ want: fc.constant('allocate' as const), pick, amount }) },
  { weight: 6, arbitrary: fc.record({ want: fc.constant('reserve' as const), pick, amount }) },
  { weight: 4, arbitrary: fc.record({ want: fc.constant('release' as const), pick, amount }) },
  { weight: 2, arbitrary: fc.record({ want: fc.constant('cancel' as const), pick, amount }) },
  { weight: 2, arbitrary: fc.record({ want: fc.constant('repeat' as const), pick, amount }) },
  { weight: 1, arbitrary: fc.record({ want: fc.constant('twist' as const), pick, amount }) },
  { weight: 1, arbitrary: fc.record({ want: fc.constant('stray' as const), pick, amount }) },
);
const command = fc.record({
  actor: fc.constantFrom(...ACTORS),
  intents: fc.oneof(
    { weight: 3, arbitrary: fc.tuple(intent) },
    { weight: 1, arbitrary: fc.array(intent, { minLength: 2, maxLength: 3 }) },
  ),
});

type Intent = typeof intent extends fc.Arbitrary<infer Value> ? Value : never;

/** A town of a run: two budgets, three initiatives, and the items that were sent so far. */
class Town {
  readonly budgets = [0, 1].map(() => `budget:${randomUUID()}`);
  readonly initiatives = [0, 1, 2].map(() => `initiative:${randomUUID()}`);
  readonly paths = [
    'external:council',
    ...this.budgets,
    ...this.initiatives.flatMap((each) => [`${each}:allocated`, `${each}:paid`]),
  ];
  readonly model = new LedgerModel(this.paths);
  /** One of them was never opened. */
  private readonly anywhere = [...this.paths, `budget:${randomUUID()}`];
  private readonly sent: JournalItem[] = [];

  itemFor(wanted: Intent): JournalItem {
    const item = this.itemOf(wanted);
    this.sent.push(item);
    return item;
  }

  private itemOf({ want, pick, amount }: Intent): JournalItem {
    const [id, cents] = [randomUUID(), amount.toString()];
    const budget = at(this.budgets, pick);
    const initiative = at(this.initiatives, pick >> 3);
    const [allocated, paid] = [`${initiative}:allocated`, `${initiative}:paid`];
    const posted = { id, kind: 'posted', amount: cents };
    switch (want) {
      case 'grant':
        return { ...posted, code: 'budget-grant', debit: 'external:council', credit: budget };
      case 'allocate':
        return { ...posted, code: 'allocation', debit: budget, credit: allocated };
      case 'reserve':
        return { ...posted, kind: 'pending', code: 'tranche', debit: allocated, credit: paid };
      case 'release':
        return { id, kind: 'post', code: 'tranche-release', pendingId: this.pendingId(pick) };
      case 'cancel':
        return { id, kind: 'void', code: 'tranche-cancel', pendingId: this.pendingId(pick) };
      case 'repeat':
        return at(this.sent, pick, this.itemOf.bind(this, { want: 'grant', pick, amount }));
      case 'twist':
        return {
          ...posted,
          id: at(this.model.idsOf('all'), pick, randomUUID),
          code: 'allocation',
          debit: budget,
          credit: allocated,
        };
      case 'stray':
        return this.strayItem(id, pick, cents);
    }
  }

  /** Mostly a reservation that is there; sometimes another transfer, or none. */
  private pendingId(pick: number): string {
    if (pick % 17 === 0) return randomUUID();
    return at(this.model.idsOf(pick % 11 === 0 ? 'all' : 'reservations'), pick, randomUUID);
  }

  /** Any event between any two accounts, by any kind of transfer. */
  private strayItem(id: string, pick: number, amount: string): JournalItem {
    const code = at(CODES, pick);
    const [debit, credit] = [at(this.anywhere, pick >> 2), at(this.anywhere, pick >> 5)];
    if (pick % 3 === 0) {
      const kind = at(['post', 'void'], pick >> 1);
      return { id, kind, code, pendingId: this.pendingId(pick >> 1) };
    }
    return { id, kind: at(['posted', 'pending'], pick >> 1), code, debit, credit, amount };
  }
}

describe('the ledger, held against a model', () => {
  let database: TestDatabase;
  let door: LedgerDoor;

  beforeAll(async () => {
    database = await createTestDatabase();
    door = await LedgerDoor.open(database, null);
  });

  afterAll(async () => {
    await door.close();
    await database.drop();
  });

  async function aTown(): Promise<Town> {
    const [id, town] = [randomUUID(), new Town()];
    await door.enter(id);
    await asMunicipality(id);
    await door.openAccounts(town.paths);
    return town;
  }

  const asMunicipality = (id: string) =>
    asOwner({ database }, `INSERT INTO municipality (id, slug, name) VALUES ($1, $2, $2)`, [
      id,
      `stad-${id}`,
    ]);

  async function countersOf(): Promise<ReadonlyMap<string, Counters>> {
    const rows = await door.query<{ path: string; counters: string[] }>(
      `SELECT path, ARRAY[debits_posted, debits_pending, credits_posted, credits_pending]::text[] AS counters
         FROM ledger.account`,
    );
    return new Map(
      rows.map(({ path, counters }) => {
        const [debitsPosted = 0n, debitsPending = 0n, creditsPosted = 0n, creditsPending = 0n] =
          counters.map(BigInt);
        return [path, { debitsPosted, debitsPending, creditsPosted, creditsPending }];
      }),
    );
  }

  it(
    'does what the model does, to the cent and to the rule',
    async () => {
      const answers = new Map<string, number>();
      const startedAt = performance.now();
      let transfers = 0;

      await fc.assert(
        fc.asyncProperty(
          fc.array(command, { minLength: COMMANDS_PER_RUN, maxLength: COMMANDS_PER_RUN }),
          async (commands) => {
            const town = await aTown();
            for (const { actor, intents } of commands) {
              const items = intents.map((each) => town.itemFor(each));
              const expected = town.model.post(items, actor);
              const actual = await door.post(items, actor);
              expect(actual).toEqual(expected);
              const name = typeof expected === 'number' ? 'accepted' : expected.refused;
              answers.set(name, (answers.get(name) ?? 0) + 1);
            }
            transfers += town.model.transferCount;
            expect(await countersOf()).toEqual(town.model.accounts);
            expect(await door.faults()).toEqual([]);
          },
        ),
        { numRuns: COMMANDS / COMMANDS_PER_RUN, endOnFailure: true },
      );

      const seconds = (performance.now() - startedAt) / 1_000;
      report({ commands: COMMANDS, transfers, seconds: Math.round(seconds), ...sorted(answers) });
      expect(answers.get('accepted')).toBeGreaterThan(COMMANDS / 5);
      expect(answers.size).toBeGreaterThan(8);
    },
    TIMEOUT_MS,
  );

  it('leaves no fault in any town', async () => {
    const faults = await asOwner({ database }, 'SELECT fault, subject FROM ledger.proof');

    expect(faults).toEqual([]);
  });
});

function at<Value>(values: readonly Value[], pick: number, otherwise?: () => Value): Value {
  const value = values[pick % values.length] ?? otherwise?.();
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].toSorted(([, left], [, right]) => right - left));
}

function report(figures: Readonly<Record<string, number>>): void {
  process.stdout.write(`ledger against its model: ${JSON.stringify(figures)}\n`);
}
