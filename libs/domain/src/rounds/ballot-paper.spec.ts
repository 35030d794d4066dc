import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents } from '../money/cents.js';
import { PhaseTransitionError } from '../phases/round-phase.js';
import { compareCodePoints } from '../tally/compare-code-points.js';
import {
  ballotPaper,
  NoEligibleInitiativeError,
  openVoting,
  type PaperCandidate,
} from './ballot-paper.js';
import type { Round } from './round.js';
import { NOTHING_PLANNED } from './timeline.js';
import type { RuleSet } from './rule-set.js';
import { rulesDocument } from './rules-document.js';

const NOW = new Date(Date.UTC(2026, 4, 8));
const RULES: RuleSet = {
  budgetCents: cents(5_000_000n),
  ballot: {
    type: 'approval',
    choicesMin: 1,
    choicesMax: 5,
    costMaxCents: null,
    pointsMax: null,
    pointsTotalMax: null,
  },
  tally: { rule: 'greedy@1', threshold: null, ties: ['cost', 'votes', 'id'] },
};
const ROUND: Round = {
  id: 'round',
  wijkteamId: 'linde',
  budgetId: null,
  envelopeId: null,
  title: 'Lenteronde',
  mode: 'resident-vote',
  phase: 'screening',
  currency: 'EUR',
  rules: RULES,
  rulesHash: null,
  paperSize: 0,
  timeline: NOTHING_PLANNED,
  isImported: false,
  createdAt: NOW,
  version: 1,
};

const candidates = (count: number): PaperCandidate[] =>
  Array.from({ length: count }, (_, index) => ({
    initiativeId: `initiative-${index}`,
    costCents: cents(BigInt(index + 1)),
    importedCode: null,
    areaId: null,
    proposedBy: null,
  }));

describe('the ballot paper', () => {
  it('numbers the initiatives in the order given, with codes of one width', () => {
    const paper = ballotPaper(candidates(10));

    expect(paper[0]).toEqual({
      number: 1,
      initiativeId: 'initiative-0',
      code: '01',
      costCents: 1n,
    });
    expect(paper[9]).toMatchObject({ number: 10, initiativeId: 'initiative-9', code: '10' });
  });

  it('has codes whose order by code point is its own, for any length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_200 }), (count) => {
        const codes = ballotPaper(candidates(count)).map(({ code }) => code);
        expect(codes.toSorted(compareCodePoints)).toEqual(codes);
        expect(new Set(codes).size).toBe(count);
      }),
      { numRuns: 30 },
    );
  });

  it('names the groups of each initiative where limits are set', () => {
    const [first, second] = candidates(2);
    const limits = [{ per: 'initiator', costMaxCents: null, countMax: 1 }] as const;

    const paper = ballotPaper([first!, { ...second!, proposedBy: 'samira' }], limits);

    expect(paper.map(({ groups }) => groups)).toEqual([[], ['initiator 1']]);
  });

  it('keeps the codes of an imported election', () => {
    const imported = candidates(2).map((each, index) => ({ ...each, importedCode: `BO${index}` }));

    expect(ballotPaper(imported).map(({ code }) => code)).toEqual(['BO0', 'BO1']);
  });

  it('uses its own codes when only some were imported, so that no two are the same', () => {
    const [first, second] = candidates(2);
    const mixed = [first!, { ...second!, importedCode: '1' }];

    expect(ballotPaper(mixed).map(({ code }) => code)).toEqual(['1', '2']);
  });
});

describe('opening the voting', () => {
  it('moves the round, makes the paper, and gives the text to freeze', () => {
    const opening = openVoting(ROUND, candidates(2), NOW);

    const paper = ballotPaper(candidates(2));
    expect(opening).toEqual({
      phase: 'voting',
      timeline: { ...ROUND.timeline, votingOpensAt: NOW },
      paper,
      rulesDocument: rulesDocument(RULES, paper),
    });
  });

  it('freezes the groups that the limits of the round ask for', () => {
    const limits = [{ per: 'area', costMaxCents: null, countMax: 1 }] as const;
    const round = { ...ROUND, rules: { ...RULES, tally: { ...RULES.tally, limits } } };
    const [first] = candidates(1);

    const { rulesDocument: text } = openVoting(round, [{ ...first!, areaId: 'noord' }], NOW);

    expect(JSON.parse(text)).toMatchObject({
      tally: { limits },
      paper: [{ code: '1', groups: ['area noord'] }],
    });
  });

  it('needs something to vote on', () => {
    expect(() => openVoting(ROUND, [], NOW)).toThrow(NoEligibleInitiativeError);
  });

  it.each([{ phase: 'submission' }, { phase: 'voting' }, { mode: 'assembly' }] as const)(
    'is refused for a round with %o',
    (given) => {
      expect(() => openVoting({ ...ROUND, ...given }, candidates(1), NOW)).toThrow(
        PhaseTransitionError,
      );
    },
  );
});
