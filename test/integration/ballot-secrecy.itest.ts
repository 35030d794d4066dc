import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aVotingRound, type TestRound } from '../support/round.factory.js';

describe('the secrecy of a ballot', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let resident: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    resident = await aPerson(api, town, 'resident');
  });

  afterAll(() => api.close());

  const cast = (round: TestRound, headers: Record<string, string> = {}) =>
    resident.client.post(
      `${round.path}/ballots`,
      { choices: [{ initiativeId: round.initiativeIds[1] }] },
      headers,
    );

  /** Every row of every table, as text, with the name of the table. */
  async function everything(): Promise<{ table: string; row: string }[]> {
    const tables = await asOwner<{ name: string }>(
      api,
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'ledger')`,
    );
    const rows = await Promise.all(
      tables.map(({ name }) =>
        asOwner<{ table: string; row: string }>(
          api,
          `SELECT '${name}' AS table, t::text AS row FROM ${name} AS t`,
        ),
      ),
    );
    return rows.flat();
  }

  it('puts the voter in no row that was written with the ballot', async () => {
    const round = await aVotingRound(api, town);
    const before = new Set((await everything()).map(({ row }) => row));

    await cast(round);

    const written = (await everything()).filter(({ row }) => !before.has(row));
    expect(written.map(({ table }) => table).toSorted()).toEqual([
      'public.ballot',
      'public.idempotency_key',
      'public.roll_mark',
    ]);
    expect(written.filter(({ row }) => row.includes(resident.id))).toEqual([]);
  });

  it('keeps the choices in the ballot alone', async () => {
    const round = await aVotingRound(api, town);

    await cast(round);

    const chosen = round.initiativeIds[1] ?? '';
    const kept = (await everything())
      .filter(({ row }) => row.includes(chosen))
      .map(({ table }) => table);
    expect(new Set(kept)).toEqual(
      new Set([
        'public.initiative',
        // What search looks in: the words of the plan.
        'public.initiative_text',
        'public.cost_line',
        'public.round',
        'public.ballot_paper_line',
      ]),
    );
  });

  it('keeps neither the client’s key nor a hash that the service alone could try ballots against', async () => {
    const round = await aVotingRound(api, town);
    const twin = await aVotingRound(api, town);
    const key = randomUUID();

    await cast(round, { 'idempotency-key': key });
    await cast(twin, { 'idempotency-key': key });

    const rows = await everything();
    const commands = await asOwner<{ key: string; request_hash: string; response: object }>(
      api,
      `SELECT key, request_hash, response FROM idempotency_key WHERE response ->> 'roundId' = ANY ($1)`,
      [[round.id, twin.id]],
    );
    expect(rows.filter(({ row }) => row.includes(key))).toEqual([]);
    expect(new Set(commands.map((command) => command.key)).size).toBe(2);
    expect(Object.keys(commands[0]?.response ?? {}).toSorted()).toEqual(['roundId', 'status']);
  });

  it('gives a voter another reference in each round', async () => {
    const rounds = [await aVotingRound(api, town), await aVotingRound(api, town)];

    for (const round of rounds) await cast(round);

    const marks = await asOwner<{ voter_ref: string }>(
      api,
      'SELECT voter_ref FROM roll_mark WHERE round_id = ANY ($1)',
      [rounds.map(({ id }) => id)],
    );
    expect(new Set(marks.map((mark) => mark.voter_ref)).size).toBe(2);
  });

  it('has no column in which a ballot could carry a voter, a moment or a sequence', async () => {
    const columns = await asOwner<{ name: string }>(
      api,
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'ballot'::regclass AND attnum > 0 ORDER BY attnum`,
    );

    expect(columns.map(({ name }) => name)).toEqual([
      'id',
      'round_id',
      'municipality_id',
      'choices',
      'points',
      'imported_fields',
    ]);
  });

  it('shows how many voted, and before the count nothing of what they chose', async () => {
    const round = await aVotingRound(api, town);
    await cast(round);

    const turnout = await resident.client.get(`${round.path}/turnout`);
    const paper = await resident.client.get(`${round.path}/ballot-paper`);

    expect(turnout.body).toEqual({ roundId: round.id, ballotCount: 1, entitledCount: 1 });
    expect(Object.keys(paper.body).toSorted()).toEqual([
      'lines',
      'roundId',
      'rulesDocument',
      'rulesHash',
    ]);
    expect(JSON.stringify(paper.body)).not.toContain('votes":');
  });
});
