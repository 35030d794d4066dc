import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Json, TestClient } from '../support/api.js';
import { aVotingRound, moveRound, type VotingRound } from './support/a-voting-round.js';
import { mailsIn } from './support/by-hand.js';
import { type RunningService, startRunningService } from './support/running-service.js';
import {
  bodyOf,
  buildTown,
  type Created,
  eventually,
  registerResidents,
  type Town,
} from './support/town.js';

const RESIDENTS = process.env['WIJKKAS_HEAVY'] === '1' ? 400 : 80;
const PLANS = 4;
const PAYMENTS = 8;
const AMOUNT_CENTS = 10_000;

type Command = {
  readonly client: TestClient;
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
};

/** A service that is killed in the middle of its work, again and again, as a power cut would. */
describe('a killed process', () => {
  let service: RunningService;
  let town: Town;
  let residents: readonly TestClient[];
  let round: VotingRound;
  let payments: readonly string[] = [];

  beforeAll(async () => {
    service = await startRunningService();
    town = await buildTown(service, 'lindewaard');
    residents = await registerResidents(service, town, RESIDENTS);
    round = await aVotingRound(town, residents[0]!, PLANS);
  }, 180_000);

  afterAll(() => service.close());

  it('loses no ballot and counts none twice: api and PostgreSQL killed while people vote', async () => {
    const commands = residents.map((client, index) => ({
      client,
      path: town.path(`/rounds/${round.id}/ballots`),
      body: { choices: [{ initiativeId: round.initiativeIds[index % PLANS] }] },
      key: randomUUID(),
    }));

    const crashes = [crash(service.apis[0]!), crash(service.postgres!)];
    const { acknowledged, doubted } = await sendThrough(commands, crashes);

    expect(acknowledged).toBe(RESIDENTS);
    expect(doubted).toBeGreaterThan(0);
    const turnout = bodyOf(await town.chair.get(town.path(`/rounds/${round.id}/turnout`)), 200);
    expect(turnout['ballotCount']).toBe(RESIDENTS);
  });

  it('still counts, once: worker killed right after the close', async () => {
    await moveRound(town, round.id, 'close-voting');
    await crash(service.workers[0]!)();

    const runs = await eventually(
      () => town.chair.get<Created[]>(town.path(`/rounds/${round.id}/tally-runs`)),
      ({ status, body }) => status === 200 && body.length > 0,
    );

    expect(runs.body).toHaveLength(1);
    expect(runs.body[0]).toMatchObject({ ballotCount: RESIDENTS });
    bodyOf(
      await town.chair.post(town.path(`/rounds/${round.id}/allocation-decisions`), {
        tallyRunId: runs.body[0]!.id,
      }),
    );
  });

  it('pays nothing twice: api and PostgreSQL killed while officers prepare payments', async () => {
    const [officer] = town.financeOfficers;
    const commands = Array.from({ length: PAYMENTS }, (_, index) => ({
      client: officer,
      path: town.path(`/initiatives/${round.initiativeIds[index % PLANS]}/payments`),
      body: {
        amountCents: AMOUNT_CENTS,
        payeeName: 'Stichting De Linde',
        payeeIban: 'NL91ABNA0417164300',
        payeeEmail: `tranche-${index}@linde.example`,
        description: `Tranche ${index}`,
      },
      key: randomUUID(),
    }));

    const crashes = [crash(service.postgres!), crash(service.apis[0]!)];
    const { answers, acknowledged } = await sendThrough(commands, crashes);

    expect(acknowledged).toBe(PAYMENTS);
    payments = answers.map(({ body }) => String(body['id']));
    expect(new Set(payments).size).toBe(PAYMENTS);
    expect(await reservedCents()).toBe(PAYMENTS * AMOUNT_CENTS);
  });

  it('tells every payee: worker killed while notices go out', async () => {
    const [, second] = town.financeOfficers;
    for (const id of payments) bodyOf(await second.post(town.path(`/payments/${id}/releases`), {}));
    await crash(service.workers[0]!)();

    const addressed = await eventually(
      () => Promise.resolve(addresseesOf(mailsIn(service.mailFolder))),
      (found) => found.size === PAYMENTS,
    );

    expect([...addressed.values()].every((messageIds) => messageIds.size === 1)).toBe(true);
  }, 120_000);

  it('leaves a sound ledger', async () => {
    const proof = bodyOf(await town.auditor.get(town.path('/ledger-proof')), 200);

    expect(proof).toEqual({ isSound: true, faults: [] });
    expect(await reservedCents()).toBe(0);
    expect(await paidCents()).toBe(PAYMENTS * AMOUNT_CENTS);
  });

  /** Sends commands, kills meanwhile, and sends what got no answer again, with the same key. */
  async function sendThrough(
    commands: readonly Command[],
    crashes: readonly (() => Promise<void>)[],
  ): Promise<{ answers: Answer<Json>[]; acknowledged: number; doubted: number }> {
    let doubted = 0;
    const crashing = (async () => {
      for (const each of crashes) await each();
    })();
    const answers = await Promise.all(
      commands.map(async (command, index) => {
        // Spread over the crashes, so that some commands meet each of them.
        await new Promise((resolve) => setTimeout(resolve, (3_000 * index) / commands.length));
        return eventually(
          async () => {
            const answer = await send(command);
            if (answer === null || answer.status >= 500) doubted += 1;
            return answer;
          },
          (answer): answer is Answer<Json> => answer?.status === 201,
        );
      }),
    );
    await crashing;
    const known = answers.filter((answer) => answer !== null);
    return { answers: known, acknowledged: known.length, doubted };
  }

  async function sumOf(field: string): Promise<number> {
    const accounts = bodyOf(
      await town.auditor.get<Json[]>(town.path('/ledger-accounts?perPage=100')),
      200,
    );
    return accounts
      .filter(({ path }) => String(path).endsWith(':allocated'))
      .reduce((sum, account) => sum + Number(account[field]), 0);
  }

  function reservedCents(): Promise<number> {
    return sumOf('debitsPendingCents');
  }

  function paidCents(): Promise<number> {
    return sumOf('debitsPostedCents');
  }
});

type Killable = { kill(): Promise<void>; start(): Promise<void> };

/** Ends a process with SIGKILL after a moment, and starts it again. */
function crash(process: Killable): () => Promise<void> {
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await process.kill();
    await process.start();
  };
}

/** Null when there was no answer: nobody can tell whether the command was carried out. */
function send({ client, path, body, key }: Command): Promise<Answer<Json> | null> {
  return client.post(path, body, { 'idempotency-key': key }).catch(() => null);
}

/** For each address, the different messages that it got. */
function addresseesOf(mails: readonly string[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const mail of mails) {
    const to = /^To: .*?([\w-]+@linde\.example)/m.exec(mail)?.[1] ?? '';
    const id = /^Message-ID: (.*)$/im.exec(mail)?.[1] ?? '';
    found.set(to, (found.get(to) ?? new Set()).add(id));
  }
  return found;
}
