import { describe, expect, it } from '@jest/globals';
import {
  GREEDY,
  tallyElection,
  threshold,
  type TallySketch,
} from '../../../../test/support/tally.factory.js';
import { canonicalTallyInput } from './canonical-tally-input.js';
import type { BallotForm } from './tally-election.js';

describe('canonicalTallyInput', () => {
  it('writes everything that the count depends on, sorted, with equal ballots counted', () => {
    const projects = [
      ['z', 5n],
      ['é', 7n],
    ] as const;
    const ballots = [['é', 'z'], [], ['z'], ['z', 'é']];

    const text = canonicalTallyInput(
      tallyElection({ budget: 12n, projects, ballots }),
      threshold(2),
    );

    expect(text).toBe(
      [
        'wijkkas-tally-input/1',
        'rule greedy-threshold@1',
        'threshold 2',
        'ties cost,votes,id',
        'budget 12',
        'form approval',
        'project "z" 5',
        'project "\\u00e9" 7',
        'ballots 1 0',
        'ballots 2 0,1',
        'ballots 1 empty',
        '',
      ].join('\n'),
    );
  });

  it('keeps the order of preference of ranked ballots', () => {
    const projects = [
      ['a', 1n],
      ['b', 1n],
    ] as const;
    const form: BallotForm = { type: 'ordinal', lengthMax: 2 };
    const text = (ballots: TallySketch['ballots']): string =>
      canonicalTallyInput(tallyElection({ budget: 1n, projects, ballots, form }), GREEDY);

    expect(text([['a', 'b']])).not.toBe(text([['b', 'a']]));
  });
});
