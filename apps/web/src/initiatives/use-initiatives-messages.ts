import type { Wording } from '../messages/format.js';
import { initiativesEn } from '../messages/initiatives-en.js';
import { type InitiativesMessages, initiativesNl } from '../messages/initiatives-nl.js';
import { type Language, useLanguage } from '../messages/language.js';
import { proposeEn } from '../messages/propose-en.js';
import { proposeNl } from '../messages/propose-nl.js';

const CATALOGUES: Readonly<Record<Language, InitiativesMessages>> = {
  nl: initiativesNl,
  en: initiativesEn,
};
const THEMES = { nl: proposeNl.choices.theme, en: proposeEn.choices.theme };

export type InitiativesWording = Wording & {
  readonly words: InitiativesMessages;
  readonly themes: Readonly<Record<string, string>>;
  readonly language: Language;
};

/** The texts of lists of initiatives in the language of the visitor. */
export function useInitiativesMessages(): InitiativesWording {
  const { language, locale, messages } = useLanguage();
  const [words, themes] = [CATALOGUES[language], THEMES[language]];
  return { words, themes, language, locale, messages };
}
