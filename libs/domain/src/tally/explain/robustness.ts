import { type LooseBallot, packBallots } from '../ballot-set.js';
import { countTally } from '../count-tally.js';
import { equalSharesVariant } from '../equal-shares/proportional-rules.js';
import { mergeBallots } from '../merge/merge-ballots.js';
import type { TallyElection } from '../tally-election.js';
import { isGreedyRule, type TallyRule } from '../tally-rule.js';
import { ballotClasses } from './ballot-classes.js';
import { ownersOf, resampledWeights, reweighted, scoresOf } from './resample.js';
import { randomNumbers } from './seeded-random.js';
import { greedyWinners, sharesWinners } from './weighted-count.js';
import { type ShareInterval, wilsonInterval } from './wilson-interval.js';

/** Which resamples to count: those with the numbers from `from` up to (not including) `to`. */
export type RobustnessChunk = {
  readonly seed: string;
  readonly from: number;
  readonly to: number;
};

/** What a chunk came to; chunks add up. */
export type RobustnessTally = {
  readonly samples: number;
  /** How often exactly the same projects won as in the count itself. */
  readonly sameOutcome: number;
  /** How often each project won, by id; all projects. */
  readonly wins: Readonly<Record<string, number>>;
};

export type HowOften = { readonly count: number; readonly interval: ShareInterval };

/** How firm an outcome is against chance in who came to vote. */
export type Robustness = {
  readonly seed: string;
  readonly samples: number;
  readonly sameOutcome: HowOften;
  readonly initiatives: readonly (HowOften & { readonly id: string })[];
};

/**
 * Counts resamples of an election: as many ballots, each drawn from those cast, put back each time.
 *
 * The generator of resample i is seeded with `seed/i` alone, so that any division into chunks, on any
 * number of threads, adds up to the same. Independent of the order of ballots and projects. Equal Shares
 * and the greedy family are counted from weighted classes of equal ballots; other rules, and ballots with
 * negative points, ballot by ballot. @param onProgress is told after each resample; may throw to stop
 */
export function countResamples(
  election: TallyElection,
  rule: TallyRule,
  { seed, from, to }: RobustnessChunk,
  onProgress: (done: number) => void = () => undefined,
): RobustnessTally {
  const counter = openCounter(election, rule);
  const usual = keyOf(counter.winners(counter.weights));
  const wins = new Map(election.projects.map(({ id }) => [id, 0]));
  const owners = ownersOf(counter.weights);
  let sameOutcome = 0;
  for (let sample = from; sample < to; sample += 1) {
    const next = randomNumbers(`${seed}/${sample}`);
    const winners = counter.winners(resampledWeights(owners, counter.weights.length, next));
    for (const id of winners) wins.set(id, (wins.get(id) ?? 0) + 1);
    if (keyOf(winners) === usual) sameOutcome += 1;
    onProgress(sample - from + 1);
  }
  return { samples: to - from, sameOutcome, wins: Object.fromEntries(wins) };
}

/** Adds up chunks and gives each number its 95 % interval; the initiatives in the order of the election. */
export function robustnessOf(
  { projects }: TallyElection,
  seed: string,
  chunks: readonly RobustnessTally[],
): Robustness {
  const sum = (numbers: readonly number[]): number =>
    numbers.reduce((one, other) => one + other, 0);
  const samples = sum(chunks.map((chunk) => chunk.samples));
  const howOften = (count: number): HowOften => ({
    count,
    interval: wilsonInterval(count, samples),
  });
  return {
    seed,
    samples,
    sameOutcome: howOften(sum(chunks.map((chunk) => chunk.sameOutcome))),
    initiatives: projects.map(({ id }) => ({
      id,
      ...howOften(sum(chunks.map(({ wins }) => wins[id] ?? 0))),
    })),
  };
}

/** How often each project wins when the ballots are drawn anew `samples` times; see `countResamples`. */
export function robustness(
  election: TallyElection,
  rule: TallyRule,
  { seed, samples }: { readonly seed: string; readonly samples: number },
  onProgress?: (done: number) => void,
): Robustness {
  const chunk = countResamples(election, rule, { seed, from: 0, to: samples }, onProgress);
  return robustnessOf(election, seed, [chunk]);
}

function keyOf(winners: readonly string[]): string {
  return JSON.stringify(winners.toSorted());
}

type WeightedCounter = {
  readonly weights: Float64Array;
  readonly winners: (weights: Float64Array) => readonly string[];
};

function openCounter(election: TallyElection, rule: TallyRule): WeightedCounter {
  const variant = equalSharesVariant(rule.rule);
  if (hasNegativePoints(election) || (variant === null && !isGreedyRule(rule.rule))) {
    return plainCounter(election, rule);
  }
  const merged = mergeBallots(election);
  const count = election.projects.length;
  return {
    weights: merged.weights,
    winners: (weights) => {
      const scores = scoresOf(merged, weights, count);
      return variant === null
        ? greedyWinners(election, scores, rule)
        : sharesWinners(
            election,
            { merged: reweighted(merged, weights, count), scores },
            rule,
            variant,
          );
    },
  };
}

/** Classes of merged ballots hold no negative points, but scores do. */
function hasNegativePoints({ ballots, form }: TallyElection): boolean {
  if (form.type === 'scoring' && form.defaultPoints < 0) return true;
  return ballots.points?.some((points) => points < 0) ?? false;
}

function plainCounter(election: TallyElection, rule: TallyRule): WeightedCounter {
  const { ballots, weights } = ballotClasses(election);
  const hasPoints = election.ballots.points !== null;
  return {
    weights,
    winners: (others) => {
      const drawn = ballots.flatMap((ballot, one) =>
        Array.from({ length: others[one] ?? 0 }, (): LooseBallot => ballot),
      );
      const packed = packBallots(drawn, election.projects.length, hasPoints);
      const answer = countTally({ ...election, ballots: packed }, rule);
      return answer.kind === 'counted' ? answer.result.winners : [];
    },
  };
}
