import type { Wording } from '../messages/format.js';
import { type Language, useLanguage } from '../messages/language.js';
import { proposeEn } from '../messages/propose-en.js';
import { type ProposeMessages, proposeNl } from '../messages/propose-nl.js';

const CATALOGUES: Readonly<Record<Language, ProposeMessages>> = { nl: proposeNl, en: proposeEn };

export type ProposeWording = Wording & {
  readonly words: ProposeMessages;
  readonly language: Language;
};

/** The texts of this page in the language of the visitor. */
export function useProposeMessages(): ProposeWording {
  const { language, locale, messages } = useLanguage();
  return { words: CATALOGUES[language], language, locale, messages };
}

/** The options of a choice, with the empty one first. */
export function optionsOf(
  words: Readonly<Record<string, string>>,
  empty?: string,
): readonly { readonly value: string; readonly label: string }[] {
  const options = Object.entries(words).map(([value, label]) => ({ value, label }));
  return empty === undefined ? options : [{ value: '', label: empty }, ...options];
}
