import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  canonicalTallyInput,
  parsePabulib,
  rulesOfElection,
  tallyElectionOfPabulib,
} from '#domain';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { aMachine, aMunicipality, type TestMunicipality } from '../support/municipality.factory.js';
import { counted } from '../support/tally.factory.js';
import { TestWorkers, until } from '../support/worker.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OWN = join(ROOT, 'test/fixtures');
const CORPUS = join(ROOT, '../shared/pabulib/elections');
/** One of each kind of ballot, and the largest of all; 131,778 ballots. */
const REAL = [
  'Netherlands_Amsterdam_621.pb',
  'Netherlands_Assen_2024.pb',
  'Poland_Czestochowa_2024_Stradom.pb',
  'Poland_Wroclaw_2015_150_-_500.pb',
];

const own = readdirSync(OWN)
  .filter((file) => file.endsWith('.pb') && file !== 'faulty.pb')
  .map((file) => join(OWN, file));
const real = REAL.map((file) => join(CORPUS, file)).filter((path) => existsSync(path));

type Run = {
  readonly inputHash: string;
  readonly ballotCount: number;
  readonly winners: readonly { readonly code: string }[];
  readonly spentCents: number;
};

describe('counting an imported election', () => {
  let api: TestApi;
  let workers: TestWorkers;
  let town: TestMunicipality;
  let machine: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    workers = await TestWorkers.open('PostgreSQL', { database: api.database });
    await workers.start();
    town = await aMunicipality(api);
    machine = await aMachine(api, town, ['exchange-elections', 'run-tally']);
  });

  afterAll(async () => {
    await workers.close();
    await api.close();
  });

  const path = (rest: string): string => `/municipalities/${town.slug}${rest}`;

  async function importAndCount(text: string): Promise<Run> {
    const imported = await machine.post<{ roundId: string }>(
      path(`/round-imports?wijkteamId=${town.wijkteamId}`),
      text,
      { 'content-type': 'application/x-pabulib' },
    );
    const runs = path(`/rounds/${imported.body.roundId}/tally-runs`);
    await machine.post(runs, undefined);
    return until(async () => (await machine.get<Run[]>(runs)).body[0] ?? null, 'the count');
  }

  const files = [...own, ...real].map((file) => [basename(file), file] as const);

  it.each(files)('gives for %s what counting the file gives', async (_, file) => {
    const text = readFileSync(file, 'utf8');
    const reading = parsePabulib(text);
    if (!reading.ok) throw new Error(`${file} has faults.`);
    const election = tallyElectionOfPabulib(reading.election);
    const rule = rulesOfElection(reading.election).tally;
    const expected = counted(election, rule);

    const run = await importAndCount(text);

    expect(run.winners.map(({ code }) => code)).toEqual(expected.winners);
    expect(BigInt(run.spentCents)).toBe(expected.spent);
    expect(run.ballotCount).toBe(election.ballots.size);
    expect(run.inputHash).toBe(
      createHash('sha256').update(canonicalTallyInput(election, rule)).digest('hex'),
    );
  });
});
