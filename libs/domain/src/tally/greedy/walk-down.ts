import { cents, type Cents } from '../../money/cents.js';
import type { LimitKeeper } from '../limits.js';
import type { ProjectFate, Tie } from '../tally-result.js';
import type { TieCriterion } from '../tally-rule.js';
import { type Candidate, decidingCriterion } from '../tie-order.js';
import type { GreedyManner } from './greedy-manner.js';

/** A candidate with its place in the list of projects. */
export type Listed = Candidate & { readonly place: number };

/** What a walk down the list came to. */
export type Walk = {
  /** Ids in order of selection. */
  readonly funded: readonly string[];
  /** By place; without the projects that the walk did not come to. */
  readonly fates: ReadonlyMap<number, ProjectFate>;
  readonly leftover: Cents;
  readonly ties: readonly Tie[];
};

/** Where a walk begins; `step` is the number of its first selection. */
export type WalkStart = {
  readonly budget: Cents;
  readonly limits: LimitKeeper;
  readonly step: number;
};

type WalkManner = GreedyManner & { readonly criteria: readonly TieCriterion[] };

/** Walks down a list of projects and funds what fits, in the manner of the rule. */
export function walkDown(listed: readonly Listed[], start: WalkStart, manner: WalkManner): Walk {
  const { budget, limits, step } = start;
  const funded: string[] = [];
  const fates = new Map<number, ProjectFate>();
  const ties: Tie[] = [];
  let leftover: bigint = budget;
  for (const [index, one] of listed.entries()) {
    if (limits.isShutOut(one.place)) {
      fates.set(one.place, 'limit-reached');
      continue;
    }
    const turn = turnOf(one, leftover, manner);
    if (turn !== 'passed-by') {
      const rivals = rivalsOf(listed, index, { manner, limits, leftover });
      ties.push(...tieAmong(one, rivals, step + funded.length, manner.criteria));
    }
    const isFunded = turn === 'funded' || turn === 'rescued';
    fates.set(one.place, isFunded ? 'funded' : 'does-not-fit');
    if (isFunded) {
      funded.push(one.id);
      leftover -= one.cost;
      limits.fund(one.place);
    }
    if (turn === 'rescued' || turn === 'stops') break;
  }
  return { funded, fates, leftover: cents(leftover), ties };
}

/** What happens at the turn of a project; `rescued` and `stops` end the walk. */
type Turn = 'funded' | 'rescued' | 'passed-by' | 'stops';

const RESCUE_PERCENT = 80n;

function turnOf({ cost }: Listed, leftover: bigint, { onMisfit }: GreedyManner): Turn {
  if (cost <= leftover) return 'funded';
  if (onMisfit === 'skip') return 'passed-by';
  const isRescued = onMisfit === 'reserve' && leftover * 100n >= cost * RESCUE_PERCENT;
  return isRescued ? 'rescued' : 'stops';
}

type Standing = {
  readonly manner: GreedyManner;
  readonly limits: LimitKeeper;
  readonly leftover: bigint;
};

/** The projects that are as much entitled to this turn. Skipping, what does not fit is no rival. */
function rivalsOf(
  listed: readonly Listed[],
  index: number,
  { manner, limits, leftover }: Standing,
): Listed[] {
  return equalsAfter(listed, index, manner).filter(
    ({ cost, place }) =>
      !limits.isShutOut(place) && (manner.onMisfit !== 'skip' || cost <= leftover),
  );
}

/** The projects directly behind this one that are as much entitled to be next. */
function equalsAfter(
  listed: readonly Listed[],
  index: number,
  { compare }: GreedyManner,
): Listed[] {
  const one = listed[index];
  let end = index + 1;
  for (let next = listed[end]; one && next && compare(one, next) === 0; next = listed[end]) {
    end += 1;
  }
  return listed.slice(index + 1, end);
}

function tieAmong(
  first: Candidate,
  rivals: readonly Candidate[],
  step: number,
  criteria: readonly TieCriterion[],
): Tie[] {
  const [second] = rivals;
  if (second === undefined) return [];
  const candidates = [first, ...rivals].map(({ id }) => id);
  const decidedBy = decidingCriterion(criteria, first, second);
  return [{ step, candidates, score: first.score, decidedBy }];
}
