/** How long a text to search by can be, in characters. */
export const QUERY_LENGTH_MAX = 200;

const TERMS_MAX = 8;
const TERM_LENGTH_MAX = 40;
const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * The words that somebody looks for: in small letters, each once, in the order given, at most eight,
 * each cut off at 40 characters. Marks and signs separate words; there is no language of operators
 * that a person could get wrong. Empty when the text holds no word.
 */
export function searchTerms(text: string): string[] {
  return [...new Set(wordsOf(text))].slice(0, TERMS_MAX);
}

/** Every word of a text in small letters, in order, each cut off at 40 characters. */
export function wordsOf(text: string): string[] {
  const words = text.normalize('NFC').toLowerCase().match(WORDS) ?? [];
  return words.map((word) => word.slice(0, TERM_LENGTH_MAX));
}
