import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../../test/support/recorded-count.factory.js';
import { GREEDY, tallyElection } from '../../../../test/support/tally.factory.js';
import { canonicalTallyInput } from '../tally/canonical-tally-input.js';
import { withLots } from '../tally/drawn-order.js';
import { countWithRecord } from './count-with-record.js';
import {
  explainCount,
  ExplanationDiffersError,
  explanationOf,
  resamplesFor,
} from './explain-count.js';
import { TALLY_ENGINE_VERSION, TallyRefusedError, type TallyRun } from './tally-run.js';

const ELECTION = tallyElection({
  budget: 100n,
  projects: [
    ['a', 60n],
    ['b', 60n],
    ['c', 40n],
  ],
  ballots: [...Array<string[]>(6).fill(['a', 'c']), ...Array<string[]>(6).fill(['b'])],
});
const DRAWN = { ...GREEDY, ties: ['lot', 'id'], seed: 'munt' } as const;

describe('resamplesFor', () => {
  it.each([
    [0, 1_000],
    [402, 1_000],
    [2_000, 1_000],
    [2_001, 999],
    [20_000, 100],
    [39_999, 50],
    [130_000, 50],
    [1_000_000, 50],
  ])('for %p ballots is %p', (ballots, samples) => {
    expect(resamplesFor(ballots)).toBe(samples);
  });
});

describe('explainCount', () => {
  it('explains the very count that is recorded, seeded with its input', () => {
    const answer = countWithRecord(
      { election: ELECTION, rule: DRAWN, paper: [], rulesHash: null, groupings: [] },
      sha256,
    );

    const document = explainCount({ election: ELECTION, rule: DRAWN }, sha256);

    const inputHash = sha256(canonicalTallyInput(withLots(ELECTION, DRAWN, sha256), DRAWN));
    expect(answer).toMatchObject({ kind: 'counted', count: { inputHash } });
    expect(document).toMatchObject({
      engine: TALLY_ENGINE_VERSION,
      inputHash,
      voters: 12,
      robustness: { seed: inputHash, samples: 1_000 },
    });
    expect(explainCount({ election: ELECTION, rule: DRAWN }, sha256)).toEqual(document);
  });

  it('tells of every stage, in order', () => {
    const stages: string[] = [];

    explainCount({ election: ELECTION, rule: GREEDY }, sha256, ({ stage, share }) => {
      if (stages.at(-1) !== stage) stages.push(stage);
      expect(share).toBeLessThanOrEqual(1);
    });

    expect(stages).toEqual(['hashing', 'counting', 'explaining', 'resampling']);
  });

  it('refuses what cannot be counted', () => {
    const election = tallyElection({ budget: -1n, projects: [['a', 1n]], ballots: [['a']] });
    const rule = { ...GREEDY, rule: 'equal-shares-cost@1' } as const;

    const explain = () => explainCount({ election, rule }, sha256);

    expect(explain).toThrow(TallyRefusedError);
  });
});

describe('explanationOf', () => {
  const document = explainCount({ election: ELECTION, rule: GREEDY }, sha256);
  const run = (inputHash: string, winners: readonly string[]): TallyRun =>
    ({ id: 'run', inputHash, outcome: { winners: winners.map((code) => ({ code })) } }) as never;

  it('is the document of the count that is recorded, and of no other', () => {
    const { inputHash, winners } = document;

    expect(explanationOf(run(inputHash, winners), document)).toBe(document);
    expect(() => explanationOf(run('other', winners), document)).toThrow(ExplanationDiffersError);
    expect(() => explanationOf(run(inputHash, ['b']), document)).toThrow(ExplanationDiffersError);
  });
});
