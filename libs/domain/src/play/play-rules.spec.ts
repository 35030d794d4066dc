import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { validPlayRule } from '../../../../test/support/play-rules.arbitrary.js';
import { cents } from '../money/cents.js';
import { comparePlayRules } from './compare-play-rules.js';
import {
  adoptionFaults,
  type PlayRules,
  playRulesDocument,
  PlayRulesFrozenError,
  refuseOtherRoundRules,
  refusePlayChange,
  RoundRulesFromPlayRulesError,
  roundRulesOf,
} from './play-document.js';
import { PLAY_RULE_NAMES, type PlayRule } from './play-rule.js';
import { playRulesJson, readPlayRules } from './play-rules-json.js';
import { PLAY_TEMPLATES, playTemplate } from './play-templates.js';
import { decisionRulesOf, DEFAULT_TEAM_DECISION_RULES } from './team-decision-rules.js';

const NOW = new Date(Date.UTC(2027, 0, 10));
const LATER = new Date(Date.UTC(2027, 0, 20));
const SOURCE = { regulation: 'Regeling', article: '1', url: null };
const DOCUMENT: PlayRules = {
  id: 'document',
  wijkteamId: 'linde',
  roundId: null,
  number: 1,
  title: 'Spelregels',
  state: 'draft',
  legalBasis: { kind: 'reglement', title: 'Reglement', article: '1', url: null },
  validFromOn: '2027-01-01',
  rules: playTemplate('residents-vote').rules,
  consultation: null,
  withoutConsultationReason: null,
  adoptedAt: null,
  documentHash: null,
  createdAt: NOW,
  version: 1,
};
const GIVEN = { openComments: 0, round: null, withoutConsultationReason: 'Er was haast.' };

function namesOf(value: unknown): string[] {
  return readPlayRules(value, 'number').faults.map(({ name }) => name);
}

describe('rules of play as JSON', () => {
  it.each(PLAY_RULE_NAMES)('are read as they were written, as numbers and as text: %s', (kind) => {
    fc.assert(
      fc.property(validPlayRule(kind), fc.constantFrom('number', 'text'), (rule, amounts) => {
        const partners = playTemplate('residents-vote').rules.filter(
          (other) =>
            (kind === 'ballot-form' && other.kind === 'tally-rule') ||
            (kind === 'tally-rule' && other.kind === 'ballot-form'),
        );
        const json: unknown = JSON.parse(
          JSON.stringify(playRulesJson([rule, ...partners], amounts)),
        );

        const { rules, faults } = readPlayRules(json, amounts);

        expect(faults).toEqual([]);
        expect(rules.find((one) => one.kind === kind)).toEqual(rule);
      }),
      { numRuns: 40 },
    );
  });

  it('never make the reader stumble', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(Array.isArray(readPlayRules(value, 'number').faults)).toBe(true);
        expect(Array.isArray(readPlayRules([value, { kind: value }], 'text').faults)).toBe(true);
      }),
    );
  });

  it.each([
    ['an own contribution without anything', { kind: 'own-contribution-min', parameters: {} }],
    ['a ceiling without anything', { kind: 'initiative-ceiling', parameters: {} }],
    ['an appeal term of five weeks (Awb 6:7)', { kind: 'appeal-term', parameters: { weeks: 5 } }],
    [
      'a share of more than the whole',
      { kind: 'advance-share-max', parameters: { share: { numerator: 3, denominator: 2 } } },
    ],
    [
      'a casting vote in consent',
      {
        kind: 'team-decisions',
        parameters: { ...DEFAULT_TEAM_DECISION_RULES, form: 'consent', castingVote: true },
      },
    ],
    [
      'a team that decides without a quorum',
      { kind: 'team-decisions', parameters: { ...DEFAULT_TEAM_DECISION_RULES, quorum: null } },
    ],
    ['nothing that is excluded', { kind: 'exclusions', parameters: { costs: [], aims: [] } }],
    [
      'a source that is no address',
      {
        kind: 'weeks-ahead',
        parameters: { weeks: 1 },
        source: { ...SOURCE, url: 'javascript:alert(1)' },
      },
    ],
  ])('are refused for %s', (_, rule) => {
    expect(namesOf([{ source: SOURCE, ...rule }])).toHaveLength(1);
  });

  it('are refused when they do not go together', () => {
    const weeks = { kind: 'weeks-ahead', parameters: { weeks: 1 }, source: SOURCE };
    const party = {
      kind: 'category-share-max',
      parameters: { category: 'party', share: { numerator: 1, denominator: 2 } },
      source: SOURCE,
    };
    const hire = { ...party, parameters: { ...party.parameters, category: 'hire' } };
    const ballot = { kind: 'ballot-form', parameters: { ballot: { type: 'scoring' } } };

    expect(namesOf([weeks, weeks])).toEqual(['rules[1]']);
    expect(namesOf([party, hire])).toEqual([]);
    expect(namesOf([party, hire, party])).toEqual(['rules[2]']);
    expect(namesOf([weeks, { ...ballot, source: SOURCE }])).toEqual(['rules[1]']);
  });

  it('have rules for voting that a round can be held under', () => {
    const faults = namesOf([
      {
        kind: 'tally-rule',
        parameters: { tally: { rule: 'greedy@1', ties: ['votes'] } },
        source: SOURCE,
      },
      {
        kind: 'ballot-form',
        parameters: { ballot: { type: 'choose-1', choicesMax: 2 } },
        source: SOURCE,
      },
      { kind: 'first-come-line', parameters: { whenSpent: 'wait' }, source: SOURCE },
    ]);

    expect(faults).toEqual([
      'rules[2]',
      'rules[1].parameters.ballot.choicesMax',
      'rules[0].parameters.tally.ties',
    ]);
  });
});

describe('the templates', () => {
  it.each(PLAY_TEMPLATES)('%s is complete and valid, with a source for each rule', (name) => {
    const { rules } = playTemplate(name);

    const read = readPlayRules(playRulesJson(rules, 'number'), 'number');

    expect(read.faults).toEqual([]);
    expect(read.rules).toEqual(rules);
    expect(rules.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['who-may-apply', 'decision-term', 'appeal-term', 'report-within']),
    );
  });

  it('tell how a wijkteam decides, where it decides', () => {
    expect(decisionRulesOf(playTemplate('residents-vote'))).toEqual(DEFAULT_TEAM_DECISION_RULES);
    expect(decisionRulesOf(playTemplate('first-come'))).toBeNull();
  });
});

describe('a document of rules', () => {
  it('is one text, whatever the order in which its rules were written', () => {
    const json = playRulesJson(DOCUMENT.rules, 'number');
    const { rules } = readPlayRules(json.toReversed(), 'number');

    expect(playRulesDocument({ ...DOCUMENT, rules })).toBe(playRulesDocument(DOCUMENT));
    expect(playRulesDocument({ ...DOCUMENT, number: 2 })).not.toBe(playRulesDocument(DOCUMENT));
  });

  it('changes as a draft and after its consultation, and never else', () => {
    const asked = {
      ...DOCUMENT,
      state: 'consultation',
      consultation: { opensAt: NOW, closesAt: LATER },
    } as const;

    refusePlayChange(DOCUMENT, NOW);
    refusePlayChange(asked, LATER);

    expect(() => {
      refusePlayChange(asked, NOW);
    }).toThrow(PlayRulesFrozenError);
    for (const state of ['adopted', 'superseded', 'lapsed'] as const) {
      expect(() => {
        refusePlayChange({ ...asked, state }, LATER);
      }).toThrow(PlayRulesFrozenError);
    }
  });

  it('is adopted with a reason, with each comment answered, for a round with a vote', () => {
    const round = { mode: 'assembly', phase: 'draft', isSettled: false } as const;
    const names = (given: object): string[] =>
      adoptionFaults(DOCUMENT, { ...GIVEN, ...given }, NOW).map(({ name }) => name);

    expect(names({})).toEqual([]);
    expect(names({ withoutConsultationReason: null, openComments: 2, round })).toEqual([
      'comments',
      'rules',
      'withoutConsultationReason',
    ]);
    expect(() => names({ round: { ...round, isSettled: true } })).toThrow(PlayRulesFrozenError);
  });

  it('sets how its round votes and counts', () => {
    const vote = roundRulesOf(DOCUMENT);
    const ballot = vote?.ballot ?? null;

    refuseOtherRoundRules(DOCUMENT, { ballot, tally: vote?.tally ?? null });
    refuseOtherRoundRules(null, { ballot: null, tally: null });
    refuseOtherRoundRules({ ...DOCUMENT, rules: [] }, { ballot: null, tally: null });

    expect(() => {
      refuseOtherRoundRules(DOCUMENT, { ballot, tally: null });
    }).toThrow(RoundRulesFromPlayRulesError);
    expect(() => {
      refuseOtherRoundRules(DOCUMENT, {
        ballot: ballot === null ? null : { ...ballot, costMaxCents: cents(1n) },
        tally: vote?.tally ?? null,
      });
    }).toThrow(RoundRulesFromPlayRulesError);
  });
});

describe('a comparison', () => {
  it('finds nothing between a document and itself, and is turned round by turning it round', () => {
    const rules = fc
      .uniqueArray(
        fc
          .constantFrom(...PLAY_RULE_NAMES.filter((kind) => !/ballot|tally/.test(kind)))
          .chain(validPlayRule),
        { selector: ({ kind }) => kind, maxLength: 6 },
      )
      .map((found): readonly PlayRule[] => found);
    const kinds = (from: readonly PlayRule[], to: readonly PlayRule[]): string[] =>
      comparePlayRules({ ...DOCUMENT, rules: from }, { ...DOCUMENT, rules: to }).map(
        ({ change }) => change,
      );
    const turned: Readonly<Record<string, string>> = { added: 'removed', removed: 'added' };

    fc.assert(
      fc.property(rules, rules, (from, to) => {
        expect(kinds(from, from)).toEqual([]);
        expect(kinds(to, from)).toEqual(kinds(from, to).map((one) => turned[one] ?? one));
      }),
      { numRuns: 40 },
    );
  });
});
