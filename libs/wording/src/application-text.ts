import { type ApplicationInLine, explainApplication, type LineReason } from '#domain';
import { APPLICATION_EN, APPLICATION_NL, type ApplicationWording } from './application-words.js';
import { type Language, speakerOf } from './speaker.js';

const WORDS: Readonly<Record<Language, ApplicationWording>> = {
  nl: APPLICATION_NL,
  en: APPLICATION_EN,
};

/**
 * Why an application stands where it stands in line, in sentences: its place first, then what
 * happened to it, in order. Moments are those of Europe/Amsterdam, to the second; amounts in euro.
 */
export function applicationText(application: ApplicationInLine, language: Language): string[] {
  const words = WORDS[language];
  const {
    amount,
    number,
    words: all,
  } = speakerOf({
    language,
    currency: 'EUR',
    names: new Map(),
  });
  const moment = new Intl.DateTimeFormat(all.locale, {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Europe/Amsterdam',
  }).format(application.completeAt);
  return [
    words.place(number(application.place), amount(application.costCents), moment),
    ...explainApplication(application).map((reason) => reasonText(reason, words, amount)),
  ];
}

function reasonText(
  reason: LineReason,
  words: ApplicationWording,
  amount: (cents: bigint) => string,
): string {
  const cost = amount(reason.costCents);
  switch (reason.code) {
    case 'fits':
      return words.fits(amount(reason.leftBeforeCents), cost, amount(reason.leftAfterCents));
    case 'money-came-free':
      return words.cameFree(amount(reason.leftBeforeCents), cost, amount(reason.leftAfterCents));
    case 'does-not-fit':
      return words.doesNotFit(amount(reason.leftBeforeCents), cost, amount(reason.shortCents));
    case 'no-money-linked':
      return words.noMoney;
    case 'awarded':
      return words.awarded(cost);
    case 'refused':
    case 'withdrawn':
    case 'lapsed': {
      const freed = reason.freedCents > 0n ? [words.freed(amount(reason.freedCents))] : [];
      return [words[reason.code], ...freed].join(' ');
    }
  }
}
