import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { normaliseLetterCode, type Role, WIJKTEAM_ROLES } from '#domain';
import { newToken, tokenHash } from '#platform';
import { TestClient, type TestApi } from './api.js';
import { queryAsOwner } from './test-database.js';

const DAY_MS = 86_400_000;

/** A day, counted from today; memberships of tests start well before. */
export function dayFromToday(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

/** Runs SQL as the owner of the schema: past row-level security, and past the grants. */
export function asOwner<Row extends pg.QueryResultRow>(
  api: Pick<TestApi, 'database'>,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return queryAsOwner<Row>(api.database, sql, values);
}

export type TestMunicipality = {
  readonly id: string;
  readonly slug: string;
  /** The wijkteam that people belong to unless told otherwise. */
  readonly wijkteamId: string;
  readonly areaId: string;
};

/** A municipality with one wijk and one wijkteam, and nobody in it. */
export async function aMunicipality(api: Pick<TestApi, 'database'>): Promise<TestMunicipality> {
  const [id, areaId, wijkteamId] = [randomUUID(), randomUUID(), randomUUID()];
  const slug = `stad-${id.slice(0, 8)}`;
  await asOwner(api, `INSERT INTO municipality (id, slug, name) VALUES ($1, $2, $2)`, [id, slug]);
  await asOwner(
    api,
    `INSERT INTO area (id, municipality_id, kind, name) VALUES ($1, $2, 'wijk', 'De Linde')`,
    [areaId, id],
  );
  await asOwner(
    api,
    `INSERT INTO wijkteam (id, municipality_id, area_id, name) VALUES ($1, $2, $3, 'Wijkteam De Linde')`,
    [wijkteamId, id, areaId],
  );
  return { id, slug, areaId, wijkteamId };
}

/** A buurt of its own name in the wijk of a municipality, and its id. */
export async function aBuurt(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  name = `Buurt ${randomUUID().slice(0, 8)}`,
): Promise<string> {
  const id = randomUUID();
  await asOwner(
    api,
    `INSERT INTO area (id, municipality_id, kind, name, parent_id) VALUES ($1, $2, 'buurt', $3, $4)`,
    [id, town.id, name, town.areaId],
  );
  return id;
}

export type TestPerson = { readonly id: string; readonly client: TestClient };

/** Somebody with a role, signed in over HTTP by the code of a letter. */
export async function aPerson(
  api: TestApi,
  town: TestMunicipality,
  role: Role,
  given: { readonly wijkteamId?: string; readonly until?: string; readonly areaId?: string } = {},
): Promise<TestPerson> {
  const id = randomUUID();
  const code = newToken()
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toUpperCase();
  const isOfWijkteam = (WIJKTEAM_ROLES as readonly string[]).includes(role);
  await asOwner(api, `INSERT INTO person (id, municipality_id, name) VALUES ($1, $2, $3)`, [
    id,
    town.id,
    `Test ${role}`,
  ]);
  await asOwner(
    api,
    `INSERT INTO membership (id, municipality_id, person_id, role, wijkteam_id, valid_from_on, valid_until_on, area_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      randomUUID(),
      town.id,
      id,
      role,
      isOfWijkteam ? (given.wijkteamId ?? town.wijkteamId) : null,
      dayFromToday(-30),
      given.until ?? null,
      role === 'sub-representative' ? (given.areaId ?? (await aBuurt(api, town))) : null,
    ],
  );
  await asOwner(
    api,
    `INSERT INTO credential (id, municipality_id, person_id, kind, secret_hash) VALUES ($1, $2, $3, 'letter-code', $4)`,
    [randomUUID(), town.id, id, tokenHash(normaliseLetterCode(code))],
  );
  return { id, client: await signInWithCode(api, town.slug, code) };
}

export async function signInWithCode(
  api: Pick<TestApi, 'baseUrl' | 'origin'>,
  slug: string,
  letterCode: string,
): Promise<TestClient> {
  const answer = await new TestClient(api).send(
    'POST',
    `/municipalities/${slug}/sessions`,
    { letterCode },
    {},
  );
  if (answer.status !== 201) throw new Error(`Signing in failed: ${JSON.stringify(answer.body)}`);
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  return new TestClient(api, { cookie });
}

/** A machine with a token for these permissions. */
export async function aMachine(
  api: TestApi,
  town: TestMunicipality,
  permissions: readonly string[],
): Promise<TestClient> {
  const token = newToken();
  await asOwner(
    api,
    `INSERT INTO api_token (id, municipality_id, name, token_hash, permissions) VALUES ($1, $2, 'test', $3, $4)`,
    [randomUUID(), town.id, tokenHash(token), permissions],
  );
  return new TestClient(api, { token });
}
