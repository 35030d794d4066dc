import { type Language, useLanguage } from '../messages/language.js';
import { recountEn } from '../messages/recount-en.js';
import { type RecountMessages, recountNl } from '../messages/recount-nl.js';
import { money } from '../messages/format.js';

const CATALOGUES: Readonly<Record<Language, RecountMessages>> = { nl: recountNl, en: recountEn };

export type RecountWording = {
  readonly words: RecountMessages;
  readonly language: Language;
  /** A whole number as people write it. */
  readonly whole: (count: number | bigint) => string;
  readonly decimal: (value: number, decimals: number) => string;
  /** A way to write amounts in cents: all of a list alike. */
  readonly amounts: (list: readonly bigint[], currency: string) => (cents: bigint) => string;
};

/** The texts of this page in the language of the visitor, and its numbers and amounts. */
export function useRecountMessages(): RecountWording {
  const { language, locale } = useLanguage();
  return {
    words: CATALOGUES[language],
    language,
    whole: (count) => new Intl.NumberFormat(locale).format(count),
    decimal: (value, decimals) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value),
    amounts: (list, currency) => {
      const format = money(locale, list.map(Number), currency);
      return (cents) => format(Number(cents));
    },
  };
}
