import { cents } from '../money/cents.js';
import { DEFAULT_TIES } from '../tally/tally-rule.js';
import type { LegalBasisKind } from './play-document.js';
import type { PlayRule, PlayRuleKind, PlayRuleOf } from './play-rule.js';
import { DEFAULT_TEAM_DECISION_RULES } from './team-decision-rules.js';

/** Sets of rules that Dutch municipalities often have, to start from. */
export const PLAY_TEMPLATES = [
  'residents-vote',
  'first-come',
  'small-amounts',
  'committee-advice',
] as const;
export type PlayTemplateName = (typeof PLAY_TEMPLATES)[number];

export type PlayTemplate = {
  readonly name: PlayTemplateName;
  /** What such rules usually rest on. */
  readonly legalBasisKind: LegalBasisKind;
  readonly rules: readonly PlayRule[];
};

const AWB = 'Algemene wet bestuursrecht';
const AWB_URL = 'https://wetten.overheid.nl/BWBR0005537';
const TERMS_URL = `${AWB_URL}/2025-01-01#Hoofdstuk6_Afdeling6.2_Artikel6:7`;

/** A rule from the municipality's own regulation, at an article that a municipality fills in. */
function local<Kind extends PlayRuleKind>(
  kind: Kind,
  parameters: PlayRuleOf<Kind>['parameters'],
  [regulation, article]: readonly [string, string],
): PlayRuleOf<Kind> {
  return { kind, parameters, source: { regulation, article, url: null } };
}

/** Awb 6:7: six weeks to object, and nobody can make it shorter. */
const APPEAL: PlayRule = {
  kind: 'appeal-term',
  parameters: { weeks: 6 },
  source: { regulation: AWB, article: '6:7', url: TERMS_URL },
};

/** Awb 4:13: without another term a decision follows within eight weeks. */
const DECISION: PlayRule = {
  kind: 'decision-term',
  parameters: { weeks: 8, extensionWeeks: null },
  source: { regulation: AWB, article: '4:13', url: AWB_URL },
};

const VERORDENING = 'Participatieverordening';
const REGELING = 'Subsidieregeling bewonersinitiatieven';
const REGLEMENT = 'Reglement wijkbudget';

const NO_GAIN = { costs: ['alcohol'], aims: ['religious', 'political', 'commercial'] } as const;
const DECIDERS = ['councillors', 'college-members', 'municipal-staff'] as const;
const FRACTION = {
  half: { numerator: 1, denominator: 2 },
  quarter: { numerator: 1, denominator: 4 },
};

/** Residents propose, support and vote: 12 and over, support of 50, Equal Shares. */
const RESIDENTS_VOTE: PlayTemplate = {
  name: 'residents-vote',
  legalBasisKind: 'participatieverordening',
  rules: [
    local(
      'who-may-apply',
      { ageMin: 12, residentOfWijk: true, legalPersons: 'allowed', excluded: DECIDERS },
      [VERORDENING, '3'],
    ),
    local('support-needed', { count: 50, form: 'likes', ageMin: null }, [VERORDENING, '4']),
    local('execution-within', { months: 12 }, [VERORDENING, '5, eerste lid']),
    local('hourly-rate-max', { hourCents: cents(5_000n) }, [VERORDENING, '5, tweede lid']),
    local('exclusions', NO_GAIN, [VERORDENING, '5, derde lid']),
    local(
      'ballot-form',
      {
        ballot: {
          type: 'approval',
          choicesMin: 1,
          choicesMax: 5,
          costMaxCents: null,
          pointsMax: null,
          pointsTotalMax: null,
        },
      },
      [VERORDENING, '6, eerste lid'],
    ),
    local(
      'tally-rule',
      {
        tally: {
          rule: 'equal-shares-cost-add1-utilitarian@1',
          threshold: null,
          ties: DEFAULT_TIES,
        },
      },
      [VERORDENING, '6, tweede lid'],
    ),
    local('team-decisions', DEFAULT_TEAM_DECISION_RULES, [VERORDENING, '7']),
    DECISION,
    APPEAL,
    local('report-within', { weeks: 8 }, [VERORDENING, '9']),
  ],
};

/** First come, first served up to € 10,000, all year round. */
const FIRST_COME: PlayTemplate = {
  name: 'first-come',
  legalBasisKind: 'subsidieregeling',
  rules: [
    local(
      'who-may-apply',
      { ageMin: 18, residentOfWijk: true, legalPersons: 'allowed', excluded: DECIDERS },
      [REGELING, '3'],
    ),
    local('support-needed', { count: 4, form: 'signatures', ageMin: 12 }, [REGELING, '4']),
    local('weeks-ahead', { weeks: 6 }, [REGELING, '5']),
    local('initiative-ceiling', { amountCents: cents(1_000_000n), budgetShare: null }, [
      REGELING,
      '6, eerste lid',
    ]),
    local('hourly-rate-max', { hourCents: cents(5_000n) }, [REGELING, '6, tweede lid']),
    local('category-share-max', { category: 'party', share: FRACTION.half }, [
      REGELING,
      '6, derde lid',
    ]),
    local('exclusions', NO_GAIN, [REGELING, '7']),
    local('first-come-line', { whenSpent: 'refuse' }, [REGELING, '8']),
    local('decision-term', { weeks: 6, extensionWeeks: 14 }, [REGELING, '9']),
    APPEAL,
    local('advance-share-max', { share: { numerator: 4, denominator: 5 } }, [REGELING, '10']),
    local('report-within', { weeks: 6 }, [REGELING, '11']),
  ],
};

/** Small amounts that are settled directly, without a request for it afterwards (Awb 4:29, 4:42). */
const SMALL_AMOUNTS: PlayTemplate = {
  name: 'small-amounts',
  legalBasisKind: 'subsidieregeling',
  rules: [
    local(
      'who-may-apply',
      { ageMin: 16, residentOfWijk: true, legalPersons: 'not-allowed', excluded: [] },
      [REGELING, '3'],
    ),
    local('one-per-applicant', { countMax: 2 }, [REGELING, '4']),
    local('weeks-ahead', { weeks: 3 }, [REGELING, '5']),
    local('initiative-ceiling', { amountCents: cents(250_000n), budgetShare: null }, [
      REGELING,
      '6',
    ]),
    local('exclusions', NO_GAIN, [REGELING, '7']),
    local('first-come-line', { whenSpent: 'wait' }, [REGELING, '8']),
    local('decision-term', { weeks: 3, extensionWeeks: null }, [REGELING, '9']),
    APPEAL,
    local('direct-settlement-below', { amountCents: cents(250_000n) }, [REGELING, '10']),
    local('report-within', { weeks: 4 }, [REGELING, '11']),
  ],
};

/** A committee of residents advises, then there is a decision; no plan takes more than a quarter. */
const COMMITTEE_ADVICE: PlayTemplate = {
  name: 'committee-advice',
  legalBasisKind: 'reglement',
  rules: [
    local(
      'who-may-apply',
      {
        ageMin: null,
        residentOfWijk: true,
        legalPersons: 'allowed',
        excluded: [...DECIDERS, 'team-members'],
      },
      [REGLEMENT, '2'],
    ),
    local('initiative-ceiling', { amountCents: null, budgetShare: FRACTION.quarter }, [
      REGLEMENT,
      '3, eerste lid',
    ]),
    local('own-contribution-min', { amountCents: null, share: { numerator: 1, denominator: 10 } }, [
      REGLEMENT,
      '3, tweede lid',
    ]),
    local('hourly-rate-max', { hourCents: cents(5_000n) }, [REGLEMENT, '3, derde lid']),
    local('exclusions', { costs: ['alcohol'], aims: [...NO_GAIN.aims, 'private-gain'] }, [
      REGLEMENT,
      '4',
    ]),
    local('committee', { sizeMax: 7, who: 'residents' }, [REGLEMENT, '5']),
    local('team-decisions', DEFAULT_TEAM_DECISION_RULES, [REGLEMENT, '6']),
    DECISION,
    APPEAL,
    local('advance-share-max', { share: FRACTION.half }, [REGLEMENT, '8']),
    local('report-within', { weeks: 6 }, [REGLEMENT, '9']),
  ],
};

const TEMPLATES: Readonly<Record<PlayTemplateName, PlayTemplate>> = {
  'residents-vote': RESIDENTS_VOTE,
  'first-come': FIRST_COME,
  'small-amounts': SMALL_AMOUNTS,
  'committee-advice': COMMITTEE_ADVICE,
};

/** A template: complete and valid rules, with articles that a municipality checks against its own. */
export function playTemplate(name: PlayTemplateName): PlayTemplate {
  return TEMPLATES[name];
}
