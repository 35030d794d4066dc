import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, fraction, over, sum } from '../../../../../test/support/fraction.js';
import { CASES, smallElection } from '../../../../../test/support/small-elections.js';
import {
  approvals,
  counted,
  GREEDY,
  tallyElection,
} from '../../../../../test/support/tally.factory.js';
import { cents } from '../../money/cents.js';
import { parsePabulib } from '../../pabulib/parse-pabulib.js';
import type { Rational } from '../arithmetic/rational.js';
import { tallyElectionOfPabulib } from '../tally-election-of-pabulib.js';
import { DEFAULT_TIES, type TallyRule } from '../tally-rule.js';
import { explainTally } from './explain-tally.js';

const SHARES: TallyRule = { rule: 'equal-shares-cost@1', threshold: null, ties: DEFAULT_TIES };

/** 10 voters, 100 each: six for the park, five of them for the pond, four for the swing. */
const VILLAGE = tallyElection({
  budget: 1000n,
  projects: [
    ['park', 480n],
    ['pond', 400n],
    ['swing', 200n],
  ],
  ballots: [
    ['park'],
    ...Array<string[]>(5).fill(['park', 'pond']),
    ...Array<string[]>(4).fill(['swing']),
  ],
});

const asFraction = ({ numerator, denominator }: Rational) =>
  over(fraction(numerator), fraction(denominator));

describe('the explanation of a count by Equal Shares', () => {
  const explanation = explainTally(VILLAGE, SHARES, counted(VILLAGE, SHARES));

  it('tells at each step who paid, and how far the next project was behind', () => {
    expect(explanation.steps).toMatchObject([
      {
        id: 'park',
        reason: { kind: 'shares', effectiveVotes: 6, fullPayers: 6, shortPayers: 0 },
        margin: { runnerUp: 'pond', chosenValue: 6, runnerUpValue: 5, lead: 1 },
      },
      { id: 'swing', reason: { effectiveVotes: 4 }, margin: null },
    ]);
    expect(explanation.smallestMargin).toMatchObject({ chosen: 'park', runnerUp: 'pond' });
    expect(explanation.decisiveMargin).toBe(explanation.smallestMargin);
  });

  it('tells what a project was missing, and where the money of its supporters went', () => {
    const pond = explanation.initiatives.find(({ id }) => id === 'pond');

    expect(pond).toMatchObject({
      voters: 5,
      effectiveVotes: 5,
      effectiveSupport: 25,
      carried: [{ from: 1, to: 1, voters: 5 }],
      missing: {
        price: { value: 100n, measuredIn: 'recount' },
        // Six against six: the cheaper one goes first.
        addedApprovals: { value: 1 },
        newVoters: { value: 1, isLeast: true },
      },
      money: {
        flows: [{ id: 'park', voters: 5, amount: { numerator: 400n, denominator: 1n } }],
        unspent: { numerator: 100n, denominator: 1n },
      },
    });
  });

  it('hides groups of voters that are too small', () => {
    const few = explainTally(VILLAGE, SHARES, counted(VILLAGE, SHARES), { minimumGroup: 6 });
    const pond = few.initiatives.find(({ id }) => id === 'pond');

    expect(pond?.carried).toBeNull();
    expect(pond?.money).toMatchObject({ flows: [], otherWinners: 1 });
  });

  it('accounts for every cent of every supporter', () => {
    fc.assert(
      fc.property(smallElection(), fc.integer({ min: 1, max: 4 }), (election, minimumGroup) => {
        const result = counted(election, SHARES);
        const { initiatives } = explainTally(election, SHARES, result, {
          minimumGroup,
          recountWorkMax: 0,
        });
        if (result.detail.kind !== 'equal-shares') throw new Error('This is Equal Shares.');
        const { numerator, denominator } = result.detail.endowment;

        for (const { money, voters } of initiatives) {
          if (money === null) continue;
          const parts = [
            ...money.flows.map(({ amount }) => amount),
            money.otherAmount,
            money.unspent,
          ];
          const held = { numerator: numerator * BigInt(voters), denominator };
          expect(compare(sum(parts.map(asFraction)), asFraction(held))).toBe(0);
          for (const flow of money.flows) expect(flow.voters).toBeGreaterThanOrEqual(minimumGroup);
        }
      }),
      { numRuns: CASES },
    );
  });

  it('puts every supporter in exactly one group, none of them too small', () => {
    fc.assert(
      fc.property(smallElection(), fc.integer({ min: 1, max: 4 }), (election, minimumGroup) => {
        const terms = { minimumGroup, recountWorkMax: 0 };
        const { initiatives } = explainTally(election, SHARES, counted(election, SHARES), terms);

        for (const { carried, voters } of initiatives) {
          if (carried === null) expect(voters === 0 || voters < minimumGroup).toBe(true);
          else {
            expect(carried.reduce((total, group) => total + group.voters, 0)).toBe(voters);
            for (const group of carried) expect(group.voters).toBeGreaterThanOrEqual(minimumGroup);
          }
        }
      }),
      { numRuns: CASES },
    );
  });
});

describe('the explanation of a list', () => {
  it('tells what was left, what came next, and how many votes were missing', () => {
    const election = tallyElection({
      budget: 500n,
      projects: [
        ['a', 300n],
        ['b', 250n],
        ['c', 200n],
      ],
      ballots: approvals({ a: 5, b: 4, c: 2 }),
    });

    const { steps, initiatives, decisiveMargin } = explainTally(
      election,
      GREEDY,
      counted(election, GREEDY),
    );

    expect(steps).toMatchObject([
      { id: 'a', reason: { kind: 'list', leftBefore: 500n }, margin: { runnerUp: 'b', lead: 1 } },
      { id: 'c', reason: { kind: 'list', leftBefore: 200n }, margin: null },
    ]);
    expect(initiatives.find(({ id }) => id === 'b')?.missing).toEqual({
      price: { value: 200n, measuredIn: 'recount' },
      addedApprovals: { value: 1, measuredIn: 'recount' },
      newVoters: { value: 1, measuredIn: 'recount', isLeast: true },
      addedPoints: null,
    });
    expect(decisiveMargin?.chosen).toBe('a');
  });
});

describe('the explanation of a count by sequential Phragmén', () => {
  it('looks for no voters for what a limit keeps out, however many there are', () => {
    const election = {
      ...tallyElection({
        budget: 3n,
        projects: [
          ['a', 6n],
          ['b', 3n],
        ],
        ballots: [[]],
      }),
      limits: [{ name: 'both', members: [0, 1], costMax: cents(2n), countMax: null }],
    };
    const rule: TallyRule = {
      rule: 'sequential-phragmen@1',
      threshold: null,
      ties: DEFAULT_TIES,
    };

    const { initiatives } = explainTally(election, rule, counted(election, rule));

    expect(initiatives.map(({ missing }) => missing?.newVoters)).toEqual([null, null]);
  });
});

// The elections are not part of the project: where they are not at hand, nothing is compared.
const CORPUS = fileURLToPath(new URL('../../../../../../shared/pabulib/', import.meta.url));
const MEASURES = join(CORPUS, 'losing-projects.json');

type Measured = {
  readonly instance: string;
  readonly measures: Readonly<
    Record<string, { readonly cost_reduction: number; readonly singleton_add: number | null }>
  >;
};

const measured = existsSync(MEASURES)
  ? (JSON.parse(readFileSync(MEASURES, 'utf8')) as { readonly instances: readonly Measured[] })
      .instances
  : [];

describe('the measures of real elections', () => {
  it.each(measured.map((one) => [one.instance, one] as const))(
    'of %s are the published ones, to the whole euro',
    (instance, { measures }) => {
      const reading = parsePabulib(
        readFileSync(join(CORPUS, 'elections', `${instance}.pb`), 'utf8'),
      );
      if (!reading.ok) throw new Error(instance);
      const election = tallyElectionOfPabulib(reading.election);

      const { initiatives } = explainTally(election, SHARES, counted(election, SHARES), {
        recountWorkMax: 1_500_000,
      });

      for (const { id, missing } of initiatives) {
        if (missing === null) continue;
        const { cost_reduction: price, singleton_add: voters } = measures[id]!;
        expect(Number((missing.price?.value ?? 0n) / 100n)).toBe(price);
        if (missing.newVoters?.isLeast === true) expect(missing.newVoters.value).toBe(voters);
      }
    },
  );

  it('has nothing to compare only where the elections are not at hand', () => {
    expect(measured.length > 0).toBe(existsSync(MEASURES));
  });
});
