import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import { ROUND_MODES, ROUND_PHASES, type RoundPhase } from '../phases/round-phase.js';
import {
  budgetFaults,
  changeRound,
  type Round,
  roundFaults,
  type RoundRules,
  votingRules,
  VotingRulesMissingError,
} from './round.js';
import { RulesFrozenError } from './rule-set.js';
import { NOTHING_PLANNED } from './timeline.js';

const RULES: RoundRules = {
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
const MONEY_ONLY: RoundRules = { ...RULES, ballot: null, tally: null };

function aRound(given: Partial<Round> = {}): Round {
  return {
    id: 'round',
    wijkteamId: 'linde',
    budgetId: null,
    envelopeId: null,
    title: 'Lenteronde',
    mode: 'resident-vote',
    phase: 'draft',
    currency: 'EUR',
    rules: RULES,
    rulesHash: null,
    paperSize: 0,
    timeline: NOTHING_PLANNED,
    isImported: false,
    createdAt: new Date(0),
    version: 1,
    ...given,
  };
}

const namesOf = (round: Round): string[] => roundFaults(round).map(({ name }) => name);

describe('a round', () => {
  it.each(ROUND_MODES)('can be held in the mode %s', (mode) => {
    const rules = mode === 'resident-vote' ? RULES : MONEY_ONLY;

    expect(roundFaults(aRound({ mode, rules }))).toEqual([]);
  });

  it('needs rules for ballots and for the count when residents vote', () => {
    expect(namesOf(aRound({ rules: MONEY_ONLY }))).toEqual(['rules.ballot', 'rules.tally']);
    expect(namesOf(aRound({ rules: { ...RULES, tally: null } }))).toEqual(['rules.tally']);
  });

  it('has no such rules, and no such moments, when nobody votes', () => {
    const round = aRound({ mode: 'assembly' });
    const timeline = { ...round.timeline, votingOpensAt: new Date(0) };

    expect(namesOf({ ...round, timeline })).toEqual([
      'rules.ballot',
      'rules.tally',
      'timeline.votingOpensAt',
    ]);
  });

  it.each(['resident-vote', 'assembly'] as const)('divides something in the mode %s', (mode) => {
    const rules = mode === 'assembly' ? MONEY_ONLY : RULES;

    const names = namesOf(aRound({ mode, rules: { ...rules, budgetCents: cents(0n) } }));

    expect(names).toEqual(['rules.budgetCents']);
  });

  it('names the faults of title, rules and timeline together', () => {
    const timeline = {
      ...aRound().timeline,
      votingOpensAt: new Date(1),
      votingClosesAt: new Date(0),
    };

    const names = namesOf(aRound({ title: '', timeline, rules: { ...RULES, tally: null } }));

    expect(names).toEqual(['title', 'rules.tally', 'timeline.votingClosesAt']);
  });

  it('is paid from a budget of its own wijkteam', () => {
    expect(budgetFaults(aRound(), null)).toEqual([]);
    expect(budgetFaults(aRound({ budgetId: 'mine' }), 'linde')).toEqual([]);
    expect(budgetFaults(aRound({ budgetId: 'other' }), 'beuk')).toHaveLength(1);
    expect(budgetFaults(aRound({ budgetId: 'none' }), null)).toHaveLength(1);
  });

  it('gives its rules for the vote, if it has any', () => {
    expect(votingRules(RULES)).toEqual(RULES);
    expect(() => votingRules(MONEY_ONLY)).toThrow(VotingRulesMissingError);
  });
});

describe('changing a round', () => {
  const shaped: readonly RoundPhase[] = ['draft', 'submission', 'support', 'screening'];
  const settled: readonly RoundPhase[] = [
    'allocated',
    'accounting',
    'evaluating',
    'closed',
    'cancelled',
  ];

  it('changes what is named and keeps the rest', () => {
    const at = new Date(5);
    const before = aRound({
      timeline: { ...aRound().timeline, submissionOpensAt: at, votingOpensAt: at },
    });

    const after = changeRound(before, { title: 'Zomer', timeline: { votingOpensAt: null } });

    expect(after).toEqual({
      ...before,
      title: 'Zomer',
      timeline: { ...before.timeline, votingOpensAt: null },
    });
  });

  it.each(ROUND_PHASES)(
    'in the phase %s takes title, rules and timeline only while it is shaped',
    (phase) => {
      const round = aRound({ phase });

      for (const change of [{ title: 'Zomer' }, { rules: RULES }, { timeline: {} }]) {
        const changing = (): Round => changeRound(round, change);
        const isPlanned = phase === 'ballot-fixed' && 'timeline' in change;
        if (isPlanned || shaped.includes(phase)) expect(changing).not.toThrow();
        else expect(changing).toThrow(RulesFrozenError);
      }
    },
  );

  it.each(ROUND_PHASES)('in the phase %s takes another budget until money is given', (phase) => {
    const changing = (): Round => changeRound(aRound({ phase }), { budgetId: 'other' });

    if (settled.includes(phase)) expect(changing).toThrow(RulesFrozenError);
    else expect(changing().budgetId).toBe('other');
  });

  it('takes its budget away only when told so', () => {
    const round = aRound({ budgetId: 'mine' });

    expect(changeRound(round, { title: 'Zomer' }).budgetId).toBe('mine');
    expect(changeRound(round, { budgetId: null }).budgetId).toBeNull();
  });
});
