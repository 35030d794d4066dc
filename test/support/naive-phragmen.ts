import {
  candidatesOf,
  compareTied,
  scoreProjects,
  type TallyElection,
  type TieCriterion,
} from '#domain';
import { compare, type Fraction, fraction, over, plus, sum } from './fraction.js';
import { pointTable } from './small-elections.js';

export type NaiveWinners = {
  /** Places in the list of projects, in order of selection. */
  readonly winners: readonly number[];
  readonly measures: readonly Fraction[];
};

/** Whether a project may still be funded beside these winners. */
type IsOpen = (place: number, winners: readonly number[]) => boolean;

/** Which voters support each project. */
function supportersOf(election: TallyElection): number[][] {
  const points = pointTable(election);
  return election.projects.map((_project, place) =>
    points.flatMap((row, voter) => (row[place]! > 0 ? [voter] : [])),
  );
}

/**
 * Takes the project with the smallest measure again and again, until one of the smallest does not fit.
 * `measure` may look at what was taken before; `take` is told what was.
 */
function takeSmallest(
  election: TallyElection,
  { ties, isOpen }: { readonly ties: readonly TieCriterion[]; readonly isOpen: IsOpen },
  measure: (place: number) => Fraction,
  take: (place: number, measured: Fraction) => void,
): NaiveWinners {
  const supporters = supportersOf(election);
  const scores = scoreProjects(election);
  const candidates = candidatesOf(election, scores)
    .map((candidate, place) => ({ ...candidate, place }))
    .filter(({ place }) => supporters[place]!.length > 0)
    .sort((left, right) => compareTied(ties, left, right));
  const winners: number[] = [];
  const measures: Fraction[] = [];
  let left: bigint = election.budget;
  for (;;) {
    const open = candidates
      .filter(({ place }) => !winners.includes(place) && isOpen(place, winners))
      .map((candidate) => ({ ...candidate, measured: measure(candidate.place) }));
    const next = open.filter(({ measured }) =>
      open.every((other) => compare(measured, other.measured) <= 0),
    );
    const [first] = next;
    if (first === undefined || next.some(({ cost }) => cost > left)) return { winners, measures };
    take(first.place, first.measured);
    winners.push(first.place);
    measures.push(first.measured);
    left -= first.cost;
  }
}

/** Sequential Phragmén by the book: a load for every voter. */
export function naivePhragmen(
  election: TallyElection,
  ties: readonly TieCriterion[],
  isOpen: IsOpen = () => true,
): NaiveWinners {
  const supporters = supportersOf(election);
  const loads = Array.from({ length: election.ballots.size }, () => fraction(0n));
  const timeOf = (place: number): Fraction => {
    const behind = supporters[place]!;
    const total = plus(
      fraction(election.projects[place]!.cost),
      sum(behind.map((voter) => loads[voter]!)),
    );
    return over(total, fraction(BigInt(behind.length)));
  };
  const take = (place: number, time: Fraction): void => {
    for (const voter of supporters[place]!) loads[voter] = time;
  };
  return takeSmallest(election, { ties, isOpen }, timeOf, take);
}

/** Maximin support by the book: the largest load that any set of the projects needs. */
export function naiveMaximin(election: TallyElection, ties: readonly TieCriterion[]): NaiveWinners {
  const supporters = supportersOf(election);
  const taken: number[] = [];
  const loadOf = (place: number): Fraction =>
    subsetsOf([...taken, place]).reduce((most, set) => {
      const cost = set.reduce((total, one) => total + election.projects[one]!.cost, 0n);
      const voters = new Set(set.flatMap((one) => supporters[one]!)).size;
      const load = voters === 0 ? fraction(0n) : fraction(cost, BigInt(voters));
      return compare(load, most) > 0 ? load : most;
    }, fraction(0n));
  const isOpen = (): boolean => true;
  return takeSmallest(election, { ties, isOpen }, loadOf, (place) => taken.push(place));
}

/** All subsets of a small list, the empty one too. */
export function subsetsOf(list: readonly number[]): number[][] {
  return list.reduce<number[][]>(
    (sets, one) => [...sets, ...sets.map((set) => [...set, one])],
    [[]],
  );
}
