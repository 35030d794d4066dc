import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PERMISSIONS } from '#domain';
import { type Json, startTestApi, type TestApi, TestClient } from '../support/api.js';
import {
  aMachine,
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aRound } from '../support/round.factory.js';

const SOURCE = { regulation: 'Regeling', article: '3', url: null };

type Column = { name: string; type: string };

/** Another value for a column, whatever stands in it. */
function otherValue({ name, type }: Column): string {
  switch (type) {
    case 'uuid':
      return 'gen_random_uuid()';
    case 'integer':
      return `${name} + 1`;
    case 'jsonb':
      return `coalesce(${name}, '{}') || '["x"]'`;
    case 'date':
      return `${name} + 1`;
    case 'timestamp with time zone':
      return `coalesce(${name} + interval '1 day', now())`;
    default:
      return name === 'state' ? `'draft'` : `coalesce(${name}, '') || 'x'`;
  }
}

describe('a frozen document of rules of play', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let documentId: string;
  let roundId: string;
  let before: unknown;
  let columns: Column[];
  let chair: TestPerson;

  /** Runs SQL as the api does: in the application's role, inside the municipality. */
  const asApp = async (sql: string): Promise<pg.QueryResult> => {
    const client = new pg.Client({
      connectionString: api.database.url,
      options: '-c role=wijkkas_app',
    });
    await client.connect();
    try {
      await client.query(`SELECT set_config('wijkkas.municipality_id', $1, false)`, [town.id]);
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };

  const row = async (): Promise<unknown> =>
    asOwner(api, `SELECT to_jsonb(d) AS row FROM play_document d WHERE id = $1`, [documentId]);

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    chair = await aPerson(api, town, 'chair');
    const round = await aRound(api, town, { phase: 'draft', initiatives: [] });
    roundId = round.id;
    const path = `/municipalities/${town.slug}/play-documents`;
    const created = await chair.client.post<{ id: string }>(path, {
      wijkteamId: town.wijkteamId,
      roundId,
      title: 'Spelregels',
      legalBasis: { kind: 'reglement', title: 'Reglement', article: '1', url: null },
      validFromOn: '2026-01-01',
      rules: [{ kind: 'weeks-ahead', parameters: { weeks: 6 }, source: SOURCE }],
    });
    documentId = created.body.id;
    await chair.client.post(
      `${path}/${documentId}/adoptions`,
      { withoutConsultationReason: 'Er was haast.' },
      { 'if-match': '"1"' },
    );
    before = await row();
    columns = await asOwner<Column>(
      api,
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = 'play_document' ORDER BY 1`,
    );
  });

  afterAll(() => api.close());

  it('is adopted, with a text and a hash', () => {
    expect(before).toMatchObject([{ row: { state: 'adopted', number: 1 } }]);
    expect(columns.length).toBeGreaterThan(15);
  });

  it('keeps every column against the role of the application, and against the owner', async () => {
    for (const column of columns) {
      const sql = `UPDATE play_document SET ${column.name} = ${otherValue(column)} WHERE id = '${documentId}'`;

      await expect(asApp(sql)).rejects.toThrow('play_document_frozen');
      await expect(asOwner(api, sql)).rejects.toThrow('play_document_frozen');
    }
    expect(await row()).toEqual(before);
  });

  it('cannot be marked as superseded while something else changes with it', async () => {
    const sql = `UPDATE play_document SET state = 'superseded', version = version + 1, title = 'x' WHERE id = '${documentId}'`;

    await expect(asApp(sql)).rejects.toThrow('play_document_frozen');
    await expect(asOwner(api, sql)).rejects.toThrow('play_document_frozen');
  });

  it('cannot be deleted or emptied away', async () => {
    const remove = `DELETE FROM play_document WHERE id = '${documentId}'`;
    const tables = ['play_document', 'play_comment', 'round_play_rules'];

    await expect(asApp(remove)).rejects.toThrow('play_document_frozen');
    await expect(asOwner(api, remove)).rejects.toThrow('play_document_frozen');
    for (const table of tables) {
      await expect(asApp(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('permission denied');
      await expect(asOwner(api, `TRUNCATE ${table} CASCADE`)).rejects.toThrow('append_only');
    }
    expect(await row()).toEqual(before);
  });

  it('cannot be made by hand, nor with another text than its rules', async () => {
    const insert = (state: string): string =>
      `INSERT INTO play_document (id, municipality_id, wijkteam_id, number, title, state, legal_basis, valid_from_on, rules, created_at, changed_at)
       VALUES (gen_random_uuid(), '${town.id}', '${town.wijkteamId}', 99, 'x', '${state}', '{"kind": "reglement"}', '2026-01-01', '[]', now(), now()) RETURNING id`;
    await expect(asApp(insert('adopted'))).rejects.toThrow('play_document_begins_as_draft');

    const { rows } = await asApp(insert('draft'));
    const [{ id } = { id: '' }] = rows as { id: string }[];
    const text = `'{"rules": []}'`;
    const adopt = `UPDATE play_document SET state = 'adopted', adopted_at = now(), adopted_by = 'x', without_consultation_reason = 'x',
      document_text = ${text}, document_hash = encode(sha256(convert_to(${text}, 'UTF8')), 'hex') WHERE id = '${id}'`;

    await expect(asApp(adopt)).rejects.toThrow('play_document_as_published');
    await expect(asApp(adopt.replace(/encode\(.*'hex'\)/, `repeat('0', 64)`))).rejects.toThrow(
      /play_document_(hash|as_published)/,
    );
  });

  it('holds for its round for good once that has opened', async () => {
    await asOwner(api, `UPDATE round SET phase = 'submission' WHERE id = $1`, [roundId]);

    const { rows } = await asApp(`SELECT document_id FROM round_play_rules`);
    const settled = `round_id = '${roundId}'`;

    expect(rows).toEqual([{ document_id: documentId }]);
    await expect(
      asOwner(api, `UPDATE round_play_rules SET document_id = NULL WHERE ${settled}`),
    ).rejects.toThrow('append_only');
    await expect(asOwner(api, `DELETE FROM round_play_rules WHERE ${settled}`)).rejects.toThrow(
      'append_only',
    );
  });

  it('is changed by no endpoint, whoever asks', async () => {
    const { body } = await new TestClient(api).get<{ paths: Record<string, Json> }>(
      '/openapi.json',
    );
    const operations = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => path.includes('/play-documents') && method !== 'get')
        .map((method) => ({ method: method.toUpperCase(), path })),
    );
    const people = await Promise.all(
      (['secretary', 'administrator', 'resident'] as const).map(
        async (role) => (await aPerson(api, town, role)).client,
      ),
    );
    const clients = [chair.client, ...people, await aMachine(api, town, PERMISSIONS)];
    const body1 = {
      title: 'Anders',
      rules: [],
      withoutConsultationReason: 'x',
      closesAt: '2099-01-01T00:00:00Z',
      text: 'x',
      outcome: 'adopted',
    };
    const bodies: readonly Json[] = [
      {},
      ...Object.entries(body1).map(([name, value]) => ({ [name]: value })),
      { text: 'x', outcome: 'adopted' },
    ];

    const answers = await Promise.all(
      clients.flatMap((client) =>
        operations.flatMap(({ method, path }) =>
          bodies.map((each, index) =>
            client.send(
              method,
              path
                .replace('{municipality}', town.slug)
                .replace('{documentId}', documentId)
                .replace('{commentId}', documentId),
              each,
              { 'if-match': '"2"', 'idempotency-key': `${method} ${path} ${index}` },
            ),
          ),
        ),
      ),
    );

    expect(operations.length).toBeGreaterThanOrEqual(7);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(answers.filter(({ status }) => status < 300)).toEqual([]);
    expect(await row()).toEqual(before);
  });
});
