import { compareCodePoints } from '../tally/compare-code-points.js';

/** How many people there are in a stratum, such as a buurt or an age group. */
export type StratumPopulation = { readonly stratum: string; readonly population: number };

/**
 * Divides seats over strata in proportion to their population, by largest remainder: every stratum
 * gets the whole part of its share, and what is left goes one by one to the largest remainders.
 *
 * Equal remainders go to the larger population first, then to the name that comes first by code
 * point. Exact: shares are compared as whole numbers. Populations are whole numbers of 0 or more; when
 * all are 0 nobody gets a seat. The answer is in the order given.
 *
 * @example
 * allotSeats(3, [{ stratum: 'Noord', population: 50 }, { stratum: 'Zuid', population: 40 }]);
 * //=> [2, 1]: shares of 1.67 and 1.33
 */
export function allotSeats(seats: number, strata: readonly StratumPopulation[]): number[] {
  const total = strata.reduce((sum, { population }) => sum + BigInt(population), 0n);
  if (total === 0n) return strata.map(() => 0);
  const shares = strata.map(({ stratum, population }, index) => {
    const share = BigInt(seats) * BigInt(population);
    return { index, stratum, population, whole: share / total, rest: share % total };
  });
  const given = shares.map(({ whole }) => Number(whole));
  const left = seats - given.reduce((sum, each) => sum + each, 0);
  const first = shares
    .toSorted(
      (one, other) =>
        compareBigInts(other.rest, one.rest) ||
        other.population - one.population ||
        compareCodePoints(one.stratum, other.stratum),
    )
    .slice(0, left);
  for (const { index } of first) given[index] = (given[index] ?? 0) + 1;
  return given;
}

function compareBigInts(one: bigint, other: bigint): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
