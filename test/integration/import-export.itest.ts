import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parsePabulib, type RuleSet, writePabulib } from '#domain';
import { type Answer, startTestApi, type TestApi, type TestClient } from '../support/api.js';
import {
  aMachine,
  aMunicipality,
  asOwner,
  type TestMunicipality,
} from '../support/municipality.factory.js';
import { aRound } from '../support/round.factory.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OWN = join(ROOT, 'test/fixtures');
const CORPUS = join(ROOT, '../shared/pabulib/elections');
const PABULIB = { 'content-type': 'application/x-pabulib' };

type Imported = {
  readonly roundId: string;
  readonly title: string;
  readonly initiativeCount: number;
  readonly ballotCount: number;
  readonly noteCount: number;
  readonly notes: readonly { readonly code: string; readonly message: string }[];
};

function electionsIn(folder: string): [string, string][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.pb') && file !== 'faulty.pb')
    .toSorted()
    .map((file) => [basename(file), readFileSync(join(folder, file), 'utf8')]);
}

/** All of them where there is time; otherwise every fifth. The reader and writer see all of them elsewhere. */
function tried(elections: [string, string][]): [string, string][] {
  const isHeavy = process.env['WIJKKAS_HEAVY'] === '1';
  return elections.filter((_, place) => isHeavy || place % 5 === 0);
}

/** A file in canonical form: same cells, same order. */
function canonical(text: string): string {
  const reading = parsePabulib(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return writePabulib(reading.election);
}

describe('importing and exporting elections', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let machine: TestClient;
  const path = (rest: string): string => `/municipalities/${town.slug}${rest}`;
  const own = electionsIn(OWN);
  const [, knapsack] = own.find(([name]) => name.startsWith('molenwijk')) ?? ['', ''];

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    machine = await aMachine(api, town, ['exchange-elections']);
  });

  afterAll(() => api.close());

  function send(text: string, query = '', headers = {}): Promise<Answer<Imported>> {
    const target = path(`/round-imports?wijkteamId=${town.wijkteamId}${query}`);
    return machine.post<Imported>(target, text, { ...PABULIB, ...headers });
  }

  function exported(roundId: string): Promise<Answer<string>> {
    const headers = { accept: 'application/x-pabulib' };
    return machine.get<string>(path(`/rounds/${roundId}/pabulib-export`), headers);
  }

  it.each([...own, ...tried(electionsIn(CORPUS))])('gives %s back as it came', async (_, text) => {
    const imported = await send(text);
    const answer = await exported(imported.body.roundId);

    expect(imported.status).toBe(201);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/x-pabulib; charset=utf-8');
    // Not toBe: on a difference it would print megabytes.
    expect(answer.body === canonical(text)).toBe(true);
  });

  it('makes a round that waits for its count, with its initiatives in the order of the file', async () => {
    const { body } = await send(knapsack);

    const round = await machine.get(path(`/rounds/${body.roundId}`));
    const initiatives = await machine.get<{ title: string; state: string }[]>(
      path(`/rounds/${body.roundId}/initiatives`),
    );

    expect(body).toMatchObject({
      title: 'Buurtbudget Molenwijk, Weidestad, 2025',
      initiativeCount: 6,
      ballotCount: 10,
    });
    expect(round.body).toMatchObject({ phase: 'counting', isImported: true, currency: 'EUR' });
    expect(initiatives.body.map(({ title }) => title)).toEqual([
      'Speelplek "De Wiek"',
      'Bankjes langs de Molenvaart',
      'Buurtmoestuin achter de school',
      'Repaircafé in het wijkhuis',
      'Verlichting fietspad',
      'Vogelkastjes',
    ]);
    expect(new Set(initiatives.body.map(({ state }) => state))).toEqual(new Set(['eligible']));
  });

  it('says when it counts by another rule than the file declares', async () => {
    const declared = await send(knapsack);
    const other = await send(knapsack.replace(/^rule;.*$/m, 'rule;greedy-exclusive'));

    const noteOf = ({ body }: Answer<Imported>) =>
      body.notes.filter(({ code }) => code === 'rule-replaced').map(({ message }) => message);
    expect(noteOf(declared)).toEqual([]);
    expect(noteOf(other)).toEqual([
      'This version does not count by the rule "greedy-exclusive". Here the ballots are counted by greedy@1.',
    ]);
  });

  it.each<[string, Partial<RuleSet['tally']>]>([
    ['equalshares/add1', { rule: 'equal-shares-cost-add1-floor@1', threshold: 2 }],
    ['greedy-no-skip', { rule: 'greedy-no-skip@1' }],
  ])(
    'gives a round that was held here under the rule %s, and takes it back',
    async (name, tally) => {
      const round = await aRound(api, town, {
        phase: 'counted',
        tally,
        ballots: [[1, 2], [3], [1]],
      });

      const file = (await exported(round.id)).body;
      const again = await send(file);

      const rulesOf = async (roundId: string): Promise<unknown> =>
        (await machine.get<{ rules: unknown }>(path(`/rounds/${roundId}`))).body.rules;
      expect(file).toContain(`\nrule;${name}\n`);
      expect(await rulesOf(again.body.roundId)).toEqual(await rulesOf(round.id));
    },
  );

  it('takes another title and a budget when they are given', async () => {
    const [{ id: budgetId } = { id: '' }] = await asOwner<{ id: string }>(
      api,
      `INSERT INTO budget (id, municipality_id, wijkteam_id, year) VALUES (gen_random_uuid(), $1, $2, 2026) RETURNING id`,
      [town.id, town.wijkteamId],
    );

    const { body } = await send(knapsack, `&title=Molenwijk%20kiest&budgetId=${budgetId}`);

    const round = await machine.get(path(`/rounds/${body.roundId}`));
    expect(round.body).toMatchObject({ title: 'Molenwijk kiest', budgetId });
  });

  it('keeps the voters of the file on the roll, under codes that tell nothing', async () => {
    const { body } = await send(knapsack);

    const marks = await asOwner<{ voter_ref: string }>(
      api,
      'SELECT voter_ref FROM roll_mark WHERE round_id = $1',
      [body.roundId],
    );

    expect(marks).toHaveLength(10);
    expect(marks.every(({ voter_ref: ref }) => /^[0-9a-f]{64}$/.test(ref))).toBe(true);
  });

  it('names every fault in a file, by line', async () => {
    const text = readFileSync(join(OWN, 'faulty.pb'), 'utf8');
    const reading = parsePabulib(text);
    const errors = reading.ok ? [] : reading.faults.filter(({ severity }) => severity === 'error');

    const { status, body } = await send(text);

    const { invalidParams } = body as unknown as { invalidParams: { name: string }[] };
    expect(status).toBe(400);
    expect(invalidParams).toHaveLength(errors.length);
    expect(invalidParams.map(({ name }) => name)).toEqual(
      errors.map(({ line }) => (line === 0 ? 'file' : `line ${line}`)),
    );
    expect(errors.length).toBeGreaterThan(10);
  });

  it.each([
    ['nothing at all', ''],
    ['no election', 'Beste gemeente,'],
    ['a NUL character', knapsack.replace('Vogelkastjes', 'Vogel\u0000kastjes')],
    ['an amount beyond all measure', knapsack.replace(';15000;', `;${'9'.repeat(40)};`)],
    ['a code without end', knapsack.replaceAll('M-06', `M-${'6'.repeat(3_000)}`)],
  ])('refuses %s with a problem', async (_, text) => {
    const { status, body } = await send(text);

    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'urn:wijkkas:problem:invalid-input' });
  });

  it('refuses a title that nobody can read', async () => {
    const blank = await send(knapsack, '&title=%20%20');
    const long = await send(knapsack, `&title=${'x'.repeat(201)}`);

    expect([blank.status, long.status]).toEqual([400, 400]);
  });

  it('keeps nothing of a file that it refuses', async () => {
    const count = async (): Promise<string | undefined> =>
      (await asOwner<{ count: string }>(api, 'SELECT count(*) FROM round'))[0]?.count;
    const before = await count();

    await send(knapsack.replace('num_votes;10', 'num_votes;11'));

    expect(await count()).toBe(before);
  });

  it('imports once when the same request comes twice', async () => {
    const headers = { 'idempotency-key': 'once' };

    const [first, second] = [await send(knapsack, '', headers), await send(knapsack, '', headers)];

    expect(second.body).toEqual(first.body);
  });

  it('asks for a wijkteam of this municipality, and for a budget of that wijkteam', async () => {
    const other = await aMunicipality(api);
    const import_ = (query: string): Promise<Answer<unknown>> =>
      machine.post(path(`/round-imports?${query}`), knapsack, PABULIB);

    const stranger = await import_(`wijkteamId=${other.wijkteamId}`);
    const budget = await import_(`wijkteamId=${town.wijkteamId}&budgetId=${other.id}`);
    const nothing = await import_('colour=red');

    expect([stranger.status, budget.status, nothing.status]).toEqual([404, 400, 400]);
  });

  it('takes elections only, and gives elections only', async () => {
    const target = path(`/round-imports?wijkteamId=${town.wijkteamId}`);
    const { body } = await send(knapsack);

    const json = await machine.post(target, { election: knapsack });
    const asJson = await machine.get(path(`/rounds/${body.roundId}/pabulib-export`), {
      accept: 'application/json',
    });

    expect([json.status, asJson.status]).toEqual([415, 406]);
  });

  it('is not for everybody', async () => {
    const other = await aMachine(api, town, ['read-ledger']);
    const { body } = await send(knapsack);

    const import_ = await other.post(
      path(`/round-imports?wijkteamId=${town.wijkteamId}`),
      knapsack,
      PABULIB,
    );
    const export_ = await other.get(path(`/rounds/${body.roundId}/pabulib-export`), {
      accept: 'application/x-pabulib',
    });

    expect([import_.status, export_.status]).toEqual([403, 403]);
  });

  it('knows no rounds but those of the municipality', async () => {
    const other = await aMunicipality(api);
    const stranger = await aMachine(api, other, ['exchange-elections']);
    const { body } = await send(knapsack);

    const answer = await stranger.get(
      `/municipalities/${other.slug}/rounds/${body.roundId}/pabulib-export`,
      { accept: 'application/x-pabulib' },
    );

    expect(answer.status).toBe(404);
  });
});
