import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Role, ROLES, type TallyRun, TEAM_SEATS } from '#domain';
import { type Answer, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { aCountingRound, type GivenRound } from '../support/counted-round.factory.js';
import { aBudget, aTreasury, type Treasury } from '../support/funded-initiative.factory.js';
import { aPerson, asOwner } from '../support/municipality.factory.js';
import { aTallyRound } from '../support/tally-thread.js';

/** Who sees a count before the wijkteam has ratified it. */
const INSIDERS: readonly Role[] = ['administrator', 'auditor', 'contact-person', ...TEAM_SEATS];

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('the record of a count', () => {
  let api: TestApi;
  let treasury: Treasury;
  let anyone: TestClient;
  let clients: ReadonlyMap<Role, TestClient>;

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
    anyone = new TestClient(api);
    const people = await Promise.all(
      ROLES.map(async (role) => {
        const person = role === 'chair' ? treasury.chair : await aPerson(api, treasury.town, role);
        return [role, person.client] as const;
      }),
    );
    clients = new Map(people);
  });

  afterAll(async () => {
    await treasury.close();
    await api.close();
  });

  async function aCountedRound(given: GivenRound = {}): Promise<TallyRun> {
    const ballots = [{ choices: [1, 2] }, { choices: [2] }];
    const { round } = await aCountingRound(treasury, ballots, given);
    return aTallyRound(treasury.unitOfWork).execute(
      { municipalityId: treasury.town.id, roundId: round.id },
      randomUUID(),
    );
  }

  async function ratify({ id: tallyRunId, roundId }: TallyRun): Promise<void> {
    const budgetId = await aBudget(treasury, 1_000_000);
    await asOwner(api, 'UPDATE round SET budget_id = $2 WHERE id = $1', [roundId, budgetId]);
    const path = treasury.path(`/rounds/${roundId}/allocation-decisions`);
    const { status } = await treasury.chair.client.post(path, { tallyRunId });
    expect(status).toBe(201);
  }

  const pathOf = ({ id, roundId }: TallyRun, rest = ''): string =>
    treasury.path(`/rounds/${roundId}/tally-runs/${id}${rest}`);
  const seenBy = async (client: TestClient, run: TallyRun): Promise<readonly unknown[]> => {
    const list = await client.get<unknown[]>(treasury.path(`/rounds/${run.roundId}/tally-runs`));
    const [one, record] = [await client.get(pathOf(run)), await client.get(pathOf(run, '/record'))];
    return [
      list.status,
      list.body.length,
      list.headers.get('total-count'),
      one.status,
      record.status,
    ];
  };
  /** As text: what is compared are the bytes. */
  async function textOf(
    client: TestClient,
    path: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<string>> {
    const credentials = client['credentials'] as { readonly cookie?: string };
    const response = await fetch(`${api.baseUrl}${path}`, {
      headers: { origin: api.origin, cookie: credentials.cookie ?? '', ...headers },
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
  }

  const ALL = [200, 1, '1', 200, 200];
  const NOTHING = [200, 0, '0', 404, 404];

  it.each(ROLES)(
    'is shown to a %s before it is ratified only when they work with it',
    async (role) => {
      const run = await aCountedRound();

      const seen = await seenBy(clients.get(role)!, run);

      expect(seen).toEqual(INSIDERS.includes(role) ? ALL : NOTHING);
    },
  );

  it('is not shown to a member of another wijkteam before it is ratified', async () => {
    const run = await aCountedRound();
    const wijkteamId = randomUUID();
    await asOwner(
      api,
      `INSERT INTO wijkteam (id, municipality_id, area_id, name) VALUES ($1, $2, $3, 'Elders')`,
      [wijkteamId, treasury.town.id, treasury.town.areaId],
    );
    const { client } = await aPerson(api, treasury.town, 'member', { wijkteamId });

    expect(await seenBy(client, run)).toEqual(NOTHING);
  });

  it('is for everybody once the wijkteam has ratified it', async () => {
    const run = await aCountedRound();
    expect(await seenBy(anyone, run)).toEqual(NOTHING);

    await ratify(run);

    expect(await seenBy(anyone, run)).toEqual(ALL);
    for (const client of clients.values()) expect(await seenBy(client, run)).toEqual(ALL);
  });

  it('of an imported election is for everybody at once', async () => {
    const run = await aCountedRound({ importedMeta: [] });

    expect(await seenBy(anyone, run)).toEqual(ALL);
  });

  it('is sent exactly as it was sealed, with its hash as the ETag', async () => {
    const run = await aCountedRound();
    const cookie = clients.get('auditor')!;

    const answer = await textOf(cookie, pathOf(run, '/record'));
    const [stored] = await asOwner<{ text: string; hash: string }>(
      api,
      'SELECT record_text AS text, record_hash AS hash FROM tally_run WHERE id = $1',
      [run.id],
    );

    expect(answer.body).toBe(stored?.text);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('etag')).toBe(`"${stored?.hash}"`);
    const seal = `,"recordHash":"${stored?.hash}"`;
    expect(sha256(answer.body.replace(seal, ''))).toBe(stored?.hash);
    expect(JSON.parse(answer.body)).toMatchObject({
      format: 'wijkkas-tally-record/1',
      engine: run.engineVersion,
      inputHash: run.inputHash,
      rulesHash: run.rulesHash,
      ballotCount: 2,
      winners: run.outcome.winners.map(({ code }) => code),
    });
  });

  it('is not sent again to who has it', async () => {
    const run = await aCountedRound();
    const auditor = clients.get('auditor')!;
    const first = await textOf(auditor, pathOf(run, '/record'));

    const second = await textOf(auditor, pathOf(run, '/record'), {
      'if-none-match': first.headers.get('etag') ?? '',
    });

    expect(second.status).toBe(304);
    expect(second.body).toBe('');
  });

  it('of a count from before there were records is not there', async () => {
    const run = await aCountedRound();
    await asOwner(
      api,
      `SET session_replication_role = replica;
       UPDATE tally_run SET record_text = NULL, record_hash = NULL WHERE id = '${run.id}'`,
    );

    const [one, record] = await Promise.all([
      clients.get('auditor')!.get(pathOf(run)),
      clients.get('auditor')!.get(pathOf(run, '/record')),
    ]);

    expect(one.body).toMatchObject({ id: run.id, recordHash: null });
    expect(record.status).toBe(404);
  });

  it.each([
    ['with a word changed', `replace(record_text, '"winners"', '"losers"')`, 'record_hash'],
    ['under another hash', 'record_text', `repeat('0', 64)`],
    ['of other ballots', 'record_text', 'record_hash', `input_hash = repeat('1', 64)`],
    ['beside other winners', 'record_text', 'record_hash', `result = result || '{"winners": []}'`],
  ])('%s is refused by the database', async (_, text, hash, more = `rule = rule`) => {
    const run = await aCountedRound();

    const change = asOwner(
      api,
      `SET session_replication_role = replica;
       UPDATE tally_run SET record_text = ${text}, record_hash = ${hash}, ${more} WHERE id = '${run.id}'`,
    );

    await expect(change).rejects.toThrow('tally_run_record_seal');
  });
});
