import type { Wording } from '../messages/format.js';
import { initiativesEn } from '../messages/initiatives-en.js';
import { type InitiativesMessages, initiativesNl } from '../messages/initiatives-nl.js';
import { type Language, useLanguage } from '../messages/language.js';
import { wijkEn } from '../messages/wijk-en.js';
import { type WijkMessages, wijkNl } from '../messages/wijk-nl.js';

type Texts = { readonly words: WijkMessages; readonly states: InitiativesMessages['states'] };

const CATALOGUES: Readonly<Record<Language, Texts>> = {
  nl: { words: wijkNl, states: initiativesNl.states },
  en: { words: wijkEn, states: initiativesEn.states },
};

export type WijkWording = Wording & Texts;

/** The texts of the pages of wijken in the language of the visitor. */
export function useWijkMessages(): WijkWording {
  const { language, locale, messages } = useLanguage();
  return { ...CATALOGUES[language], locale, messages };
}
