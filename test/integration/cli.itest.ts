import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '#persistence';
import { newToken, tokenHash } from '#platform';
import { startTestApi, type TestApi } from '../support/api.js';
import { cliEnvironment, jsonLines, wijkkas, wijkkasProcess } from '../support/cli.js';
import {
  aBudget,
  aTreasury,
  created,
  prepare,
  type Treasury,
} from '../support/funded-initiative.factory.js';
import { aMunicipality, asOwner } from '../support/municipality.factory.js';
import { TestWorkers } from '../support/worker.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OWN = join(ROOT, 'test/fixtures/molenwijk-knapsack.pb');
const FAULTY = join(ROOT, 'test/fixtures/faulty.pb');
const AMSTERDAM = join(ROOT, '../shared/pabulib/elections/Netherlands_Amsterdam_621.pb');
const REAL = existsSync(AMSTERDAM) ? AMSTERDAM : OWN;

type Import = { readonly roundId: string; readonly initiatives: number; readonly ballots: number };
type Tally = {
  readonly roundId: string;
  readonly tallyRunId: string;
  readonly winners: readonly string[];
  readonly spentCents: number;
};

describe('the command line and the running service', () => {
  let api: TestApi;
  let workers: TestWorkers;
  let treasury: Treasury;
  let environment: Record<string, string>;
  const folder = mkdtempSync(join(tmpdir(), 'wijkkas-cli-'));

  beforeAll(async () => {
    api = await startTestApi();
    workers = await TestWorkers.open('PostgreSQL', { database: api.database });
    await workers.start();
    treasury = await aTreasury(api);
    environment = { ...cliEnvironment(api), WIJKKAS_TOKEN: await aToken() };
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await treasury.close();
    await workers.close();
    await api.close();
  });

  async function aToken(...permissions: string[]): Promise<string> {
    const token = newToken();
    const allowed = permissions.length > 0 ? permissions : ['exchange-elections', 'run-tally'];
    await asOwner(
      api,
      `INSERT INTO api_token (id, municipality_id, name, token_hash, permissions) VALUES ($1, $2, 'test', $3, $4)`,
      [randomUUID(), treasury.town.id, tokenHash(token), allowed],
    );
    return token;
  }

  const run = (...args: string[]) => wijkkas(args, environment);

  it('puts an election into the only municipality and wijkteam, and counts it', async () => {
    const { code, out, err } = await run('import-pb', OWN, '--tally', '--json');
    const [counted] = jsonLines<Tally>(await run('tally', OWN, '--json'));

    const [imported, tally] = jsonLines<Import | Tally>({ out }) as [Import, Tally];
    expect([code, err]).toEqual([0, '']);
    expect(imported).toMatchObject({ file: OWN, initiatives: 6, ballots: 10, notes: 0 });
    expect(tally).toMatchObject({ roundId: imported.roundId, rule: 'greedy@1', ties: 1 });
    expect(tally.winners).toEqual(counted?.winners);
    expect(tally.spentCents).toBe(2_450_000);
  });

  it('tells people what was imported and who won, by name', async () => {
    const { out } = await run('import-pb', OWN, '--title', 'Molenwijk kiest', '--tally');

    expect(out).toContain('6 initiatives and 10 ballots imported');
    expect(out).toContain('"Molenwijk kiest"');
    expect(out).toMatch(/1 +M-01 +7 votes, 12,000\.00 +Speelplek "De Wiek"/);
    expect(out).toContain('Together 24,500.00, and 500.00 left.');
  });

  it('writes a round to a file, or to standard output, as it was imported', async () => {
    const [{ roundId } = { roundId: '' }] = jsonLines<Import>(
      await run('import-pb', OWN, '--json'),
    );
    const file = join(folder, 'back.pb');

    const named = await run('export-pb', roundId, '-o', file, '--json');
    const plain = await run('export-pb', roundId);
    const again = await run('import-pb', file, '--json');

    const text = readFileSync(file, 'utf8');
    expect(jsonLines(named)).toEqual([{ roundId, file, bytes: Buffer.byteLength(text) }]);
    expect(plain.out).toBe(text);
    expect(jsonLines(again)).toEqual([
      expect.objectContaining({ initiatives: 6, ballots: 10, notes: 0 }),
    ]);
  });

  it('brings a real election from its file to a payment', async () => {
    const budgetId = await aBudget(treasury, 45_000_000);
    const { out, code } = await run('import-pb', REAL, '--budget', budgetId, '--tally', '--json');
    const [, tally] = jsonLines<Tally>({ out }) as [Import, Tally];
    const { chair, officers } = treasury;

    const decision = await created(
      chair.client.post(treasury.path(`/rounds/${tally.roundId}/allocation-decisions`), {
        tallyRunId: tally.tallyRunId,
      }),
    );
    const lines = decision['allocations'] as { initiativeId: string; amountCents: number }[];
    const [first] = lines;
    const payment = await created(prepare(treasury, first?.initiativeId ?? '', 100_000));
    const released = await officers[1].client.post(
      treasury.path(`/payments/${String(payment['id'])}/releases`),
      undefined,
    );

    expect(code).toBe(0);
    expect(lines).toHaveLength(tally.winners.length);
    expect(lines.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(tally.spentCents);
    expect(released.status).toBe(201);
    expect(await asOwner(api, 'SELECT * FROM ledger.proof')).toEqual([]);
  });

  it('shows every fault of a file that the service refuses', async () => {
    const { code, out, err } = await run('import-pb', FAULTY);

    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^wijkkas: The service refused: /);
    expect(err).toContain('line 6: The cost is not an amount: "abc".');
    expect(err).toContain('line 26: This vote has no voter id.');
  });

  it.each([
    ['no such file', ['import-pb', 'nowhere.pb'], 2, 'There is no file nowhere.pb.'],
    ['a folder', ['import-pb', 'test'], 2, 'test cannot be read.'],
    ['no such wijkteam', ['import-pb', OWN, '--wijkteam', 'X'], 2, 'Wijkteam De Linde ('],
    ['no such budget', ['import-pb', OWN, '--budget', '1999'], 2, 'has no budget 1999'],
    ['no such municipality', ['import-pb', OWN, '--municipality', 'x'], 1, 'no such municipality'],
    ['a wrong token', ['import-pb', OWN, '--token', 'x'], 2, 'does not accept this token'],
    ['no such round', ['export-pb', randomUUID()], 1, 'There is no such round.'],
    ['no id of a round', ['export-pb', 'x'], 1, 'roundId must be a UUID'],
    ['no service', ['export-pb', 'x', '--url', 'http://127.0.0.1:9'], 1, 'does not answer'],
    ['no address', ['export-pb', 'x', '--url', 'wijkkas'], 2, 'This is no address'],
    ['an unknown option', ['import-pb', OWN, '--titel', 'X'], 2, "unknown option '--titel'"],
  ])('says in a sentence what is wrong: %s', async (_, args, code, words) => {
    const answer = await run(...args);

    expect(answer.code).toBe(code);
    expect(answer.out).toBe('');
    expect(answer.err).toContain(words);
    expect(answer.err).not.toMatch(/^\s+at /m);
  });

  it('does not write a file over what is not there', async () => {
    const [{ roundId } = { roundId: '' }] = jsonLines<Import>(
      await run('import-pb', OWN, '--json'),
    );

    const answer = await run('export-pb', roundId, '-o', join(folder, 'no', 'such', 'folder.pb'));

    expect(answer.code).toBe(1);
    expect(answer.err).toContain('cannot be written.');
  });

  it('does only what the token allows', async () => {
    const token = await aToken('read-ledger');

    const answer = await run('import-pb', OWN, '--token', token);

    expect(answer.code).toBe(1);
    expect(answer.err).toContain('You are not allowed to do this here.');
  });

  it('asks which municipality is meant when there are several', async () => {
    const other = await aMunicipality(api);

    const unclear = await run('import-pb', OWN, '--json');
    const clear = await run('import-pb', OWN, '--json', '--municipality', treasury.town.slug);

    expect(unclear.code).toBe(2);
    expect(unclear.err).toContain(`  ${other.slug}\n`);
    expect(unclear.err).toContain(`  ${treasury.town.slug}\n`);
    expect(clear.code).toBe(0);
  });

  it('migrates a database once', async () => {
    const name = `wijkkas_test_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
    await asOwner(api, `CREATE DATABASE ${name}`);
    const inDatabase = (url: string | undefined): string => {
      const address = new URL(url ?? '');
      address.pathname = `/${name}`;
      return address.href;
    };
    const variables = {
      DATABASE_URL: inDatabase(environment['DATABASE_URL']),
      MIGRATION_DATABASE_URL: inDatabase(environment['MIGRATION_DATABASE_URL']),
    };

    const first = await wijkkas(['migrate', '--json'], variables);
    const second = await wijkkas(['migrate'], variables);

    expect(jsonLines(first)).toEqual([{ migrations: MIGRATIONS.map((each) => each.name) }]);
    expect(second).toEqual({ code: 0, out: 'The database is up to date.\n', err: '' });
    await asOwner(api, `DROP DATABASE ${name} WITH (FORCE)`);
  });
});

describe('the command line by itself', () => {
  it.each([
    [['migrate'], 2, 'DATABASE_URL is not set.'],
    [['import-pb', OWN], 2, 'There is no token'],
    [['demo', 'load', '--seed', 'x'], 2, 'Give a whole number'],
    [['demo'], 2, 'load'],
    [[], 2, 'import-pb'],
    [['import'], 2, "unknown command 'import'"],
    [['import-pb'], 2, "missing required argument 'file'"],
  ])('takes %j as wrong use', async (args, code, words) => {
    const answer = await wijkkas(args);

    expect(answer.code).toBe(code);
    expect(answer.out).toBe('');
    expect(answer.err).toContain(words);
  });

  it('shows its help on standard output', async () => {
    const { code, out, err } = await wijkkas(['--help']);

    expect([code, err]).toEqual([0, '']);
    for (const command of ['migrate', 'demo', 'import-pb', 'export-pb', 'tally', 'check']) {
      expect(out).toContain(`\n  ${command} `);
    }
  });

  it('says that the database does not answer', async () => {
    const { code, err } = await wijkkas(['migrate'], {
      DATABASE_URL: 'postgres://x@127.0.0.1:1/x',
    });

    expect(code).toBe(1);
    expect(err).toMatch(/^wijkkas: The database does not answer .*\n$/);
  });

  it('ends a process with the code of what happened, and never with a stack trace', async () => {
    const done = await wijkkasProcess(['check', OWN]);
    const failed = await wijkkasProcess(['check', FAULTY]);
    const wrong = await wijkkasProcess(['import-pb', 'nowhere.pb', '--token', 'x']);
    const unknown = await wijkkasProcess(['nothing']);

    expect([done.code, failed.code, wrong.code, unknown.code]).toEqual([0, 1, 2, 2]);
    for (const { err } of [done, failed, wrong, unknown]) expect(err).not.toMatch(/^\s+at /m);
    expect(done.out).toContain('valid (approval');
  });
});
