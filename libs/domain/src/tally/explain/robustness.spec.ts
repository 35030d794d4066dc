import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASES, shuffled, smallElection } from '../../../../../test/support/small-elections.js';
import { counted, tallyElection } from '../../../../../test/support/tally.factory.js';
import { packBallots } from '../ballot-set.js';
import type { TallyElection } from '../tally-election.js';
import { DEFAULT_TIES, type TallyRule, type TallyRuleName } from '../tally-rule.js';
import { ballotClasses } from './ballot-classes.js';
import { ownersOf, resampledWeights, reweighted, scoresOf } from './resample.js';
import { countResamples, robustness, robustnessOf } from './robustness.js';
import { drawBelow, randomNumbers } from './seeded-random.js';
import { mergeBallots } from '../merge/merge-ballots.js';
import { equalSharesVariant } from '../equal-shares/proportional-rules.js';
import { greedyWinners, sharesWinners } from './weighted-count.js';
import { wilsonInterval } from './wilson-interval.js';

const ruleOf = (rule: TallyRuleName): TallyRule => ({ rule, threshold: null, ties: DEFAULT_TIES });
const RULES = fc.constantFrom<TallyRuleName>(
  'greedy@1',
  'equal-shares-cost@1',
  'equal-shares-cardinality-utilitarian@1',
  'equal-shares-cost-add1-floor-comparison@1',
  'sequential-phragmen@1',
);

/** Two projects that exclude each other, 12 ballots against 8. */
const CLOSE = tallyElection({
  budget: 100n,
  projects: [
    ['park', 100n],
    ['pond', 100n],
  ],
  ballots: [...Array<string[]>(12).fill(['park']), ...Array<string[]>(8).fill(['pond'])],
});

describe('resampling the ballots', () => {
  it('draws the same numbers from the same seed, always', () => {
    const next = randomNumbers('2026/0');

    const drawn = [next(), next(), next()];

    expect(drawn).toEqual([1_454_051_456, 3_989_879_034, 3_152_616_160]);
    expect(randomNumbers('2026/1')()).not.toBe(1_454_051_456);
  });

  it('draws every number below a bound about equally often', () => {
    const next = randomNumbers('even');
    const counts = [0, 0, 0, 0, 0, 0, 0];

    for (let draw = 0; draw < 70_000; draw += 1) counts[drawBelow(next, 7)]! += 1;

    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('keeps the number of voters', () => {
    const weights = Float64Array.from([3, 1, 6]);

    const drawn = resampledWeights(ownersOf(weights), 3, randomNumbers('x'));

    expect(drawn.reduce((total, weight) => total + weight)).toBe(10);
  });

  it('adds up to the same result however it is divided', () => {
    const rule = ruleOf('greedy@1');
    const whole = robustness(CLOSE, rule, { seed: 's', samples: 60 });

    const chunks = [
      [0, 7],
      [7, 41],
      [41, 60],
    ].map(([from = 0, to = 0]) => countResamples(CLOSE, rule, { seed: 's', from, to }));

    expect(robustnessOf(CLOSE, 's', chunks)).toEqual(whole);
  });

  it('says about how often the larger side keeps its lead', () => {
    const { sameOutcome, initiatives } = robustness(CLOSE, ruleOf('greedy@1'), {
      seed: 's',
      samples: 2_000,
    });

    // P(X >= 11 of 20 at 0.6) + half of P(X = 10): 0.755 + ties, which go to park by id: 0.872.
    expect(initiatives[0]!.interval.low).toBeLessThan(0.872);
    expect(initiatives[0]!.interval.high).toBeGreaterThan(0.872);
    expect(sameOutcome.count).toBe(initiatives[0]!.count);
  });

  it('does not depend on the order of ballots and projects', () => {
    fc.assert(
      fc.property(smallElection(), RULES, fc.nat(), (election, name, seed) => {
        const there = countResamples(election, ruleOf(name), { seed: 's', from: 0, to: 3 });
        const here = countResamples(shuffled(election, seed), ruleOf(name), {
          seed: 's',
          from: 0,
          to: 3,
        });

        // Places on the ballot paper move with the projects; ids decide before them.
        expect(here).toEqual(there);
      }),
      { numRuns: CASES / 3 },
    );
  });

  it('counts weighted classes as it would count the ballots themselves', () => {
    fc.assert(
      fc.property(smallElection(), RULES, fc.string(), (election, name, seed) => {
        const rule = ruleOf(name);
        if (name === 'sequential-phragmen@1') return;
        if (election.ballots.points?.some((points) => points < 0) === true) return;
        const merged = mergeBallots(election);
        const count = election.projects.length;
        const drawn = resampledWeights(
          ownersOf(merged.weights),
          merged.weights.length,
          randomNumbers(seed),
        );
        const scores = scoresOf(merged, drawn, count);
        const variant = equalSharesVariant(name);

        const winners =
          variant === null
            ? greedyWinners(election, scores, rule)
            : sharesWinners(
                election,
                { merged: reweighted(merged, drawn, count), scores },
                rule,
                variant,
              );

        expect(winners).toEqual(counted(drawnElection(election, drawn), rule).winners);
      }),
      { numRuns: CASES },
    );
  });

  it('keeps negative points and ranks apart', () => {
    const election = tallyElection({
      budget: 10n,
      form: { type: 'cumulative', pointDecimals: 0 },
      projects: [
        ['a', 1n],
        ['b', 1n],
      ],
      ballots: [
        [
          ['a', -2],
          ['b', 3],
        ],
        [
          ['b', 3],
          ['a', -2],
        ],
        [['b', 3]],
      ],
    });

    const { ballots, weights } = ballotClasses(election);

    expect(ballots).toHaveLength(2);
    expect([...weights].toSorted()).toEqual([1, 2]);
  });
});

/** An election with so many ballots of each merged class; its ballots give points, where they did. */
function drawnElection(election: TallyElection, weights: Float64Array): TallyElection {
  const { byClass } = mergeBallots(election);
  const hasPoints = byClass.values !== null;
  const loose = [...weights].flatMap((weight, one) => {
    const [from, to] = [byClass.starts[one], byClass.starts[one + 1]];
    const ballot = {
      choices: Array.from(byClass.columns.subarray(from, to)),
      points: hasPoints ? Array.from(byClass.values.subarray(from, to)) : null,
    };
    return Array.from({ length: weight }, () => ballot);
  });
  const { form } = election;
  const pointDecimals = 'pointDecimals' in form ? form.pointDecimals : 0;
  return {
    ...election,
    form: hasPoints ? { type: 'cumulative', pointDecimals } : form,
    ballots: packBallots(loose, election.projects.length, hasPoints),
  };
}

describe('the 95 % interval of a share', () => {
  it.each([
    [50, 100, 0.4038, 0.5962],
    [0, 100, 0, 0.037],
    [100, 100, 0.963, 1],
    [1, 10, 0.0179, 0.4042],
  ])('of %d of %d goes from %d to %d', (hits, trials, low, high) => {
    const interval = wilsonInterval(hits, trials);

    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('is everything when nothing was tried', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
