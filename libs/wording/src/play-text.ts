import type {
  CommentOutcome,
  LegalBasis,
  PlayChange,
  PlayRule,
  PlayRules,
  PlayTemplateName,
  RuleCheck,
  RuleSource,
} from '#domain';
import type { TextSection } from './explanation-text.js';
import { playRulesEn } from './play-rules-en.js';
import { playRulesNl } from './play-rules-nl.js';
import {
  type BreachSentences,
  type BreachText,
  playSpeaker,
  type PlaySpeaker,
  type PlayWords,
  type RuleSentences,
} from './play-speaker.js';
import { playBreachesEn, playWordsEn } from './play-words-en.js';
import { playBreachesNl, playWordsNl } from './play-words-nl.js';
import type { Language } from './speaker.js';

type Catalogue = {
  readonly words: PlayWords;
  readonly rules: RuleSentences;
  readonly breaches: BreachSentences;
};

const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  nl: { words: playWordsNl, rules: playRulesNl, breaches: playBreachesNl },
  en: { words: playWordsEn, rules: playRulesEn, breaches: playBreachesEn },
};

/** A rule in words: its heading, its sentence, and where it comes from. */
export type RuleText = {
  readonly heading: string;
  readonly sentence: string;
  readonly source: string;
};

/** A document of rules in words: title, sections, and rules numbered from 1. */
export type PlayRulesText = {
  readonly title: string;
  readonly sections: readonly TextSection[];
};

/** One rule in words. */
export function ruleText(rule: PlayRule, language: Language): RuleText {
  const { words } = CATALOGUES[language];
  return {
    heading: words.kinds[rule.kind],
    sentence: sentenceOf(rule, language),
    source: sourceText(rule.source, words),
  };
}

/** A whole document of rules in words, to be read aloud. */
export function playRulesText(
  {
    title,
    legalBasis,
    number,
    validFromOn,
    rules,
  }: Pick<PlayRules, 'title' | 'legalBasis' | 'number' | 'validFromOn' | 'rules'>,
  language: Language,
): PlayRulesText {
  const { words } = CATALOGUES[language];
  const speak = playSpeaker(language);
  const lines = rules.map((rule, index) => {
    const { heading, sentence, source } = ruleText(rule, language);
    return `${speak.number(index + 1)}. ${heading}. ${sentence} ${source}`;
  });
  return {
    title,
    sections: [
      { heading: words.document.basis, paragraphs: basisText(legalBasis, words) },
      {
        heading: words.document.validity,
        paragraphs: [words.document.validFrom(speak.number(number), speak.day(validFromOn))],
      },
      {
        heading: words.document.rules,
        paragraphs: lines.length === 0 ? [words.document.noRules] : lines,
      },
    ],
  };
}

/** What differs between two versions, in words; one paragraph for each change. */
export function comparisonText(changes: readonly PlayChange[], language: Language): TextSection {
  const { words } = CATALOGUES[language];
  return {
    heading: words.comparison.heading,
    paragraphs:
      changes.length === 0
        ? [words.comparison.same]
        : changes.map((change) => changeText(change, language)),
  };
}

/** Why a rule is broken and the way out; what has to be told where it cannot be judged; null when it is kept. */
export function checkText({ rule, finding }: RuleCheck, language: Language): BreachText | null {
  const { words, breaches } = CATALOGUES[language];
  const speak = playSpeaker(language);
  if (finding.outcome === 'met') return null;
  if (finding.outcome === 'unknown') {
    const missing = finding.missing.map((fact) => words.missing[fact]);
    return { reason: words.unknown(speak.and(missing)), wayOut: '' };
  }
  const breach = breaches[rule.kind] as (
    found: unknown,
    parameters: unknown,
    speak: PlaySpeaker,
  ) => BreachText;
  return breach(finding.breach, rule.parameters, speak);
}

/** What a template is called. */
export function templateText(name: PlayTemplateName, language: Language): string {
  return CATALOGUES[language].words.templates[name];
}

/** What the wijkteam did with a comment, in words. */
export function outcomeText(outcome: CommentOutcome, language: Language): string {
  return CATALOGUES[language].words.outcomes[outcome];
}

function sentenceOf({ kind, parameters }: PlayRule, language: Language): string {
  const sentence = CATALOGUES[language].rules[kind] as (
    parameters: unknown,
    speak: PlaySpeaker,
  ) => string;
  return sentence(parameters, playSpeaker(language));
}

function sourceText({ regulation, article, url }: RuleSource, { document }: PlayWords): string {
  const source = document.source(regulation, article);
  return url === null ? source : `${source} ${document.readMore(url)}`;
}

function basisText({ kind, title, article, url }: LegalBasis, { document }: PlayWords): string[] {
  return [
    document.basisText(document.basisKinds[kind], title, article),
    ...(url === null ? [] : [document.readMore(url)]),
  ];
}

function changeText(change: PlayChange, language: Language): string {
  const { words } = CATALOGUES[language];
  const { comparison, kinds } = words;
  switch (change.change) {
    case 'added':
      return comparison.added(kinds[change.rule.kind], sentenceOf(change.rule, language));
    case 'removed':
      return comparison.removed(kinds[change.rule.kind], sentenceOf(change.rule, language));
    case 'heading':
      return comparison.head(comparison.heads[change.field], ...headOf(change, language));
    case 'changed':
      return change.parameters.length === 0
        ? comparison.source(
            kinds[change.to.kind],
            sourceText(change.from.source, words),
            sourceText(change.to.source, words),
          )
        : comparison.changed(
            kinds[change.to.kind],
            sentenceOf(change.from, language),
            sentenceOf(change.to, language),
          );
  }
}

function headOf(
  { field, from, to }: Extract<PlayChange, { readonly change: 'heading' }>,
  language: Language,
): [string, string] {
  const { day } = playSpeaker(language);
  return field === 'validFromOn' ? [day(from), day(to)] : [from, to];
}
