import type { Fault } from '../domain-error.js';
import { lineFaults } from '../people/plain-text.js';
import type { Role } from '../people/role.js';
import { compareCodePoints } from '../tally/compare-code-points.js';
import { allotSeats } from './allot-seats.js';
import { type DrawEntry, entriesPerStratum, isStratumName } from './draw-list.js';
import type { PublicValueForm } from './draw-seed.js';

/** The seats that can be filled by lot. */
export const DRAWN_ROLES = ['member', 'sub-representative'] as const satisfies readonly Role[];
export type DrawnRole = (typeof DRAWN_ROLES)[number];

/** A stratum with its seats; the population is there when it decided how many. */
export type StratumSeats = {
  readonly stratum: string;
  readonly population: number | null;
  readonly seats: number;
};

/** Everything that is announced of a draw before anything that decides it is known. */
export type DrawPlan = {
  readonly title: string;
  readonly role: DrawnRole;
  /** In the order of their names by code point. One with an empty name: no strata. */
  readonly strata: readonly StratumSeats[];
  /** How many days somebody who is drawn has to answer. */
  readonly answerDays: number;
  /** The SHA-256 of the secret, in hex. */
  readonly seal: string;
  /** What the public value is, in words: which lottery, which beacon, which notary. */
  readonly publicSource: string;
  readonly publicForm: PublicValueForm;
  /** The moment from which on everybody can know the public value. */
  readonly publicAt: Date;
};

/** What is asked for: seats of each stratum, or so many in all by population. */
export type WantedStrata = {
  readonly seats: number;
  readonly strata: readonly {
    readonly stratum: string;
    readonly population: number | null;
    readonly seats: number | null;
  }[];
};

export const DRAW_SEATS_MAX = 1_000;
export const STRATA_MAX = 200;
export const ANSWER_DAYS_MAX = 90;
const TITLE_LENGTH_MAX = 120;
const SOURCE_LENGTH_MAX = 500;
const POPULATION_MAX = 100_000_000;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * The seats of each stratum, in the order of the names. No strata: all seats in one without a name.
 * Seats that were given stay; populations divide the seats by largest remainder. Call it for strata
 * without faults.
 */
export function seatsOfStrata({ seats, strata }: WantedStrata): StratumSeats[] {
  if (strata.length === 0) return [{ stratum: '', population: null, seats }];
  const named = strata.toSorted((one, other) => compareCodePoints(one.stratum, other.stratum));
  const populations = named.map(({ stratum, population }) => ({
    stratum,
    population: population ?? 0,
  }));
  const allotted = allotSeats(seats, populations);
  return named.map((each, index) => ({
    stratum: each.stratum,
    population: each.population,
    seats: each.seats ?? allotted[index] ?? 0,
  }));
}

/** Every fault in the strata that are asked for: either all have seats, or all have a population. */
export function strataFaults({ seats, strata }: WantedStrata): Fault[] {
  const faults = wholeFaults('seats', seats, [1, DRAW_SEATS_MAX]);
  if (strata.length > STRATA_MAX) {
    faults.push({ name: 'strata', code: 'strata-many', reason: `At most ${STRATA_MAX} strata.` });
  }
  const names = new Set<string>();
  const byPopulation = strata.every(({ seats: own }) => own === null);
  for (const [index, each] of strata.entries()) {
    faults.push(...stratumFaults(`strata[${index}]`, each, { names, byPopulation }));
    names.add(each.stratum);
  }
  return [...faults, ...sumFaults({ seats, strata }, byPopulation)];
}

function stratumFaults(
  path: string,
  each: WantedStrata['strata'][number],
  { names, byPopulation }: { readonly names: ReadonlySet<string>; readonly byPopulation: boolean },
): Fault[] {
  const faults: Fault[] = [];
  if (each.stratum === '' || !isStratumName(each.stratum)) {
    const reason = 'Letters, digits, spaces and simple signs; no comma and no quote.';
    faults.push({ name: `${path}.stratum`, code: 'stratum-name', reason });
  }
  if (names.has(each.stratum)) {
    faults.push({ name: `${path}.stratum`, code: 'stratum-twice', reason: 'This one is there.' });
  }
  if (byPopulation) {
    faults.push(...wholeFaults(`${path}.population`, each.population ?? -1, [0, POPULATION_MAX]));
  } else {
    faults.push(...wholeFaults(`${path}.seats`, each.seats ?? -1, [0, DRAW_SEATS_MAX]));
    if (each.population !== null) {
      const reason = 'Give seats or populations, not both: only one of them can decide.';
      faults.push({ name: `${path}.population`, code: 'strata-both', reason });
    }
  }
  return faults;
}

function sumFaults({ seats, strata }: WantedStrata, byPopulation: boolean): Fault[] {
  if (strata.length === 0) return [];
  const sum = (each: (stratum: WantedStrata['strata'][number]) => number): number =>
    strata.reduce((total, stratum) => total + each(stratum), 0);
  if (byPopulation) {
    if (sum(({ population }) => population ?? 0) > 0) return [];
    return [{ name: 'strata', code: 'strata-empty', reason: 'There are people in no stratum.' }];
  }
  if (sum(({ seats: own }) => own ?? 0) === seats) return [];
  const reason = 'The seats of the strata are together as many as the seats of the draw.';
  return [{ name: 'seats', code: 'strata-sum', reason }];
}

/** Every fault in a plan but those of its strata. The texts are tidied. @param now for the moment */
export function drawPlanFaults(plan: Omit<DrawPlan, 'strata'>, now: Date): Fault[] {
  const faults = [
    ...lineFaults('title', plan.title, TITLE_LENGTH_MAX),
    ...lineFaults('publicSource', plan.publicSource, SOURCE_LENGTH_MAX),
    ...wholeFaults('answerDays', plan.answerDays, [1, ANSWER_DAYS_MAX]),
  ];
  if (!SHA256.test(plan.seal)) {
    const reason = 'The SHA-256 of the secret: 64 hexadecimal digits in lower case.';
    faults.push({ name: 'seal', code: 'draw-seal', reason });
  }
  if (plan.publicAt.getTime() <= now.getTime()) {
    const reason = 'The public value has to become known later than now.';
    faults.push({ name: 'publicAt', code: 'draw-public-at', reason });
  }
  return faults;
}

/** What keeps a list from being frozen: a stratum with fewer entries than seats, or no entry at all. */
export function frozenListFaults(
  strata: readonly StratumSeats[],
  entries: readonly DrawEntry[],
): Fault[] {
  const counts = entriesPerStratum(entries);
  return strata.flatMap(({ stratum, seats }) => {
    const count = counts.get(stratum) ?? 0;
    if (count >= seats) return [];
    const where = stratum === '' ? 'The list' : `Stratum "${stratum}"`;
    const reason = `${where} has ${count} entries for ${seats} seats.`;
    return [{ name: 'entries', code: 'draw-entries-few', reason }];
  });
}

function wholeFaults(name: string, value: number, [min, max]: readonly [number, number]): Fault[] {
  if (Number.isInteger(value) && value >= min && value <= max) return [];
  return [{ name, code: 'number-range', reason: `A whole number from ${min} to ${max}.` }];
}
