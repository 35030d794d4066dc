import { createHash } from 'node:crypto';
import type { Json, TestClient } from './api.js';
import type { TestMunicipality } from './municipality.factory.js';

export const SECRET = 'een-geheim-van-de-notaris-2026';
export const PUBLIC_VALUE = '3 11 24 40';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A moment so many milliseconds from now. */
export const momentFromNow = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** What is sent to announce a draw of three seats in two buurten, unless told otherwise. */
export function aDrawRequest(town: Pick<TestMunicipality, 'wijkteamId'>, given: Json = {}): Json {
  return {
    wijkteamId: town.wijkteamId,
    title: 'Bewonersraad',
    seats: 3,
    strata: [
      { stratum: 'Noord', seats: 2 },
      { stratum: 'Zuid', seats: 1 },
    ],
    seal: sha256(SECRET),
    publicSource: 'De trekking van de lotto van 5 december 2026',
    publicForm: 'sorted-numbers',
    publicAt: momentFromNow(3_600_000),
    ...given,
  };
}

/** Five lots in Noord, three in Zuid. */
export const ENTRIES = [
  ...['N1', 'N2', 'N3', 'N4', 'N5'].map((code) => ({ code, stratum: 'Noord' })),
  ...['Z1', 'Z2', 'Z3'].map((code) => ({ code, stratum: 'Zuid' })),
];

export type TestDraw = {
  readonly id: string;
  readonly path: string;
  /** From this moment on it can be carried out. */
  readonly publicAt: string;
};

/** A draw that was announced, with a list. */
export async function anAnnouncedDraw(
  client: TestClient,
  town: TestMunicipality,
  given: Json = {},
  entries: readonly Json[] = ENTRIES,
): Promise<TestDraw> {
  const base = `/municipalities/${town.slug}/draws`;
  const { id, publicAt } = await created<TestDraw>(client, base, aDrawRequest(town, given));
  const path = `${base}/${id}`;
  if (entries.length > 0) await created(client, `${path}/entries`, { entries });
  return { id, path, publicAt };
}

/** How long a draw waits for its public value; the next one when a slow machine missed the first. */
const WINDOWS_MS = [500, 2_000, 8_000];

/** A draw whose list is frozen, and whose public value can be known soon unless told otherwise. */
export async function aFrozenDraw(
  client: TestClient,
  town: TestMunicipality,
  given: Json = {},
  entries: readonly Json[] = ENTRIES,
): Promise<TestDraw> {
  let refusal: unknown = null;
  for (const window of WINDOWS_MS) {
    try {
      const publicAt = momentFromNow(window);
      const draw = await anAnnouncedDraw(client, town, { publicAt, ...given }, entries);
      await created(client, `${draw.path}/frozen-list`, undefined);
      return draw;
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

/** A draw that was carried out. */
export async function aCarriedOutDraw(
  client: TestClient,
  town: TestMunicipality,
  given: Json = {},
  entries: readonly Json[] = ENTRIES,
): Promise<TestDraw> {
  const draw = await aFrozenDraw(client, town, given, entries);
  await untilPublic(draw);
  await created(client, `${draw.path}/outcome`, { secret: SECRET, publicValue: PUBLIC_VALUE });
  return draw;
}

/** Waits for the moment at which the public value of a draw can be known. */
export async function untilPublic({ publicAt }: TestDraw): Promise<void> {
  const left = Date.parse(publicAt) - Date.now() + 20;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, left)));
}

async function created<Body>(client: TestClient, path: string, sent: unknown): Promise<Body> {
  const { body, status } = await client.post<Body>(path, sent);
  if (status !== 201) throw new Error(`${path}: ${JSON.stringify(body)}`);
  return body;
}
