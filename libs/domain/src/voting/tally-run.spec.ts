import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import type { BallotType } from '../rounds/ballot-rules.js';
import type { RoundLimit } from '../rounds/round-limits.js';
import { type BallotPaperLine, type RuleSet, ruleSetFaults } from '../rounds/rule-set.js';
import { packBallots } from '../tally/ballot-set.js';
import { TALLY_RULES } from '../tally/tally-rule.js';
import { type CastBallots, countRound, tallyElectionOfRound, tallyOutcome } from './tally-run.js';

const PAPER: readonly BallotPaperLine[] = [
  { number: 1, initiativeId: 'tuin', code: '1', costCents: cents(60_000n) },
  { number: 2, initiativeId: 'bank', code: '2', costCents: cents(30_000n) },
  { number: 3, initiativeId: 'lamp', code: '3', costCents: cents(30_000n) },
];

function rulesFor(type: BallotType, choicesMax: number | null = null): RuleSet {
  return {
    budgetCents: cents(70_000n),
    ballot: {
      type,
      choicesMin: 1,
      choicesMax,
      costMaxCents: null,
      pointsMax: null,
      pointsTotalMax: null,
    },
    tally: { rule: 'greedy@1', threshold: null, ties: ['cost', 'votes', 'id'] },
  };
}

function cast(ballots: readonly (readonly number[])[], facts: Partial<CastBallots> = {}) {
  return {
    ballots: packBallots(
      ballots.map((choices) => ({ choices, points: null })),
      PAPER.length,
      false,
    ),
    pointDecimals: 0,
    defaultPoints: 0,
    longestBallot: 0,
    ...facts,
  };
}

describe('tallyElectionOfRound', () => {
  it('has the initiatives of the paper under their codes, at the frozen costs', () => {
    const { budget, projects } = tallyElectionOfRound(rulesFor('approval'), PAPER, cast([]));

    expect(budget).toBe(70_000n);
    expect(projects).toEqual([
      { id: '1', cost: 60_000n, listPosition: 1 },
      { id: '2', cost: 30_000n, listPosition: 2 },
      { id: '3', cost: 30_000n, listPosition: 3 },
    ]);
  });

  it.each([
    ['as a ballot may hold choices', 3, 3],
    ['as the longest ballot holds, without such a limit', null, 2],
  ])('gives the first place as many points %s', (_, choicesMax, lengthMax) => {
    const rules = rulesFor('ordinal', choicesMax);

    const { form } = tallyElectionOfRound(rules, PAPER, cast([[0, 1]], { longestBallot: 2 }));

    expect(form).toEqual({ type: 'ordinal', lengthMax });
  });

  it('gives unnamed initiatives the default points of a scoring ballot', () => {
    const facts = { pointDecimals: 1, defaultPoints: 5 };

    const { form } = tallyElectionOfRound(rulesFor('scoring'), PAPER, cast([], facts));

    expect(form).toEqual({ type: 'scoring', ...facts });
  });
});

describe('the limits of a round', () => {
  const ballots = [
    [0, 1, 2],
    [0, 1, 2],
    [1, 2],
  ];
  const grouped = PAPER.map((line, place) => ({
    ...line,
    groups: place === 0 ? ['area noord', 'initiator 1'] : ['area zuid', `initiator ${place}`],
  }));

  it('hold for the groups that stand on the paper', () => {
    const rules = limitedRules([{ per: 'area', costMaxCents: cents(50_000n), countMax: 3 }]);

    expect(tallyElectionOfRound(rules, grouped, cast([])).limits).toEqual([
      { name: 'area noord', members: [0], costMax: 50_000n, countMax: 3 },
      { name: 'area zuid', members: [1, 2], costMax: 50_000n, countMax: 3 },
    ]);
  });

  it('are not there where none were set', () => {
    expect(tallyElectionOfRound(rulesFor('approval'), grouped, cast([]))).not.toHaveProperty(
      'limits',
    );
  });

  it.each(TALLY_RULES)('are not passed by %s', (rule) => {
    const set = limitedRules([
      { per: 'area', costMaxCents: cents(50_000n), countMax: null },
      { per: 'initiator', costMaxCents: null, countMax: 1 },
    ]);
    const threshold = rule === 'greedy-threshold@1' ? 1 : null;
    const rules = { ...set, tally: { ...set.tally, rule, threshold } };
    const election = tallyElectionOfRound(rules, grouped, cast(ballots));

    const { winners } = tallyOutcome(election, countRound(election, rules.tally), grouped);

    expect(ruleSetFaults(rules)).toEqual([]);
    expect(winners.map(({ code }) => code)).toEqual(['2']);
  });

  function limitedRules(limits: readonly RoundLimit[]): RuleSet {
    const rules = rulesFor('approval');
    return { ...rules, tally: { ...rules.tally, limits } };
  }
});

describe('tallyOutcome', () => {
  it('tells of every initiative what became of it, and of every tie how it was broken', () => {
    const rules = rulesFor('approval');
    const election = tallyElectionOfRound(rules, PAPER, cast([[1, 2], [2, 1], [0]]));

    const outcome = tallyOutcome(election, countRound(election, rules.tally), PAPER);

    expect(outcome.winners.map(({ initiativeId }) => initiativeId)).toEqual(['bank', 'lamp']);
    expect(outcome.initiatives).toEqual([
      {
        code: '2',
        initiativeId: 'bank',
        costCents: 30_000n,
        votes: 2,
        score: 2,
        fate: 'funded',
      },
      {
        code: '3',
        initiativeId: 'lamp',
        costCents: 30_000n,
        votes: 2,
        score: 2,
        fate: 'funded',
      },
      {
        code: '1',
        initiativeId: 'tuin',
        costCents: 60_000n,
        votes: 1,
        score: 1,
        fate: 'does-not-fit',
      },
    ]);
    expect(outcome.spentCents + outcome.leftoverCents).toBe(70_000n);
    expect(outcome.ties).toEqual([{ step: 1, candidates: ['2', '3'], score: 2, decidedBy: 'id' }]);
  });

  it('keeps votes and points apart', () => {
    const rules = rulesFor('ordinal', 2);
    const election = tallyElectionOfRound(rules, PAPER, cast([[2, 0], [2]]));

    const [first] = tallyOutcome(election, countRound(election, rules.tally), PAPER).initiatives;

    expect(first).toMatchObject({ initiativeId: 'lamp', votes: 2, score: 4 });
  });
});
