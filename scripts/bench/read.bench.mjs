// @ts-check
import { join } from 'node:path';
import { getList, signIn } from '../lib/bench-client.mjs';
import { Failure } from '../lib/failure.mjs';
import { fillWithInitiatives, LETTER_CODE } from '../lib/made-initiatives.mjs';
import { startService } from '../lib/service.mjs';

const SMALL = 1_000;
const LARGE = 10_000;
const ALL = 100_000;
const TOWNS = 300;
const WARM_UP = 60;
const REQUESTS = 300;
const SHARE = 0.95;

export const name = 'read';

/** @typedef {import('../lib/bench-client.mjs').Town} Town */
/** @typedef {{ town: Town, cookie: string, initiatives: string[], rounds: string[] }} Known what is asked about in a town */
/** @typedef {{ name: string, ask: (known: Known, index: number) => { path: string, body?: object, cookie?: string } }} Kind */

const WORDS = [
  'speeltuin',
  'speelttuin',
  'moestuin',
  'fietspad',
  'geveltuinen',
  'koor theater',
  'zonnepanelen',
  'kerstmarkt',
];

/** @type {Kind[]} */
const KINDS = [
  { name: 'list', ask: (_, index) => ({ path: `/initiatives?page=${String(1 + (index % 5))}` }) },
  { name: 'search', ask: (_, index) => ({ path: `/initiatives?query=${pick(WORDS, index)}` }) },
  {
    name: 'map, whole town',
    ask: () => ({ path: '/initiatives-map?bbox=5,52,5.1,52.06&zoom=12' }),
  },
  {
    name: 'map, near by',
    ask: (_, index) => ({
      path: `/initiatives-map?bbox=5.0${String(index % 9)},52.02,5.0${String((index % 9) + 1)}1,52.03&zoom=16`,
    }),
  },
  {
    name: 'detail',
    ask: ({ initiatives }, index) => ({ path: `/initiatives/${pick(initiatives, index)}` }),
  },
  {
    name: 'round list',
    ask: ({ rounds }, index) => ({ path: `/rounds/${pick(rounds, index)}/initiatives` }),
  },
  { name: 'my initiatives', ask: ({ cookie }) => ({ path: '/my-initiatives', cookie }) },
  {
    name: 'similar',
    ask: (_, index) => ({
      path: '/similar-initiatives',
      body: {
        title: `${pick(WORDS, index)} aan de straat`,
        summary: 'Met een glijbaan en een zandbak.',
      },
    }),
  },
];

/**
 * Measures what everybody reads, over HTTP, one request at a time: the time that 95 of 100 answers stay within. Two services run side by side
 * and are asked in turn, so that what else the machine does falls on both: one with 1,000 initiatives in one municipality (the baseline),
 * and one with 100,000 in 300, asked in turn of a municipality with 1,000 too, of one with 10,000, and of one of all others.
 *
 * @param {import('../lib/benchmarks.mjs').BenchmarkContext} context
 * @returns {Promise<import('../lib/benchmarks.mjs').Measurement[]>}
 */
export async function run({ folder, note, signal }) {
  /** @type {import('../lib/service.mjs').Service[]} */
  const services = [];
  try {
    for (const each of ['small', 'full']) {
      services.push(await startService({ dataFolder: join(folder, each), workers: 0, signal }));
    }
    const [small, full] = services;
    if (small === undefined || full === undefined) throw new Failure('A service is missing.');
    const same = { slug: 'meting-1', initiatives: SMALL };
    note(`filling in ${String(SMALL)} initiatives`);
    await fillWithInitiatives(ownerOf(small), [same]);
    note(`filling in ${String(ALL)} initiatives`);
    await fillWithInitiatives(ownerOf(full), [same, ...others()]);
    const asked = ['meting-1', 'meting-2', 'meting-150'].map((slug) => `/municipalities/${slug}`);
    const times = await measure(
      [await knownOf({ service: small, path: '/municipalities/meting-1' })],
      await Promise.all(asked.map((path) => knownOf({ service: full, path }))),
    );
    return KINDS.map((kind, index) => ({
      of: kind.name,
      value: times[index]?.full ?? 0,
      unit: 'ms (p95)',
      baseline: times[index]?.small ?? 0,
      detail: `${String(REQUESTS)} requests over HTTP with ${String(ALL)} initiatives in ${String(TOWNS)} municipalities; the baseline has ${String(SMALL)} in one.`,
    }));
  } finally {
    for (const service of services.toReversed()) await service.stop();
  }
}

/** @param {import('../lib/service.mjs').Service} service */
function ownerOf({ migrationDatabaseUrl, databaseUrl }) {
  return migrationDatabaseUrl ?? databaseUrl;
}

/** @returns {import('../lib/made-initiatives.mjs').MadeTown[]} */
function others() {
  const rest = TOWNS - 2;
  return Array.from({ length: TOWNS - 1 }, (_, index) => ({
    slug: `meting-${String(index + 2)}`,
    initiatives: index === 0 ? LARGE : Math.floor((ALL - SMALL - LARGE + index - 1) / rest),
  }));
}

/**
 * @param {Town} town
 * @returns {Promise<Known>}
 */
async function knownOf(town) {
  const { cookie } = await signIn(town, { letterCode: LETTER_CODE });
  const idsIn = async (/** @type {string} */ path) =>
    (await getList(town, path)).map(({ id }) => String(id));
  return { town, cookie, initiatives: await idsIn('/initiatives'), rounds: await idsIn('/rounds') };
}

/**
 * The services and the kinds take turns.
 *
 * @param {Known[]} small
 * @param {Known[]} full asked in turn
 * @returns {Promise<{ small: number, full: number }[]>} milliseconds for each kind
 */
async function measure(small, full) {
  const sides = [small, full];
  const times = sides.map(() => KINDS.map(() => /** @type {number[]} */ ([])));
  for (let index = 0; index < WARM_UP + REQUESTS; index += 1) {
    for (const [at, kind] of KINDS.entries()) {
      for (const [side, towns] of sides.entries()) {
        const known = pick(towns, index);
        const request = kind.ask(known, Math.floor(index / towns.length));
        const startedAt = performance.now();
        await send(known.town, request);
        if (index >= WARM_UP) times[side]?.[at]?.push(performance.now() - startedAt);
      }
    }
  }
  return KINDS.map((_, at) => ({ small: p95(times[0]?.[at]), full: p95(times[1]?.[at]) }));
}

/** @param {number[]} [times] */
function p95(times = []) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * SHARE)] ?? 0;
}

/**
 * @param {Town} town
 * @param {{ path: string, body?: object, cookie?: string }} request
 */
async function send({ service, path: town }, { path, body, cookie }) {
  const response = await fetch(`${service.url}/api/v1${town}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json', origin: service.url }),
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Failure(`${path} answered ${String(response.status)}: ${text}`);
}

/**
 * @template Item
 * @param {Item[]} items
 * @param {number} index
 * @returns {Item}
 */
function pick(items, index) {
  const item = items[index % items.length];
  if (item === undefined) throw new Failure('There is nothing to ask about.');
  return item;
}
