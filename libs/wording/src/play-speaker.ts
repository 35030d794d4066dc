import type {
  Breaches,
  CheckedKind,
  CommentOutcome,
  CostCategory,
  ExcludedAim,
  ExcludedPersons,
  LegalBasisKind,
  MissingFact,
  ParametersOf,
  PlayRuleKind,
  PlayTemplateName,
  Share,
  TieCriterion,
  Verdict,
} from '#domain';
import { type Language, speakerOf } from './speaker.js';

/** The words, amounts and numbers of rules of play in one language. */
export type PlaySpeaker = {
  readonly language: Language;
  /** An amount of cents: `€ 50`, `€ 12,50`. */
  readonly amount: (cents: bigint) => string;
  readonly number: (value: number) => string;
  /** A part of a whole: `50%`, or `1/3` where whole percents would not be exact. */
  readonly share: (share: Share) => string;
  /** A day in words, such as `5 januari 2027`. */
  readonly day: (isoDay: string) => string;
  readonly and: (parts: readonly string[]) => string;
  readonly or: (parts: readonly string[]) => string;
};

/** Why a rule is broken, and what can be done about it. */
export type BreachText = { readonly reason: string; readonly wayOut: string };

type RuleSentence<Kind extends PlayRuleKind> = (
  parameters: ParametersOf<Kind>,
  speak: PlaySpeaker,
) => string;

/** One plain sentence (or a few short ones) for each kind of rule. */
export type RuleSentences = { readonly [Kind in PlayRuleKind]: RuleSentence<Kind> };

/** What to say of a broken rule, for each kind that looks at an initiative. */
export type BreachSentences = {
  readonly [Kind in CheckedKind]: (
    breach: Breaches[Kind],
    parameters: ParametersOf<Kind>,
    speak: PlaySpeaker,
  ) => BreachText;
};

/** The words around rules, in one language. */
export type PlayWords = {
  readonly kinds: Readonly<Record<PlayRuleKind, string>>;
  readonly categories: Readonly<Record<CostCategory, string>>;
  readonly aims: Readonly<Record<ExcludedAim, string>>;
  readonly persons: Readonly<Record<ExcludedPersons, string>>;
  readonly ties: Readonly<Record<TieCriterion, string>>;
  readonly missing: Readonly<Record<MissingFact, string>>;
  readonly unknown: (missing: string) => string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly outcomes: Readonly<Record<CommentOutcome, string>>;
  readonly templates: Readonly<Record<PlayTemplateName, string>>;
  readonly document: {
    readonly basis: string;
    readonly basisKinds: Readonly<Record<LegalBasisKind, string>>;
    readonly basisText: (kind: string, title: string, article: string) => string;
    readonly validity: string;
    readonly validFrom: (number: string, day: string) => string;
    readonly rules: string;
    readonly noRules: string;
    readonly source: (regulation: string, article: string) => string;
    readonly readMore: (url: string) => string;
  };
  readonly comparison: {
    readonly heading: string;
    readonly same: string;
    readonly added: (name: string, sentence: string) => string;
    readonly removed: (name: string, sentence: string) => string;
    readonly changed: (name: string, from: string, to: string) => string;
    readonly source: (name: string, from: string, to: string) => string;
    readonly heads: Readonly<Record<'title' | 'validFromOn' | 'legalBasis', string>>;
    readonly head: (name: string, from: string, to: string) => string;
  };
};

const PERCENTS = 100;

/** A speaker of rules of play in a language. */
export function playSpeaker(language: Language): PlaySpeaker {
  const { words, amount, number, and, or } = speakerOf({
    language,
    currency: 'EUR',
    names: new Map(),
  });
  const days = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    language,
    amount,
    number: (value) => number(value),
    share: ({ numerator, denominator }) =>
      (numerator * PERCENTS) % denominator === 0
        ? `${number((numerator * PERCENTS) / denominator)}%`
        : `${number(numerator)}/${number(denominator)}`,
    day: (isoDay) => days.format(new Date(`${isoDay}T00:00:00Z`)),
    and,
    or,
  };
}
