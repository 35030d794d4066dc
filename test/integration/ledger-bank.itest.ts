import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cancellationOf, type JournalItem, LedgerDoor, releaseOf } from '../support/ledger-door.js';
import { aMunicipality, type TestMunicipality } from '../support/municipality.factory.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const IS_HEAVY = process.env['WIJKKAS_HEAVY'] === '1';
const JOURNALS_PER_WORKER = IS_HEAVY ? 5_000 : 250;
const WORKERS = 8;
const TIMEOUT_MS = 20 * 60_000;
const SAMPLE_EVERY_MS = 20;

const GRANTED = IS_HEAVY ? 8_000_000n : 500_000n;
const BUDGETS = Array.from({ length: 2 }, () => `budget:${randomUUID()}`);
const INITIATIVES = Array.from({ length: 6 }, () => `initiative:${randomUUID()}`);
const ACCOUNTS = [
  'external:council',
  ...BUDGETS,
  ...INITIATIVES.flatMap((each) => [`${each}:allocated`, `${each}:paid`]),
];

/** What a worker did, by answer. */
type Answers = Map<string, number>;

const any = <Value>(values: readonly Value[]): Value => values[randomInt(values.length)]!;
const cents = (most: number): string => String(randomInt(1, most));

function allocate(): JournalItem {
  const credit = `${any(INITIATIVES)}:allocated`;
  const amount = cents(2_000);
  return {
    id: randomUUID(),
    kind: 'posted',
    code: 'allocation',
    debit: any(BUDGETS),
    credit,
    amount,
  };
}

function reserve(): JournalItem {
  const initiative = any(INITIATIVES);
  return {
    id: randomUUID(),
    kind: 'pending',
    code: 'tranche',
    debit: `${initiative}:allocated`,
    credit: `${initiative}:paid`,
    amount: cents(3_000),
  };
}

/** Everybody's reservations, so that workers run into each other's. */
const reservations: string[] = [];

/** A journal of one to three movements, over accounts in any order. */
function aJournal(): JournalItem[] {
  const dice = randomInt(10);
  if (dice < 4) return Array.from({ length: randomInt(1, 4) }, allocate);
  if (dice < 7 || reservations.length === 0)
    return Array.from({ length: randomInt(1, 3) }, reserve);
  const pendingId = any(reservations.slice(-40));
  return [dice < 9 ? releaseOf(pendingId) : cancellationOf(pendingId)];
}

describe('many hands in one ledger', () => {
  let database: TestDatabase;
  let town: TestMunicipality;
  let teller: LedgerDoor;

  beforeAll(async () => {
    database = await createTestDatabase();
    town = await aMunicipality({ database });
    teller = await LedgerDoor.open(database, town.id);
    await teller.openAccounts(ACCOUNTS);
    await teller.post(
      BUDGETS.map((credit) => ({
        id: randomUUID(),
        kind: 'posted',
        code: 'budget-grant',
        debit: 'external:council',
        credit,
        amount: (GRANTED / BigInt(BUDGETS.length)).toString(),
      })),
    );
  });

  afterAll(async () => {
    await teller.close();
    await database.drop();
  });

  async function work(answers: Answers): Promise<void> {
    const door = await LedgerDoor.open(database, town.id);
    const actor = `person:${randomUUID()}`;
    for (let done = 0; done < JOURNALS_PER_WORKER; done += 1) {
      const journal = aJournal();
      const answer = await door.post(journal, actor);
      const isTranche = journal[0]?.code === 'tranche';
      if (typeof answer === 'number' && isTranche) {
        reservations.push(...journal.map(({ id }) => id));
      }
      const name = typeof answer === 'number' ? 'accepted' : answer.refused;
      answers.set(name, (answers.get(name) ?? 0) + 1);
    }
    await door.close();
  }

  /** In one snapshot: what the town holds in all, and the accounts that passed on too much. */
  async function look(): Promise<{ total: bigint; broken: number; faults: number }> {
    const [seen] = await teller.query<{ total: string; broken: number; faults: number }>(
      `SELECT (sum(credits_posted - debits_posted) FILTER (WHERE has_ceiling))::text AS total,
              count(*) FILTER (WHERE has_ceiling AND debits_posted + debits_pending > credits_posted)::int AS broken,
              (SELECT count(*)::int FROM ledger.proof) AS faults
         FROM ledger.account`,
    );
    return { ...seen!, total: BigInt(seen!.total) };
  }

  it(
    'neither makes nor loses a cent, nor goes below a ceiling, at any moment',
    async () => {
      const answers: Answers = new Map();
      const samples: Awaited<ReturnType<typeof look>>[] = [];
      const startedAt = performance.now();
      let isBusy = true;
      const watch = async (): Promise<void> => {
        while (isBusy) {
          samples.push(await look());
          await sleep(SAMPLE_EVERY_MS);
        }
      };

      const watching = watch();
      await Promise.all(Array.from({ length: WORKERS }, () => work(answers)));
      isBusy = false;
      await watching;
      samples.push(await look());

      const seconds = (performance.now() - startedAt) / 1_000;
      const perSecond = Math.round((WORKERS * JOURNALS_PER_WORKER) / seconds);
      report({
        workers: WORKERS,
        samples: samples.length,
        perSecond,
        ...Object.fromEntries(answers),
      });
      for (const sample of samples) {
        expect(sample).toEqual({ total: GRANTED, broken: 0, faults: 0 });
      }
      // A deadlock or a failed serialization would have a name of its own here.
      expect([...answers.keys()].toSorted()).toEqual([
        'accepted',
        'account_ceiling',
        'transfer_four_eyes',
        'transfer_one_resolution',
      ]);
    },
    TIMEOUT_MS,
  );

  it('has every reservation open, or resolved once', async () => {
    const [found] = await teller.query(
      `SELECT count(*)::int AS wrong FROM (
         SELECT pending_id FROM ledger.transfer WHERE pending_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1) AS twice`,
    );

    expect(found).toEqual({ wrong: 0 });
  });
});

function report(figures: Readonly<Record<string, number>>): void {
  process.stdout.write(`many hands in one ledger: ${JSON.stringify(figures)}\n`);
}
