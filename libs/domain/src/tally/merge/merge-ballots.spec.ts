import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents } from '../../money/cents.js';
import { packBallots } from '../ballot-set.js';
import type { BallotForm, TallyElection } from '../tally-election.js';
import { mergeBallots } from './merge-ballots.js';

const APPROVAL: BallotForm = { type: 'approval' };

type Loose = readonly (readonly [id: string, points: number])[];

function election(
  ids: readonly string[],
  ballots: readonly Loose[],
  form = APPROVAL,
): TallyElection {
  const hasPoints = form.type === 'cumulative' || form.type === 'scoring';
  return {
    budget: cents(100n),
    projects: ids.map((id, index) => ({ id, cost: cents(10n), listPosition: index + 1 })),
    form,
    ballots: packBallots(
      ballots.map((ballot) => ({
        choices: ballot.map(([id]) => ids.indexOf(id)),
        points: hasPoints ? ballot.map(([, points]) => points) : null,
      })),
      ids.length,
      hasPoints,
    ),
  };
}

/** Every class as text: its weight and its projects by id, with points. */
function classesOf(input: TallyElection): string[] {
  const { weights, byClass } = mergeBallots(input);
  return Array.from(weights, (weight, row) => {
    const entries: string[] = [];
    for (let at = byClass.starts[row]!; at < byClass.starts[row + 1]!; at += 1) {
      const points = byClass.values === null ? '' : `=${byClass.values[at]!}`;
      entries.push(`${input.projects[byClass.columns[at]!]!.id}${points}`);
    }
    return `${weight}x ${entries.join(' ')}`;
  });
}

const approvals = (text: string): Loose =>
  text
    .split(' ')
    .filter((id) => id !== '')
    .map((id) => [id, 1] as const);

describe('mergeBallots', () => {
  it('puts equal ballots together, whatever the order of the choices, and keeps empty ones', () => {
    const ballots = ['b a', 'c', '', 'a b', 'a b c', ''].map(approvals);

    const classes = classesOf(election(['a', 'b', 'c'], ballots));

    expect(classes).toEqual(['2x ', '2x a b', '1x a b c', '1x c']);
  });

  it('keeps ballots apart that differ in points alone', () => {
    const form: BallotForm = { type: 'cumulative', pointDecimals: 0 };
    const ballots: Loose[] = [
      [
        ['a', 3],
        ['b', 1],
      ],
      [
        ['a', 1],
        ['b', 3],
      ],
      [
        ['b', 1],
        ['a', 3],
      ],
    ];

    expect(classesOf(election(['a', 'b'], ballots, form))).toEqual(['1x a=1 b=3', '2x a=3 b=1']);
  });

  it('takes points of 0 or less for no support', () => {
    const form: BallotForm = { type: 'scoring', pointDecimals: 0, defaultPoints: 0 };
    const ballots: Loose[] = [
      [
        ['a', 0],
        ['b', 2],
      ],
      [
        ['a', -3],
        ['b', 2],
      ],
    ];

    expect(classesOf(election(['a', 'b'], ballots, form))).toEqual(['2x b=2']);
  });

  it('gives every project that a scoring ballot leaves out a positive default', () => {
    const form: BallotForm = { type: 'scoring', pointDecimals: 0, defaultPoints: 2 };

    const classes = classesOf(election(['a', 'b', 'c'], [[['b', 5]], [['b', 0]]], form));

    expect(classes).toEqual(['1x a=2 b=5 c=2', '1x a=2 c=2']);
  });

  it('gives ranked choices the points of their rank, and none beyond the last that counts', () => {
    const form: BallotForm = { type: 'ordinal', lengthMax: 2 };

    const classes = classesOf(election(['a', 'b', 'c'], [approvals('c a b')], form));

    expect(classes).toEqual(['1x a=1 c=2']);
  });

  it('merges what there is when nobody voted, or there is nothing to vote on', () => {
    expect(classesOf(election(['a'], []))).toEqual([]);
    expect(classesOf(election([], [[], []]))).toEqual(['2x ']);
  });

  it('lists for every project the classes that support it', () => {
    const { byProject, weights } = mergeBallots(
      election(['a', 'b'], ['a', 'a b', 'b', 'b'].map(approvals)),
    );

    const support = [0, 1].map((project) =>
      Array.from(
        byProject.columns.subarray(byProject.starts[project], byProject.starts[project + 1]),
      ),
    );
    expect(support).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(Array.from(weights)).toEqual([1, 1, 2]);
  });

  it('gives the same classes in the same order for any order of ballots and projects', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `p${index}`);
    const ballot = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 20 });
    const cases = fc.record({
      ballots: fc.array(ballot, { maxLength: 30 }),
      seed: fc.array(fc.nat(), { minLength: 80, maxLength: 80 }),
    });

    fc.assert(
      fc.property(cases, ({ ballots, seed }) => {
        const shuffled = <Item>(items: readonly Item[]): Item[] =>
          items
            .map((item, index) => ({ item, key: seed[index % seed.length]! }))
            .sort((left, right) => left.key - right.key)
            .map(({ item }) => item);
        const loose = ballots.map((choices) => choices.map((id) => [id, 1] as const));

        const one = classesOf(election(ids, loose));
        const other = classesOf(election(shuffled(ids), shuffled(loose.map(shuffled))));

        expect(other).toEqual(one);
        expect(new Set(one.map((text) => text.split('x ')[1])).size).toBe(one.length);
      }),
    );
  });
});
