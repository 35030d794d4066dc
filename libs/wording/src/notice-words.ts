import type { NoticeCatalogue, OutcomeCatalogue } from './notice-catalogue.js';
import { noticeEn } from './notice-en.js';
import { noticeNl } from './notice-nl.js';
import { outcomeEn } from './notice-outcome-en.js';
import { outcomeNl } from './notice-outcome-nl.js';
import type { Language } from './speaker.js';

/** The words of messages by language. */
export const NOTICE_CATALOGUES: Readonly<Record<Language, NoticeCatalogue>> = {
  nl: noticeNl,
  en: noticeEn,
};

/** The words of outcomes by language. */
export const OUTCOME_CATALOGUES: Readonly<Record<Language, OutcomeCatalogue>> = {
  nl: outcomeNl,
  en: outcomeEn,
};
