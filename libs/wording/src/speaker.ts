import type { Rational } from '#domain';
import { en } from './en.js';
import { nl, type Wording } from './nl.js';

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The catalogue of each language. */
export const WORDINGS: Readonly<Record<Language, Wording>> = { nl, en };

/** What a text is about, beside the numbers. */
export type TextContext = {
  readonly language: Language;
  /** The three letters of the currency, such as EUR; anything else is written behind the amount as it is. */
  readonly currency: string;
  /** Names of initiatives by id; the id stands for itself where there is none. */
  readonly names: ReadonlyMap<string, string>;
};

/** The words and numbers of one language. */
export type Speaker = {
  readonly words: Wording;
  readonly name: (id: string) => string;
  /** An amount of whole cents: `€ 1.250`, `€ 12,50`; cents are shown only where there are any. */
  readonly amount: (cents: bigint) => string;
  /** A fraction of cents, rounded to the nearest whole cent, or up. */
  readonly roughly: (amount: Rational) => string;
  readonly atMost: (amount: Rational) => string;
  readonly number: (value: number, decimals?: number) => string;
  /** A share from 0 to 1 as whole percents, never rounded to all or nothing. */
  readonly percent: (share: number) => string;
  readonly and: (parts: readonly string[]) => string;
  readonly or: (parts: readonly string[]) => string;
  readonly voters: (count: number) => string;
};

/** A speaker of a language for one election. */
export function speakerOf({ language, currency, names }: TextContext): Speaker {
  const words = WORDINGS[language];
  const amount = amountsIn(words.locale, currency);
  const number = (value: number, decimals = 0): string =>
    new Intl.NumberFormat(words.locale, { maximumFractionDigits: decimals }).format(value);
  return {
    words,
    name: (id) => names.get(id) ?? id,
    amount,
    roughly: ({ numerator, denominator }) =>
      amount((2n * numerator + denominator) / (2n * denominator)),
    atMost: ({ numerator, denominator }) => amount((numerator + denominator - 1n) / denominator),
    number,
    percent: (share) => `${number(wholePercents(share))}%`,
    and: (parts) => listOf(parts, words.and),
    or: (parts) => listOf(parts, words.or),
    voters: (count) => words.voters(count, number(count)),
  };
}

function amountsIn(locale: string, currency: string): (cents: bigint) => string {
  const isKnown = /^[A-Z]{3}$/.test(currency);
  const format = (digits: number): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, {
      ...(isKnown ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {}),
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const [whole, withCents] = [format(0), format(2)];
  const unit = isKnown || currency === '' ? '' : ` ${currency}`;
  return (cents) => {
    const text =
      cents % 100n === 0n ? whole.format(cents / 100n) : withCents.format(Number(cents) / 100);
    return `${text}${unit}`;
  };
}

function wholePercents(share: number): number {
  const rounded = Math.round(share * 100);
  if (share > 0 && rounded === 0) return 1;
  return share < 1 && rounded === 100 ? 99 : rounded;
}

function listOf(parts: readonly string[], word: string): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;
}
