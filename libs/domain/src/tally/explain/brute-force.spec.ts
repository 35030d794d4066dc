import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents } from '../../money/cents.js';
import { type LooseBallot, packBallots } from '../ballot-set.js';
import { counted } from '../../../../../test/support/tally.factory.js';
import {
  CASES,
  nearlyTiedElection,
  smallElection,
} from '../../../../../test/support/small-elections.js';
import type { TallyElection } from '../tally-election.js';
import { DEFAULT_TIES, type TallyRule, type TallyRuleName } from '../tally-rule.js';
import { explainTally } from './explain-tally.js';
import { atPrice } from './recount.js';
import type { MissingSupport } from './tally-explanation.js';

const ruleOf = (rule: TallyRuleName): TallyRule => ({
  rule,
  threshold: rule === 'greedy-threshold@1' ? 2 : null,
  ties: DEFAULT_TIES,
});

const EXACT = fc.constantFrom<TallyRuleName>(
  'equal-shares-cost@1',
  'equal-shares-cost@1',
  'equal-shares-cardinality@1',
  'equal-shares-cost-floor@1',
  'greedy@1',
  'greedy-no-skip@1',
  'greedy-threshold@1',
  'greedy-reserve-80@1',
  'greedy-per-cost@1',
  'sequential-phragmen@1',
);

const COMPLETED = fc.constantFrom<TallyRuleName>(
  'equal-shares-cost-add1@1',
  'equal-shares-cost-utilitarian@1',
  'equal-shares-cost-add1-exhaustive-utilitarian@1',
  'equal-shares-cardinality-add1-floor@1',
  'equal-shares-cost-comparison@1',
);

/** How many numbers below the fewest are tried. */
const TRIED_MOST = 40;

type Loser = { readonly place: number; readonly id: string; readonly missing: MissingSupport };

function losersOf(election: TallyElection, rule: TallyRule, recountWorkMax = 600_000): Loser[] {
  return explainTally(election, rule, counted(election, rule), {
    recountWorkMax,
  }).initiatives.flatMap(({ id, missing }) =>
    missing === null
      ? []
      : [{ place: election.projects.findIndex((project) => project.id === id), id, missing }],
  );
}

/** The election with more ballots that name one project only. */
function withBallots(election: TallyElection, place: number, added: number): TallyElection {
  const { ballots, projects } = election;
  const loose: LooseBallot[] = [];
  for (let ballot = 0; ballot < ballots.size; ballot += 1) {
    const [from, to] = [ballots.starts[ballot], ballots.starts[ballot + 1]];
    loose.push({ choices: Array.from(ballots.choices.subarray(from, to)), points: null });
  }
  for (let more = 0; more < added; more += 1) loose.push({ choices: [place], points: null });
  return { ...election, ballots: packBallots(loose, projects.length, false) };
}

const wins = (election: TallyElection, rule: TallyRule, id: string): boolean =>
  counted(election, rule).winners.includes(id);

const isApproval = ({ form }: TallyElection): boolean =>
  form.type === 'approval' || form.type === 'choose-1';

/** The election in which some ballots, by number, name one project more. */
function withApprovals(
  election: TallyElection,
  place: number,
  joining: readonly number[],
): TallyElection {
  const { ballots, projects } = election;
  const loose = Array.from({ length: ballots.size }, (_, ballot): LooseBallot => {
    const own = choicesOf(election, ballot);
    return { choices: joining.includes(ballot) ? [...own, place] : own, points: null };
  });
  return { ...election, ballots: packBallots(loose, projects.length, false) };
}

/** The ballots that do not name a project. */
const othersOf = (election: TallyElection, place: number): number[] =>
  Array.from({ length: election.ballots.size }, (_, ballot) => ballot).filter(
    (ballot) => !choicesOf(election, ballot).includes(place),
  );

const choicesOf = ({ ballots }: TallyElection, ballot: number): number[] =>
  Array.from(ballots.choices.subarray(ballots.starts[ballot], ballots.starts[ballot + 1]));

/** All choices of so many out of a list. */
function subsets(of: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return of.flatMap((first, index) =>
    subsets(of.slice(index + 1), size - 1).map((rest) => [first, ...rest]),
  );
}

describe('what a project was missing, against trying everything', () => {
  it('names the largest price that wins, and every lower one wins as well', () => {
    fc.assert(
      fc.property(smallElection(), EXACT, (election, name) => {
        const rule = ruleOf(name);
        for (const { place, id, missing } of losersOf(election, rule)) {
          const cost = election.projects[place]!.cost;
          for (let price = 0n; price < cost; price += 1n) {
            expect(wins(atPrice(election, place, price), rule, id)).toBe(
              missing.price !== null && price <= missing.price.value,
            );
          }
        }
      }),
      { numRuns: CASES },
    );
  });

  it('names a price to the cent where floats no longer tell amounts apart', () => {
    fc.assert(
      fc.property(nearlyTiedElection(), EXACT, (election, name) => {
        const rule = ruleOf(name);
        for (const { place, id, missing } of losersOf(election, rule)) {
          if (missing.price === null) continue;
          const { value } = missing.price;
          expect(wins(atPrice(election, place, value), rule, id)).toBe(true);
          expect(wins(atPrice(election, place, value + 1n), rule, id)).toBe(false);
        }
      }),
      { numRuns: CASES },
    );
  });

  it('names the fewest voters who had to approve it as well, whoever they are', () => {
    const rules = fc.constantFrom(
      ruleOf('equal-shares-cost@1'),
      ruleOf('equal-shares-cardinality@1'),
    );
    fc.assert(
      fc.property(smallElection().filter(isApproval), rules, (election, rule) => {
        for (const { place, id, missing } of losersOf(election, rule)) {
          const others = othersOf(election, place);
          const fewest = missing.addedApprovals?.value ?? others.length + 1;
          const isEnough = (size: number): boolean =>
            subsets(others, size).some((joining) =>
              wins(withApprovals(election, place, joining), rule, id),
            );
          if (fewest <= others.length) expect(isEnough(fewest)).toBe(true);
          for (let size = 1; size < fewest && size <= others.length; size += 1) {
            expect(isEnough(size)).toBe(false);
          }
        }
      }),
      { numRuns: CASES / 10 },
    );
  });

  it('names the fewest new voters that make it win', () => {
    fc.assert(
      fc.property(smallElection().filter(isApproval), EXACT, (election, name) => {
        const rule = ruleOf(name);
        for (const { place, id, missing } of losersOf(election, rule, 4_000_000)) {
          const { value, isLeast } = missing.newVoters ?? { value: 20, isLeast: true };
          expect(isLeast).toBe(true);
          // All numbers, but where there are hundreds the last ones: each is a whole election.
          for (let added = Math.max(1, value - TRIED_MOST); added <= value; added += 1) {
            expect(wins(withBallots(election, place, added), rule, id)).toBe(
              missing.newVoters !== null && added === value,
            );
          }
        }
      }),
      { numRuns: CASES / 10 },
    );
  });

  it('names under a completion only prices at which a recount stops', () => {
    fc.assert(
      fc.property(smallElection(), COMPLETED, (election, name) => {
        const rule: TallyRule = name.includes('add1')
          ? { ...ruleOf(name), unitCents: cents(2n) }
          : ruleOf(name);
        for (const { place, id, missing } of losersOf(election, rule, 40_000_000)) {
          const { price } = missing;
          if (price === null) continue;
          expect(price.measuredIn).toBe('recount');
          expect(wins(atPrice(election, place, price.value), rule, id)).toBe(true);
          expect(wins(atPrice(election, place, price.value + 1n), rule, id)).toBe(false);
        }
      }),
      { numRuns: CASES },
    );
  });
});
