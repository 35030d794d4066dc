import type { Wording } from '../messages/format.js';
import { inboxEn } from '../messages/inbox-en.js';
import { type InboxMessages, inboxNl } from '../messages/inbox-nl.js';
import { type Language, useLanguage } from '../messages/language.js';

const CATALOGUES: Readonly<Record<Language, InboxMessages>> = { nl: inboxNl, en: inboxEn };

export type InboxWording = Wording & {
  readonly words: InboxMessages;
  readonly language: Language;
};

/** The texts of the inbox in the language of the visitor. */
export function useInboxMessages(): InboxWording {
  const { language, locale, messages } = useLanguage();
  return { words: CATALOGUES[language], language, locale, messages };
}
