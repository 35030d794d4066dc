import { type AwardWording, awardEn } from './award-en.js';
import { awardNl } from './award-nl.js';
import type { Language } from './speaker.js';

const CATALOGUES: Readonly<Record<Language, AwardWording>> = { nl: awardNl, en: awardEn };

/** The words, amounts, days and numbers of letters in one language. */
export type AwardSpeaker = {
  readonly words: AwardWording;
  /** To the cent and exact: the amount goes to Intl as decimal text, never as a float. */
  readonly amount: (cents: bigint) => string;
  /** A day in words, such as `5 januari 2027`. */
  readonly day: (isoDay: string) => string;
  readonly votes: (count: number) => string;
  readonly ballots: (count: number) => string;
};

/** A speaker of letters in a language. */
export function awardSpeaker(language: Language): AwardSpeaker {
  const words = CATALOGUES[language];
  const money = new Intl.NumberFormat(words.locale, { style: 'currency', currency: 'EUR' });
  const days = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(words.locale);
  const counted =
    ([one, many]: readonly [string, string]) =>
    (count: number): string =>
      `${numbers.format(count)} ${count === 1 ? one : many}`;
  return {
    words,
    amount: (cents) => money.format(decimalText(cents)),
    day: (isoDay) => days.format(new Date(`${isoDay}T00:00:00Z`)),
    votes: counted(words.votesCounted),
    ballots: counted(words.ballotsCounted),
  };
}

function decimalText(cents: bigint): Intl.StringNumericLiteral {
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}` as Intl.StringNumericLiteral;
}

/** What people typed may not begin a new line, which could look like ours. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
