import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import { DEFAULT_TIES, TALLY_RULES } from '../tally/tally-rule.js';
import {
  groupsOnPaper,
  type RoundLimit,
  roundLimitFaults,
  type RoundTally,
  tallyLimits,
} from './round-limits.js';

const GREEDY: RoundTally = { rule: 'greedy@1', threshold: null, ties: DEFAULT_TIES };
const PER_AREA: RoundLimit = { per: 'area', costMaxCents: cents(50_000n), countMax: null };
const PER_INITIATOR: RoundLimit = { per: 'initiator', costMaxCents: null, countMax: 1 };

const faultsIn = (limits: readonly RoundLimit[], changes: Partial<RoundTally> = {}) =>
  roundLimitFaults({ ...GREEDY, ...changes, limits }).map(({ name }) => name);

describe('limits of a round', () => {
  it.each(TALLY_RULES)('go with the rule %s', (rule) => {
    expect(faultsIn([PER_AREA, PER_INITIATOR], { rule })).toEqual([]);
  });

  it('may both be set for one kind of group', () => {
    expect(faultsIn([{ per: 'area', costMaxCents: cents(1n), countMax: 1 }])).toEqual([]);
  });

  it('may leave money over that goes by score', () => {
    expect(faultsIn([PER_AREA], { leftoverByScore: true })).toEqual([]);
  });

  it.each<[string, readonly RoundLimit[], readonly string[]]>([
    ['sets nothing', [{ ...PER_AREA, costMaxCents: null }], ['tally.limits[0]']],
    ['sets no money', [{ ...PER_AREA, costMaxCents: cents(0n) }], ['tally.limits[0].costMaxCents']],
    ['sets no initiative', [{ ...PER_INITIATOR, countMax: 0 }], ['tally.limits[0].countMax']],
    ['comes twice', [PER_AREA, PER_INITIATOR, PER_AREA], ['tally.limits[2].per']],
    [
      'has several faults',
      [PER_AREA, { per: 'area', costMaxCents: cents(0n), countMax: 0 }],
      ['tally.limits[1].per', 'tally.limits[1].costMaxCents', 'tally.limits[1].countMax'],
    ],
  ])('are refused when one %s', (_, limits, names) => {
    expect(faultsIn(limits)).toEqual(names);
  });

  it('have to be there for what they leave over to be divided', () => {
    expect(faultsIn([], { leftoverByScore: true })).toEqual(['tally.leftoverByScore']);
  });
});

describe('the groups on a ballot paper', () => {
  const initiatives = [
    { areaId: 'noord', proposedBy: 'samira' },
    { areaId: null, proposedBy: 'jan' },
    { areaId: 'zuid', proposedBy: null },
    { areaId: 'noord', proposedBy: 'samira' },
  ];

  it('are those that limits ask for', () => {
    expect(groupsOnPaper(initiatives, [])).toEqual([[], [], [], []]);
    expect(groupsOnPaper(initiatives, [PER_AREA])).toEqual([
      ['area noord'],
      [],
      ['area zuid'],
      ['area noord'],
    ]);
  });

  it('number initiators as the paper comes to them, and do not name them', () => {
    expect(groupsOnPaper(initiatives, [PER_INITIATOR, PER_AREA])).toEqual([
      ['area noord', 'initiator 1'],
      ['initiator 2'],
      ['area zuid'],
      ['area noord', 'initiator 1'],
    ]);
  });

  it('have the limit that the rules set for groups of their kind', () => {
    const paper = groupsOnPaper(initiatives, [PER_AREA, PER_INITIATOR]).map((groups) => ({
      groups,
    }));

    expect(tallyLimits([PER_INITIATOR, PER_AREA], paper)).toEqual([
      { name: 'initiator 1', members: [0, 3], costMax: null, countMax: 1 },
      { name: 'initiator 2', members: [1], costMax: null, countMax: 1 },
      { name: 'area noord', members: [0, 3], costMax: 50_000n, countMax: null },
      { name: 'area zuid', members: [2], costMax: 50_000n, countMax: null },
    ]);
  });
});
