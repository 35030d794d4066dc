import { describe, expect, it } from '@jest/globals';
import { shareOfCounts, TALLY_STAGES, tallyPercent } from './tally-progress.js';

describe('tallyPercent', () => {
  it.each([
    ['a count', ['explaining', 'resampling']],
    ['an explanation', ['certifying']],
  ])('grows through the stages of %s, and reaches no hundred', (_, others) => {
    const stages = TALLY_STAGES.filter((stage) => !others.includes(stage));

    const percents = stages.flatMap((stage) =>
      [0, 0.5, 1].map((share) => tallyPercent({ stage, share })),
    );

    expect(percents).toEqual(percents.toSorted((one, other) => one - other));
    expect([percents[0], percents.at(-1)]).toEqual([0, 99]);
  });

  it('grows through the rules of a simulation, which share one reading', () => {
    const rules = 3;
    const percents = [
      tallyPercent({ stage: 'reading', share: 1 }, { rule: 0, rules }),
      ...[0, 1, 2].flatMap((rule) =>
        (['hashing', 'counting', 'certifying'] as const).map((stage) =>
          tallyPercent({ stage, share: 0.5 }, { rule, rules }),
        ),
      ),
      tallyPercent({ stage: 'storing', share: 0 }, { rule: 2, rules }),
    ];

    expect(percents).toEqual(percents.toSorted((one, other) => one - other));
    expect(new Set(percents).size).toBe(percents.length);
  });

  it('keeps a share that is none within its stage', () => {
    expect(tallyPercent({ stage: 'reading', share: 2 })).toBe(30);
    expect(tallyPercent({ stage: 'counting', share: -1 })).toBe(45);
  });
});

describe('shareOfCounts', () => {
  it('grows always, and never reaches the whole', () => {
    const shares = [0, 1, 20, 1_000, 1_000_000].map(shareOfCounts);

    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(shares.slice(0, 3)).toEqual([0, 1 / 21, 0.5]);
    expect(shares.at(-1)).toBeLessThan(1);
  });
});
