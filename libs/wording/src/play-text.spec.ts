import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cents,
  checkInitiative,
  comparePlayRules,
  type InitiativeFacts,
  PLAY_RULE_NAMES,
  PLAY_TEMPLATES,
  type PlayContent,
  playTemplate,
} from '#domain';
import { validPlayRule } from '../../../test/support/play-rules.arbitrary.js';
import {
  checkText,
  comparisonText,
  LANGUAGES,
  playRulesText,
  ruleText,
  templateText,
} from './index.js';

const BASIS = {
  kind: 'subsidieregeling',
  title: 'Regeling',
  article: '2',
  url: 'https://lokaleregelgeving.overheid.nl/CVDR706282/1',
} as const;
const CONTENT: PlayContent = {
  title: 'Spelregels 2027',
  legalBasis: BASIS,
  validFromOn: '2027-01-01',
  rules: playTemplate('first-come').rules,
};
/** What a text shows when a value was forgotten. */
const SLIPS = /undefined|null|\[object|NaN|\s{2}|\.\.|\s\.|,\s*\./;

describe('a rule of play in words', () => {
  it.each(PLAY_RULE_NAMES)('reads well in both languages, for %s with any parameters', (kind) => {
    fc.assert(
      fc.property(validPlayRule(kind), fc.constantFrom(...LANGUAGES), (rule, language) => {
        const { heading, sentence, source } = ruleText(rule, language);

        for (const text of [heading, sentence, source]) {
          expect(text.trim()).not.toBe('');
          expect(text.replaceAll(/\u00a0/g, ' ')).not.toMatch(SLIPS);
        }
        expect(sentence).toMatch(/^[A-Z].*\.$/s);
      }),
      { numRuns: 60 },
    );
  });

  it('has numbers as each language writes them', () => {
    const ceiling = {
      kind: 'initiative-ceiling',
      parameters: { amountCents: cents(1_000_050n), budgetShare: { numerator: 1, denominator: 3 } },
      source: { regulation: 'Regeling', article: '6', url: null },
    } as const;

    const [nl, en] = LANGUAGES.map((language) =>
      ruleText(ceiling, language).sentence.replaceAll('\u00a0', ' '),
    );

    expect(nl).toBe(
      'Een plan krijgt hoogstens € 10.000,50 en 1/3 van het geld dat de wijk in een jaar heeft.',
    );
    expect(en).toBe(
      'A plan gets at most €10,000.50 and 1/3 of the money that the wijk has in a year.',
    );
  });

  it('is as plain as people say it', () => {
    const rule = {
      kind: 'hourly-rate-max',
      parameters: { hourCents: cents(5_000n) },
      source: { regulation: 'Regeling', article: '6', url: null },
    } as const;

    expect(ruleText(rule, 'nl').sentence.replaceAll('\u00a0', ' ')).toBe(
      'Een uur eigen werk kost hoogstens € 50.',
    );
  });
});

describe('a document of rules in words', () => {
  it('has its title, its regulation, its first day, and each rule with a number and a source', () => {
    const { title, sections } = playRulesText({ ...CONTENT, number: 2 }, 'nl');

    expect(title).toBe('Spelregels 2027');
    expect(sections[0]?.paragraphs).toEqual([
      'Subsidieregeling: Regeling, artikel 2.',
      `Lees meer: ${BASIS.url}`,
    ]);
    expect(sections[1]?.paragraphs).toEqual(['Dit is versie 2. Zij geldt vanaf 1 januari 2027.']);
    expect(sections[2]?.paragraphs).toHaveLength(CONTENT.rules.length);
    expect(sections[2]?.paragraphs[0]).toMatch(
      /^1\. Wie mag indienen\. .* \(Subsidieregeling bewonersinitiatieven, artikel 3\)$/,
    );
  });

  it('says so when it has no rules', () => {
    const { sections } = playRulesText({ ...CONTENT, rules: [], number: 1 }, 'en');

    expect(sections[2]?.paragraphs).toEqual(['There are no rules yet.']);
  });

  it.each(PLAY_TEMPLATES)('has a name for the template %s in both languages', (name) => {
    expect(new Set(LANGUAGES.map((language) => templateText(name, language))).size).toBe(2);
  });
});

describe('a comparison in words', () => {
  it('tells what is added, removed and changed, from what to what', () => {
    const [first, ...others] = CONTENT.rules;
    const changed = others.map((rule) =>
      rule.kind === 'weeks-ahead' ? { ...rule, parameters: { weeks: 3 } } : rule,
    );
    const added = playTemplate('committee-advice').rules.filter(({ kind }) => kind === 'committee');
    const to = { ...CONTENT, title: 'Spelregels 2028', rules: [...changed, ...added] };

    const { paragraphs } = comparisonText(comparePlayRules(CONTENT, to), 'nl');

    expect(first?.kind).toBe('who-may-apply');
    expect(paragraphs).toEqual([
      'Dit verandert: de titel. Er stond: Spelregels 2027. Er komt te staan: Spelregels 2028.',
      expect.stringMatching(/^Dit vervalt: Wie mag indienen\. Er stond: Je kunt/),
      'Dit verandert: Op tijd indienen. Er stond: Dien je plan minstens 6 weken voor het begin in. Er komt te staan: Dien je plan minstens 3 weken voor het begin in.',
      expect.stringMatching(/^Nieuw is: Commissie\. Een commissie van hoogstens 7 bewoners/),
    ]);
  });

  it('says that nothing changes', () => {
    expect(comparisonText(comparePlayRules(CONTENT, CONTENT), 'en').paragraphs).toEqual([
      'Nothing changes.',
    ]);
  });
});

describe('a check in words', () => {
  const lines = [{ amountCents: cents(90_000n), category: 'own-work', workMinutes: 60 }] as const;
  const bad: InitiativeFacts = {
    costLines: lines,
    costCents: cents(9_000_000n),
    ownContributionCents: cents(0n),
    aims: ['political'],
    applicant: {
      kind: 'legal-person',
      age: 9,
      isResidentOfWijk: false,
      groups: ['councillors', 'team-members'],
    },
    applicationsInYear: 101,
    supporters: { count: 0, youngestAge: 3 },
    yearBudgetCents: cents(1n),
    appliedOn: '2027-03-01',
    startsOn: '2027-03-02',
    endsOn: '2049-01-01',
  };
  const nothing: InitiativeFacts = {
    costLines: [{ amountCents: cents(1n) }],
    costCents: cents(1n),
    applicant: {},
  };

  it.each(PLAY_RULE_NAMES)('has a reason, and a way out or a question, for %s', (kind) => {
    fc.assert(
      fc.property(
        validPlayRule(kind),
        fc.constantFrom(...LANGUAGES),
        fc.constantFrom(bad, nothing),
        (rule, language, facts) => {
          for (const check of checkInitiative([rule], facts)) {
            const text = checkText(check, language);
            const { outcome } = check.finding;

            expect(text === null).toBe(outcome === 'met');
            expect(`${text?.reason ?? ''} ${text?.wayOut ?? ''}`.trimEnd()).not.toMatch(
              /undefined|null|\[object|NaN/,
            );
            if (outcome === 'broken') expect(text?.wayOut).toMatch(/^[A-Z].*\.$/);
            if (outcome === 'unknown') expect(text?.reason).toMatch(/Vertel ons|Tell us/);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
