import { type Language, useLanguage } from '../messages/language.js';
import type { Wording } from '../messages/format.js';
import { teamEn } from '../messages/team-en.js';
import { type TeamMessages, teamNl } from '../messages/team-nl.js';

const CATALOGUES: Readonly<Record<Language, TeamMessages>> = { nl: teamNl, en: teamEn };

export type TeamWording = Wording & {
  readonly words: TeamMessages;
  readonly language: Language;
};

/** The texts of this page in the language of the visitor. */
export function useTeamMessages(): TeamWording {
  const { language, locale, messages } = useLanguage();
  return { words: CATALOGUES[language], language, locale, messages };
}
