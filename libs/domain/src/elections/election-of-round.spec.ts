import { describe, expect, it } from '@jest/globals';
import { cents } from '../money/cents.js';
import { type PabulibElection, pabulibColumn } from '../pabulib/pabulib-file.js';
import { parsePabulib } from '../pabulib/parse-pabulib.js';
import { writePabulib } from '../pabulib/write-pabulib.js';
import type { RuleSet } from '../rounds/rule-set.js';
import { TALLY_RULES } from '../tally/tally-rule.js';
import {
  type CountedRound,
  electionOfRound,
  refuseUncounted,
  RoundNotCountedError,
} from './election-of-round.js';
import { PABULIB_NAMES } from './declaration-of-rule.js';
import { ruleNotes, rulesOfElection } from './rules-of-election.js';

const RULES: RuleSet = {
  budgetCents: cents(100_050n),
  ballot: {
    type: 'approval',
    choicesMin: 1,
    choicesMax: 2,
    costMaxCents: null,
    pointsMax: null,
    pointsTotalMax: null,
  },
  tally: { rule: 'greedy-threshold@1', threshold: 2, ties: ['cost', 'votes', 'id'] },
};

function aRound(changes: Partial<CountedRound> = {}): CountedRound {
  return {
    title: 'Plannen; "alle" plannen',
    municipality: 'Lindestad',
    wijkteam: 'Wijkteam De Linde',
    currency: 'EUR',
    beganOn: '01.05.2026',
    endedOn: '22.05.2026',
    rules: RULES,
    paper: [
      { number: 1, code: '01', costCents: cents(60_000n), title: 'Boom', location: null },
      {
        number: 2,
        code: '02',
        costCents: cents(50n),
        title: 'Bank',
        location: { longitude: 5.6, latitude: 52.3 },
      },
    ],
    ballots: [
      { choices: [2, 1], points: null },
      { choices: [2], points: null },
    ],
    ...changes,
  };
}

function reread(round: CountedRound): PabulibElection {
  const reading = parsePabulib(writePabulib(electionOfRound(round)));
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  expect(reading.notes).toEqual([]);
  return reading.election;
}

describe('a counted round as a file', () => {
  it('is read as the same rules, paper and ballots', () => {
    const election = reread(aRound());

    expect(rulesOfElection(election)).toEqual(RULES);
    expect(election.projects).toEqual([
      { id: '01', cost: cents(60_000n), name: 'Boom', listPosition: 1 },
      { id: '02', cost: cents(50n), name: 'Bank', listPosition: 2 },
    ]);
    expect([...election.ballots.starts]).toEqual([0, 2, 3]);
    expect([...election.ballots.choices]).toEqual([1, 0, 1]);
  });

  it.each<[RuleSet['ballot']['type'], Partial<RuleSet['ballot']>]>([
    ['choose-1', { choicesMax: 1 }],
    ['ordinal', {}],
    ['approval', { choicesMax: null, costMaxCents: cents(90_000n) }],
    ['cumulative', { pointsMax: 4, pointsTotalMax: 10 }],
    ['scoring', { pointsMax: 5 }],
  ])('of %s ballots is read as the same rules', (type, limits) => {
    const rules = { ...RULES, ballot: { ...RULES.ballot, type, ...limits } };
    const ballots = [
      { choices: [1], points: type === 'cumulative' || type === 'scoring' ? ['3'] : null },
    ];

    const election = reread(aRound({ rules, ballots }));

    expect(rulesOfElection(election)).toEqual(rules);
  });

  it.each([
    ['greedy@1', 'greedy'],
    ['greedy-no-skip@1', 'greedy-no-skip'],
    ['greedy-threshold@1', 'greedy-threshold'],
    ['greedy-reserve-80@1', 'greedy-custom'],
    ['equal-shares-cost@1', 'equalshares'],
    ['equal-shares-cost-comparison@1', 'equalshares-comparison'],
    ['equal-shares-cost-add1-floor@1', 'equalshares/add1'],
    ['equal-shares-cost-add1-floor-comparison@1', 'equalshares/add1-comparison'],
  ] as const)('declares %s as %s, and is read as the same rule', (rule, name) => {
    for (const threshold of rule === 'greedy@1' ? [null] : [2, null]) {
      if (rule === 'greedy-threshold@1' && threshold === null) continue;
      const rules = { ...RULES, tally: { ...RULES.tally, rule, threshold } };

      const election = reread(aRound({ rules }));

      expect(election.rule).toBe(name);
      expect(rulesOfElection(election)).toEqual(rules);
      expect(ruleNotes(election)).toEqual([]);
    }
  });

  const OTHERS = TALLY_RULES.filter((rule) => PABULIB_NAMES[rule] === undefined);

  it.each(OTHERS)(
    'declares %s by its published name, with its settings, and is read as the same rule',
    (rule) => {
      const tally = { ...RULES.tally, rule };

      const election = reread(aRound({ rules: { ...RULES, tally } }));

      expect(election.rule).toBe(rule);
      expect(election.scoreMin).toBe(2);
      expect(election.meta).toContainEqual({ key: 'wijkkas_rule', value: JSON.stringify(tally) });
      expect(rulesOfElection(election).tally).toEqual(tally);
      expect(ruleNotes(election)).toEqual([]);
    },
  );

  it.each<[string, Partial<RuleSet['tally']>]>([
    ['other ties', { ties: ['list-order', 'id'] }],
    ['a lot', { ties: ['lot', 'id'], seed: 'Ronde 1' }],
    ['a unit', { rule: 'equal-shares-cost-add1-floor@1', unitCents: cents(1n) }],
  ])('is not taken for an election without %s', (_, change) => {
    const tally = { ...RULES.tally, ...change };

    const election = reread(aRound({ rules: { ...RULES, tally } }));

    expect(election.rule).toBe(tally.rule);
    expect(rulesOfElection(election).tally).toEqual(tally);
  });

  it('is not counted from the file alone when it keeps limits on groups', () => {
    const limits = [{ per: 'area', costMaxCents: null, countMax: 1 }] as const;

    const election = reread(aRound({ rules: { ...RULES, tally: { ...RULES.tally, limits } } }));

    expect(ruleNotes(election)).toMatchObject([{ code: 'rule-replaced' }]);
  });

  it('numbers voters in the order given and tells nothing else of them', () => {
    const election = reread(aRound());

    expect(election.voteTable.columns).toEqual(['voter_id', 'vote']);
    expect(pabulibColumn(election.voteTable, 'voter_id')).toEqual(['1', '2']);
  });

  it('tells how many ballots name each initiative', () => {
    expect(pabulibColumn(reread(aRound()).projectTable, 'votes')).toEqual(['1', '2']);
  });
});

describe('giving out ballots', () => {
  it.each(['draft', 'submission', 'screening', 'voting', 'counting', 'cancelled'] as const)(
    'is refused in the phase %s',
    (phase) => {
      const round = { id: 'r', phase, isImported: false };

      expect(() => {
        refuseUncounted(round);
      }).toThrow(RoundNotCountedError);
    },
  );

  it.each(['counted', 'allocated', 'closed'] as const)('is fine in the phase %s', (phase) => {
    expect(() => {
      refuseUncounted({ id: 'r', phase, isImported: false });
    }).not.toThrow();
  });

  it('is always fine for an election that was public before', () => {
    expect(() => {
      refuseUncounted({ id: 'r', phase: 'counting', isImported: true });
    }).not.toThrow();
  });
});
