import { cents, type Cents } from '../../money/cents.js';
import { compareRationals, type Rational, reduce } from '../arithmetic/rational.js';
import { conversionError, roundedDown, roundedUp, SLACK, UNIT } from '../arithmetic/rounding.js';
import type { WeightedBallots } from '../equal-shares/shares-problem.js';
import { openLimits } from '../limits.js';
import { mergeBallots } from '../merge/merge-ballots.js';
import { scoreProjects } from '../score-projects.js';
import type { TallyElection } from '../tally-election.js';
import type { Tie } from '../tally-result.js';
import type { TieCriterion } from '../tally-rule.js';
import { candidatesOf, compareTied, decidingCriterion } from '../tie-order.js';
import { exactTime, exactTimes, type PhragmenState, votersByLoad } from './phragmen-state.js';

/** The result of sequential Phragmén. */
export type PhragmenResult = {
  /** Ids in order of selection. */
  readonly winners: readonly string[];
  readonly spent: Cents;
  readonly leftover: Cents;
  /** When each winner was bought: the cents that a voter without any purchase would have by then. */
  readonly times: readonly Rational[];
  /** The projects that were next, if the count ended because one of them did not fit. */
  readonly stoppedBy: readonly string[];
  readonly ties: readonly Tie[];
};

/**
 * `sequential-phragmen@1`: every voter earns money at the same pace; as soon as the supporters of a
 * project hold its cost together, they buy it and spend all they hold.
 *
 * The count ends when the next project does not fit in what is left; when several are next at the same
 * time, as soon as one of them does not fit (as in the Pabulib reference counts). Projects without
 * support, or with a score below `scoreMin`, are never bought; those that a limit shuts out are passed
 * by. A choice with more than 0 points is an approval; points beyond that do not count. The result equals exact rational arithmetic always; equal times go by the tie criteria.
 *
 * @param ballots count these, merged already, instead of the election's own
 */
export function countSequentialPhragmen(
  election: TallyElection,
  criteria: readonly TieCriterion[],
  scoreMin = -Infinity,
  ballots: WeightedBallots = weightedBallotsOf(election),
): PhragmenResult {
  const state = openState(election, ballots);
  const limits = openLimits(election);
  const leastTimes = firstTimes(state).map((time, place) =>
    candidateAt(state, place).score < scoreMin || limits.isShutOut(place) ? Infinity : time,
  );
  const winners: string[] = [];
  const ties: Tie[] = [];
  let left: bigint = election.budget;
  for (;;) {
    const next = nextProjects(state, leastTimes)
      .map((place) => ({ ...candidateAt(state, place), place }))
      .sort((one, other) => compareTied(criteria, one, other));
    const [first, second] = next;
    if (first === undefined || next.some(({ cost }) => cost > left)) {
      return {
        winners,
        spent: cents(election.budget - left),
        leftover: cents(left),
        times: timesOf(state),
        stoppedBy: next.map(({ id }) => id),
        ties,
      };
    }
    if (second !== undefined) {
      ties.push({
        step: winners.length + 1,
        candidates: next.map(({ id }) => id),
        score: first.score,
        decidedBy: decidingCriterion(criteria, first, second),
      });
    }
    buy(state, first.place);
    for (const out of [first.place, ...limits.fund(first.place)]) leastTimes[out] = Infinity;
    winners.push(first.id);
    left -= first.cost;
  }
}

function weightedBallotsOf(election: TallyElection): WeightedBallots {
  return { merged: mergeBallots(election), scores: scoreProjects(election) };
}

function openState(election: TallyElection, { merged, scores }: WeightedBallots): PhragmenState {
  const state: PhragmenState = {
    merged,
    candidates: candidatesOf(election, scores),
    support: new Float64Array(election.projects.length),
    lastPurchase: new Uint32Array(merged.weights.length),
    times: [0],
    errors: [0],
    exact: { numerators: [0n], denominator: 1n },
    purchases: [],
  };
  state.support.forEach((_none, project) => {
    state.support[project] = votersByLoad(state, project)[0] ?? 0;
  });
  return state;
}

/** No project can be bought before these times; Infinity for those without support. */
function firstTimes(state: PhragmenState): Float64Array {
  return state.support.map((voters, project) =>
    voters === 0 ? Infinity : roundedDown(Number(candidateAt(state, project).cost) / voters),
  );
}

function candidateAt(state: PhragmenState, place: number): PhragmenState['candidates'][number] {
  const candidate = state.candidates[place];
  if (candidate === undefined) throw new RangeError(`There is no project at place ${place}.`);
  return candidate;
}

/**
 * The projects that can be bought first, all at exactly the same time.
 *
 * Loads only grow, so the time found at an earlier step is a lower bound; only projects that may still
 * be first are looked at again. Times that floats cannot tell apart are compared as fractions.
 */
function nextProjects(state: PhragmenState, leastTimes: Float64Array): number[] {
  const close: { place: number; low: number }[] = [];
  const looked = new Set<number>();
  let bound = Infinity;
  for (;;) {
    const place = lowest(leastTimes, looked);
    if (place === -1 || (leastTimes[place] as number) > bound) break;
    looked.add(place);
    const { low, high } = timeBetween(state, place);
    leastTimes[place] = low;
    close.push({ place, low });
    if (high < bound) bound = high;
  }
  const first = close.filter(({ low }) => low <= bound).map(({ place }) => place);
  return first.length < 2 ? first : firstExactly(state, first);
}

function lowest(times: Float64Array, looked: ReadonlySet<number>): number {
  let place = -1;
  times.forEach((time, one) => {
    if (time < (place === -1 ? Infinity : (times[place] as number)) && !looked.has(one))
      place = one;
  });
  return place;
}

function firstExactly(state: PhragmenState, places: readonly number[]): number[] {
  const timed = places.map((place) => ({ place, time: exactTime(state, place) }));
  return timed
    .filter(({ time }) => timed.every((other) => compareRationals(time, other.time) <= 0))
    .map(({ place }) => place);
}

type TimeBounds = { readonly time: number; readonly low: number; readonly high: number };

function timeBetween(state: PhragmenState, project: number): TimeBounds {
  const { byProject, weights } = state.merged;
  const { cost } = candidateAt(state, project);
  const from = byProject.starts[project] as number;
  const to = byProject.starts[project + 1] as number;
  let loads = 0;
  for (let at = from; at < to; at += 1) {
    const one = byProject.columns[at] as number;
    loads += (weights[one] as number) * (state.times[state.lastPurchase[one] as number] as number);
  }
  const voters = state.support[project] as number;
  const total = Number(cost) + loads;
  const time = total / voters;
  // Errors of purchases only grow, so the last one bounds the loads of all.
  const rounding = ((to - from + 4) * UNIT * total + conversionError(cost)) / voters;
  const error = ((state.errors.at(-1) ?? 0) + rounding + 2 * UNIT * time) * SLACK;
  const low = time > error ? roundedDown(time - error) : 0;
  return { time, low, high: roundedUp(time + error) };
}

function buy(state: PhragmenState, project: number): void {
  const { byProject } = state.merged;
  const { time, low, high } = timeBetween(state, project);
  state.purchases.push({ project, votersByLoad: votersByLoad(state, project) });
  state.times.push(time);
  const error = high - time > time - low ? high - time : time - low;
  const before = state.errors.at(-1) ?? 0;
  state.errors.push(error * SLACK > before ? error * SLACK : before);
  const number = state.purchases.length;
  const to = byProject.starts[project + 1] as number;
  for (let at = byProject.starts[project] as number; at < to; at += 1) {
    state.lastPurchase[byProject.columns[at] as number] = number;
  }
}

function timesOf(state: PhragmenState): Rational[] {
  const { numerators, denominator } = exactTimes(state);
  return numerators.slice(1).map((numerator) => reduce({ numerator, denominator }));
}
