import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import type { BallotPaperLine } from '../rounds/rule-set.js';
import { packBallots } from '../tally/ballot-set.js';
import type { TallyElection } from '../tally/tally-election.js';
import type { TallyRule } from '../tally/tally-rule.js';
import { type CountAnswer, countWithRecord, type CountWithRecord } from './count-with-record.js';
import { compareRecount, type RecordedTallyRun } from './tally-recount.js';
import { TALLY_ENGINE_VERSION } from './tally-run.js';
import { refuseSimulation, simulatedOutcome } from './tally-simulation.js';

const PAPER: readonly BallotPaperLine[] = [
  { number: 1, initiativeId: 'tuin', code: '1', costCents: cents(40_000n) },
  { number: 2, initiativeId: 'bank', code: '2', costCents: cents(30_000n) },
  { number: 3, initiativeId: 'lamp', code: '3', costCents: cents(50_000n) },
];
const GREEDY: TallyRule = { rule: 'greedy@1', threshold: null, ties: ['cost', 'votes', 'id'] };
const SHARES: TallyRule = { ...GREEDY, rule: 'equal-shares-cost@1' };
const SIX_AND_FOUR = [...Array<number[]>(6).fill([1, 2]), ...Array<number[]>(4).fill([0])];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function electionOf(ballots: readonly (readonly number[])[], budget = 100_000n): TallyElection {
  const loose = ballots.map((choices) => ({ choices, points: null }));
  return {
    budget: cents(budget),
    projects: PAPER.map(({ code, costCents, number }) => ({
      id: code,
      cost: costCents,
      listPosition: number,
    })),
    form: { type: 'approval' },
    ballots: packBallots(loose, PAPER.length, false),
  };
}

function answerOf(rule: TallyRule, election = electionOf(SIX_AND_FOUR)): CountAnswer {
  const groupings = [{ name: 'area', groupsOf: [['wijk Noord'], ['wijk Zuid'], []] }];
  return countWithRecord(
    { election, rule, paper: PAPER, rulesHash: sha256('rules'), groupings },
    sha256,
  );
}

function countOf(rule: TallyRule, election?: TallyElection): CountWithRecord {
  const answer = answerOf(rule, election);
  if (answer.kind === 'refused') throw new Error(answer.refusal.code);
  return answer.count;
}

describe('countWithRecord', () => {
  it('makes a record whose hash is the hash of its text without it', () => {
    const { recordText, recordHash, inputHash } = countOf(GREEDY);

    expect(sha256(recordText.replace(`,"recordHash":"${recordHash}"`, ''))).toBe(recordHash);
    expect(JSON.parse(recordText)).toMatchObject({
      engine: TALLY_ENGINE_VERSION,
      inputHash,
      rulesHash: sha256('rules'),
      winners: ['2', '3'],
      representation: { groups: [{ name: 'wijk Noord' }, { name: 'wijk Zuid' }] },
    });
  });

  it('gives the same record for the same ballots in another order', () => {
    const other = electionOf(SIX_AND_FOUR.toReversed());

    expect(countOf(SHARES, other)).toEqual(countOf(SHARES));
  });

  it('draws the lots that the rule asks for', () => {
    const drawn = { ...GREEDY, ties: ['lot', 'id'] as const };
    const tied = electionOf([[0], [1], [2]], 50_000n);
    const firsts = ['a', 'b', 'c', 'd', 'e', 'f'].map(
      (seed) => countOf({ ...drawn, seed }, tied).outcome.initiatives[0]?.code,
    );

    expect(new Set(firsts).size).toBeGreaterThan(1);
  });

  it('tells of each stage, and passes on what stops it', () => {
    const stages: string[] = [];
    const request = {
      election: electionOf(SIX_AND_FOUR),
      rule: GREEDY,
      paper: PAPER,
      rulesHash: null,
      groupings: [],
    };

    countWithRecord(request, sha256, ({ stage }) => stages.push(stage));
    const stopped = () =>
      countWithRecord(request, sha256, ({ stage }) => {
        if (stage === 'counting') throw new Error('stop');
      });

    expect(stages).toEqual(['hashing', 'counting', 'certifying']);
    expect(stopped).toThrow('stop');
  });
});

describe('compareRecount', () => {
  const recorded = (count: CountWithRecord, given: Partial<RecordedTallyRun> = {}) =>
    ({ engineVersion: TALLY_ENGINE_VERSION, ...count, ...given }) as RecordedTallyRun;

  it('finds the same count equal', () => {
    expect(compareRecount(recorded(countOf(GREEDY)), countOf(GREEDY))).toMatchObject({
      isEqual: true,
      differences: [],
    });
  });

  it('tells what is different', () => {
    const { outcome } = countOf(SHARES);
    const count = countOf(GREEDY);

    expect(compareRecount(recorded(count, { outcome }), count).differences).toEqual(['winners']);
    expect(compareRecount(recorded(count, { inputHash: 'x' }), count).differences).toEqual([
      'input',
    ]);
    expect(compareRecount(recorded(count, { recordHash: 'x' }), count).differences).toEqual([
      'record',
    ]);
  });

  it('compares no record with one of another engine, or with none', () => {
    const count = countOf(GREEDY);
    const older = { recordHash: 'x', engineVersion: 'wijkkas-tally/0' };

    expect(compareRecount(recorded(count, older), count).isEqual).toBe(true);
    expect(compareRecount(recorded(count, { recordHash: null }), count).isEqual).toBe(true);
  });
});

describe('simulatedOutcome', () => {
  it('tells who wins here and not in the round, and the other way round', () => {
    const { outcome } = countOf(GREEDY);

    const simulated = simulatedOutcome(SHARES, answerOf(SHARES), outcome);

    expect(simulated).toMatchObject({
      refusal: null,
      winners: [{ code: '2' }, { code: '1' }],
      spentCents: 70_000n,
      fairness: { ballotsWithChoices: 10, votersWithFundedChoice: 10, ejrPlusViolations: 0 },
      onlyHere: [{ code: '1', initiativeId: 'tuin' }],
      onlyInRound: [{ code: '3', initiativeId: 'lamp' }],
    });
  });

  it('tells why ballots cannot be counted by a rule', () => {
    const answer = answerOf(SHARES, electionOf([], -1n));

    const simulated = simulatedOutcome(SHARES, answer, countOf(GREEDY).outcome);

    expect(simulated).toMatchObject({ refusal: 'negative-amount', winners: [], fairness: null });
  });
});

describe('refuseSimulation', () => {
  it('takes one to five rules that a round could be held under', () => {
    expect(() => {
      refuseSimulation([GREEDY, SHARES]);
    }).not.toThrow();
    expect(() => {
      refuseSimulation([]);
    }).toThrow();
    expect(() => {
      refuseSimulation(Array<TallyRule>(6).fill(GREEDY));
    }).toThrow();
    expect(() => {
      refuseSimulation([{ ...GREEDY, rule: 'greedy-threshold@1' }]);
    }).toThrow();
  });
});
