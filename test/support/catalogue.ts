import { randomUUID } from 'node:crypto';
import type { TestApi } from './api.js';
import { asOwner } from './municipality.factory.js';

type Database = Pick<TestApi, 'database'>;

export type Relation = {
  readonly name: string;
  readonly isView: boolean;
  /** Whether its rows say of which municipality they are. */
  readonly isOfMunicipality: boolean;
  /** Row-level security of a table; reading with the reader's own rights, of a view. */
  readonly isGuarded: boolean;
  /** What its policies ask of rows that are read, and of rows that are written. */
  readonly policies: readonly string[];
};

/** Every table and view of the service. A new one is in it by itself. */
export function relations(api: Database): Promise<Relation[]> {
  return asOwner<Relation>(
    api,
    `SELECT c.oid::regclass::text AS name, c.relkind NOT IN ('r', 'p') AS "isView",
            EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'municipality_id') AS "isOfMunicipality",
            CASE c.relkind WHEN 'v' THEN coalesce('security_invoker=true' = ANY (c.reloptions), false) ELSE c.relrowsecurity END AS "isGuarded",
            ARRAY(SELECT concat_ws(' ', p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
                    FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('public', 'ledger') AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1`,
  );
}

export type Reference = {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
};

/** Every foreign key of the service, with its columns in order. */
export function references(api: Database): Promise<Reference[]> {
  const columns = (relation: string, key: string): string =>
    `(SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(${key}) WITH ORDINALITY AS k (number, place)
        JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.number)`;
  return asOwner<Reference>(
    api,
    `SELECT conname AS name, conrelid::regclass::text AS "table", ${columns('conrelid', 'conkey')} AS columns,
            confrelid::regclass::text AS target, ${columns('confrelid', 'confkey')} AS "targetColumns"
       FROM pg_constraint JOIN pg_namespace n ON n.oid = connamespace
      WHERE contype = 'f' AND n.nspname IN ('public', 'ledger') ORDER BY 1`,
  );
}

type Row = Readonly<Record<string, unknown>>;

/** A row of a municipality; nothing in it is changed. */
export async function aRow(api: Database, table: string, municipalityId: string): Promise<Row> {
  const [found] = await asOwner<{ row: Row }>(
    api,
    `SELECT to_jsonb(t) AS row FROM ${table} t WHERE municipality_id = $1 LIMIT 1`,
    [municipalityId],
  );
  return found?.row ?? {};
}

/** A row as `aRow` gives it, under a key that is not in use yet. */
export async function aCopy(api: Database, table: string, municipalityId: string): Promise<Row> {
  const referring = (await references(api)).filter((each) => each.table === table);
  const row = await aRow(api, table, municipalityId);
  const fresh = (await columnsOf(api, table))
    .filter(({ name, isKey }) => isKey && !referring.some(({ columns }) => columns.includes(name)))
    .map(({ name }) => [name, freshKey(row[name])] as const);
  return { ...row, ...Object.fromEntries(fresh) };
}

/** SQL that writes a row, given as JSON in its one parameter. */
export async function insertSql(api: Database, table: string): Promise<string> {
  const columns = (await columnsOf(api, table)).map(({ name }) => name).join(', ');
  return `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE
    SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, $1)`;
}

function columnsOf(
  api: Database,
  table: string,
): Promise<{ readonly name: string; readonly isKey: boolean }[]> {
  return asOwner(
    api,
    `SELECT a.attname::text AS name, coalesce(a.attnum = ANY (p.conkey), false) AS "isKey"
       FROM pg_attribute a LEFT JOIN pg_constraint p ON p.conrelid = a.attrelid AND p.contype = 'p'
      WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum`,
    [table],
  );
}

function freshKey(value: unknown): unknown {
  return typeof value === 'number' ? value + 1_000_000 : randomUUID();
}

/** What a municipality has in each table, as one number for each: the same as long as nothing changed. */
export async function imprint(
  api: Database,
  municipalityId: string,
): Promise<Record<string, string>> {
  const tables = (await relations(api)).filter((each) => each.isOfMunicipality && !each.isView);
  const entries = tables.map(async ({ name }) => {
    const [row] = await asOwner<{ print: string }>(
      api,
      `SELECT concat(count(*), ' ', md5(string_agg(t::text, '|' ORDER BY t::text))) AS print
         FROM ${name} t WHERE municipality_id = $1`,
      [municipalityId],
    );
    return [name, row?.print ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
