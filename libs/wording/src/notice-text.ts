import type { AwardReasons, Cents, NoticeFacts } from '#domain';
import { awardSpeaker, oneLine } from './award-words.js';
import type { NoticeCatalogue, NoticeSay, NoticeWords, PlainKind } from './notice-catalogue.js';
import { NOTICE_CATALOGUES, OUTCOME_CATALOGUES } from './notice-words.js';
import type { Language } from './speaker.js';

/** How one initiative fared, and why. */
export type OutcomeFacts = {
  readonly title: string;
  readonly costCents: Cents;
  readonly amountCents: Cents | null;
  readonly reasons: AwardReasons;
};

/** The outcome of a round as one reader gets it. */
export type RoundOutcomeFacts = {
  readonly roundName: string;
  readonly own: readonly OutcomeFacts[];
  readonly others: readonly OutcomeFacts[];
  readonly moreCount: number;
};

/** What a message tells, ready for words. */
export type WordedNotice =
  | {
      readonly [Kind in PlainKind]: { readonly kind: Kind; readonly facts: NoticeFacts[Kind] };
    }[PlainKind]
  | { readonly kind: 'round-outcome'; readonly facts: RoundOutcomeFacts };

/** A message in one language: paragraphs, and under headings more of them. */
export type NoticeText = NoticeWords & {
  readonly sections: readonly {
    readonly heading: string;
    readonly paragraphs: readonly string[];
  }[];
};

/** A message in plain words, from its facts alone. What people typed stays on its line. */
export function noticeText(notice: WordedNotice, language: Language): NoticeText {
  if (notice.kind === 'round-outcome') return outcomeText(notice.facts, language);
  const { kinds, locale } = NOTICE_CATALOGUES[language];
  // Kind and facts belong together; the union cannot say so of a table that is looked into.
  const words = kinds[notice.kind] as (facts: object, say: NoticeSay) => NoticeWords;
  return { ...words(onOneLine(notice.facts), sayingIn(locale)), sections: [] };
}

/** The words around messages in a language. */
export function noticeFrame(language: Language): Omit<NoticeCatalogue, 'kinds'> {
  return NOTICE_CATALOGUES[language];
}

function sayingIn(locale: string): NoticeSay {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(locale);
  return {
    // What is no day is said as it is: a message is not held up by it.
    day: (isoDay) => {
      const at = new Date(`${isoDay}T00:00:00Z`);
      return Number.isNaN(at.getTime()) ? isoDay : days.format(at);
    },
    number: (value) => numbers.format(value),
  };
}

function onOneLine(facts: object): object {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? unended(oneLine(value)) : (value as unknown),
    ]),
  );
}

/** Our sentences bring their own full stop. */
function unended(text: string): string {
  return text.replace(/(?<!\.)\.$/, '');
}

function outcomeText(facts: RoundOutcomeFacts, language: Language): NoticeText {
  const words = OUTCOME_CATALOGUES[language];
  const round = oneLine(facts.roundName);
  const told = (each: OutcomeFacts): string => outcomeLine(each, language);
  const others = [
    ...facts.others.map(told),
    ...(facts.moreCount === 0 ? [] : [words.more(facts.moreCount)]),
  ];
  return {
    subject: words.subject(round),
    paragraphs: [words.opening(round)],
    sections: [
      ...(facts.own.length === 0
        ? []
        : [{ heading: words.ownHeading, paragraphs: [...facts.own.map(told), words.letter] }]),
      ...(others.length === 0 ? [] : [{ heading: words.othersHeading, paragraphs: others }]),
    ],
  };
}

/** What was decided on an initiative and why, as one paragraph. */
function outcomeLine(
  { title, amountCents, costCents, reasons }: OutcomeFacts,
  language: Language,
): string {
  const words = OUTCOME_CATALOGUES[language];
  const { amount } = awardSpeaker(language);
  const name = oneLine(title);
  const decided =
    amountCents === null
      ? words.notFunded(name, amount(costCents))
      : words.funded(name, amount(amountCents));
  return [decided, ...reasonsIn(reasons, language)].join(' ');
}

function reasonsIn(
  { count, team, deviation, screening }: AwardReasons,
  language: Language,
): string[] {
  const words = OUTCOME_CATALOGUES[language];
  const quoted = (say: (text: string) => string, text: string | null): string[] =>
    text === null ? [] : [say(unended(oneLine(text)))];
  return [
    ...(count === null ? [] : countReasons(count, language)),
    ...quoted(words.team, team),
    ...quoted(words.deviation, deviation),
    ...quoted(words.screening, screening),
  ];
}

function countReasons(count: NonNullable<AwardReasons['count']>, language: Language): string[] {
  const words = OUTCOME_CATALOGUES[language];
  const { amount, votes, ballots } = awardSpeaker(language);
  const counted = words.votes(votes(count.votes), ballots(count.ballotCount));
  if (count.place !== null) return [counted, words.place(count.place)];
  return [counted, words.fates[count.fate], words.leftover(amount(count.leftoverCents))].filter(
    (sentence) => sentence !== '',
  );
}
