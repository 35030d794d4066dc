// @ts-check
import { demoTown, getList, perSecond, post, signInAs } from '../lib/bench-client.mjs';
import { Failure } from '../lib/failure.mjs';

const LOOKUPS = 1_500;
const WARM_UP = 300;
const AT_ONCE = 16;
const YEAR = 2095;
const ADDRESSES = 100_000;
/** Wijken beside and above each other, and buurten within each of them: 20 + 480 areas. */
const WIJKEN = { across: 5, up: 4 };
const BUURTEN = { across: 6, up: 4 };
/** Corners of a buurt on each of its sides. */
const CORNERS = 20;
const [WEST, SOUTH, SIDE] = [6.5, 53, 0.01];

export const name = 'places';

/** @typedef {import('../lib/bench-client.mjs').Town} Town */
/** @typedef {import('../lib/bench-client.mjs').Person} Person */
/** @typedef {{ code: string, x: number, y: number, across: number, up: number }} Cell */

/**
 * Measures over HTTP in which areas points lie, and in which buurt addresses lie. The baseline asks for one area by its id,
 * over HTTP as well: what any answer costs.
 *
 * @param {import('../lib/benchmarks.mjs').BenchmarkContext} context
 * @returns {Promise<import('../lib/benchmarks.mjs').Measurement[]>}
 */
export async function run({ service: start, note }) {
  const town = await demoTown(await start());
  const administrator = await signInAs(town, 'administrator');
  const areas = [...wijken(), ...wijken().flatMap(buurtenOf)];
  note(`importing ${String(areas.length)} areas and ${String(ADDRESSES)} addresses`);
  await importAreas(town, 'wijk', wijken(), administrator);
  await importAreas(town, 'buurt', wijken().flatMap(buurtenOf), administrator);
  await importAddresses(town, administrator);
  const ids = (await getList(town, '/areas')).map(({ id }) => String(id));

  /** @type {((index: number) => Promise<void>)[]} */
  const questions = [
    (index) => get(town, `/areas/${ids[index % ids.length] ?? ''}`),
    (index) => get(town, pointQuery(index)),
    (index) => get(town, addressQuery(index)),
  ];
  for (const question of questions) await perSecond(WARM_UP, AT_ONCE, question);
  /** @type {number[]} */
  const rates = [];
  for (const question of questions) rates.push(await perSecond(LOOKUPS, AT_ONCE, question));
  const [byId = 0, byPoint = 0, byAddress = 0] = rates;
  const beside = `${String(LOOKUPS)} over HTTP, ${String(AT_ONCE)} at once; the baseline asks for one area by its id.`;
  const common = { unit: 'lookups/s', baseline: byId };
  return [
    { of: `points in ${String(areas.length)} areas`, value: byPoint, ...common, detail: beside },
    { of: `${String(ADDRESSES)} addresses`, value: byAddress, ...common, detail: beside },
  ];
}

/** @returns {Cell[]} */
function wijken() {
  const { across, up } = BUURTEN;
  return Array.from({ length: WIJKEN.across * WIJKEN.up }, (_, index) => ({
    code: `WK9999${String(index + 10)}`,
    x: (index % WIJKEN.across) * across,
    y: Math.floor(index / WIJKEN.across) * up,
    across,
    up,
  }));
}

/**
 * @param {Cell} wijk
 * @returns {Cell[]}
 */
function buurtenOf({ code, x, y }) {
  return Array.from({ length: BUURTEN.across * BUURTEN.up }, (_, index) => ({
    code: `BU${code.slice(2)}${String(index + 10)}`,
    x: x + (index % BUURTEN.across),
    y: y + Math.floor(index / BUURTEN.across),
    across: 1,
    up: 1,
  }));
}

/**
 * @param {Town} town
 * @param {'wijk' | 'buurt'} kind
 * @param {Cell[]} cells
 * @param {Person} administrator
 */
async function importAreas(town, kind, cells, administrator) {
  const features = cells.map((cell) => ({
    type: 'Feature',
    properties: { statcode: cell.code, statnaam: `Meting ${cell.code}` },
    geometry: { type: 'Polygon', coordinates: [ringOf(cell)] },
  }));
  const collection = { type: 'FeatureCollection', features };
  await post(town, '/area-imports', { kind, year: YEAR, collection }, administrator);
}

/**
 * Follows the sides, counterclockwise. Neighbours share every corner.
 *
 * @param {Cell} cell
 */
function ringOf({ x, y, across, up }) {
  const steps = { across: across * CORNERS, up: up * CORNERS };
  const [west, south] = [x * CORNERS, y * CORNERS];
  const [east, north] = [west + steps.across, south + steps.up];
  const ring = [
    ...Array.from({ length: steps.across }, (_, step) => at(west + step, south)),
    ...Array.from({ length: steps.up }, (_, step) => at(east, south + step)),
    ...Array.from({ length: steps.across }, (_, step) => at(east - step, north)),
    ...Array.from({ length: steps.up }, (_, step) => at(west, north - step)),
  ];
  return [...ring, at(west, south)];
}

/**
 * A corner of the grid, a little beside its place: real borders are not straight.
 *
 * @param {number} column
 * @param {number} row
 */
function at(column, row) {
  const [east, north] = [(column * SIDE) / CORNERS, (row * SIDE) / CORNERS];
  const bend = SIDE / 40;
  return [
    Number((WEST + east + bend * Math.sin(row * 1.7)).toFixed(6)),
    Number((SOUTH + north + bend * Math.sin(column * 1.3)).toFixed(6)),
  ];
}

/** @param {number} index */
function pointQuery(index) {
  const cells = { across: WIJKEN.across * BUURTEN.across, up: WIJKEN.up * BUURTEN.up };
  const longitude = WEST + ((index * 0.618034) % 1) * cells.across * SIDE;
  const latitude = SOUTH + ((index * 0.754878) % 1) * cells.up * SIDE;
  return `/areas/at?longitude=${longitude.toFixed(6)}&latitude=${latitude.toFixed(6)}`;
}

/** @param {number} index */
function addressQuery(index) {
  const { postcode, houseNumber } = addressOf((index * 7_919) % ADDRESSES);
  return `/address-lookups?postcode=${postcode}&houseNumber=${houseNumber}`;
}

/** @param {number} index */
function addressOf(index) {
  const letters = 'ABCDEGHJKL';
  const street = Math.floor(index / 50);
  const second = letters[Math.floor(street / 10) % 10] ?? 'A';
  const postcode = `${String(9000 + Math.floor(street / 100))}${letters[street % 10] ?? 'A'}${second}`;
  return { postcode, houseNumber: String(1 + (index % 50)), street };
}

/**
 * @param {Town} town
 * @param {Person} administrator
 */
async function importAddresses({ service, path }, { cookie }) {
  const codes = wijken().flatMap(buurtenOf);
  const lines = Array.from({ length: ADDRESSES }, (_, index) => {
    const { postcode, houseNumber, street } = addressOf(index);
    const { code = '' } = codes[street % codes.length] ?? {};
    return `${postcode};${houseNumber};${code};WK${code.slice(2, 8)};GM9999`;
  });
  const heading = `PC6;Huisnummer;Buurt${String(YEAR)};Wijk${String(YEAR)};Gemeente${String(YEAR)}`;
  const response = await fetch(
    `${service.url}/api/v1${path}/address-directory?year=${String(YEAR)}`,
    {
      method: 'PUT',
      headers: { 'content-type': 'text/csv', origin: service.url, cookie, 'if-match': '"0"' },
      body: [heading, ...lines].join('\n'),
    },
  );
  if (response.status !== 200) {
    throw new Failure(
      `The directory answered ${String(response.status)}: ${await response.text()}`,
    );
  }
}

/**
 * @param {Town} town
 * @param {string} rest
 */
async function get({ service, path }, rest) {
  const response = await fetch(`${service.url}/api/v1${path}${rest}`);
  const body = await response.text();
  if (response.status !== 200)
    throw new Failure(`${rest} answered ${String(response.status)}: ${body}`);
}
