import type { Wording } from '../messages/format.js';
import { initiativeEn } from '../messages/initiative-en.js';
import { initiativeLifeEn } from '../messages/initiative-life-en.js';
import { type InitiativeLifeMessages, initiativeLifeNl } from '../messages/initiative-life-nl.js';
import { type InitiativeMessages, initiativeNl } from '../messages/initiative-nl.js';
import { initiativesEn } from '../messages/initiatives-en.js';
import { type InitiativesMessages, initiativesNl } from '../messages/initiatives-nl.js';
import { type Language, useLanguage } from '../messages/language.js';
import { proposeEn } from '../messages/propose-en.js';
import { type ProposeMessages, proposeNl } from '../messages/propose-nl.js';

type Texts = {
  readonly words: InitiativeMessages;
  readonly life: InitiativeLifeMessages;
  readonly states: InitiativesMessages['states'];
  readonly choices: ProposeMessages['choices'];
};

const CATALOGUES: Readonly<Record<Language, Texts>> = {
  nl: {
    words: initiativeNl,
    life: initiativeLifeNl,
    states: initiativesNl.states,
    choices: proposeNl.choices,
  },
  en: {
    words: initiativeEn,
    life: initiativeLifeEn,
    states: initiativesEn.states,
    choices: proposeEn.choices,
  },
};

export type InitiativeWording = Wording & Texts & { readonly language: Language };

/** The texts of the page of an initiative in the language of the visitor. */
export function useInitiativeMessages(): InitiativeWording {
  const { language, locale, messages } = useLanguage();
  return { ...CATALOGUES[language], language, locale, messages };
}
