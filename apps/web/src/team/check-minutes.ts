import { chainedText, minutesFaults } from '#domain';
import { sha256 } from '../engine/sha256.js';
import type { Minutes } from './team-types.js';

/** The fields of a page that its hash holds together. */
export type ChainedMinutes = Pick<
  Minutes,
  'id' | 'number' | 'kind' | 'text' | 'hash' | 'previousHash'
>;

/**
 * The numbers of the pages of a whole minutes book that do not follow from the ones before, or are not
 * what was hashed; each once. Computed on this device; `hashOf` rejects where the browser cannot.
 */
export async function wrongPagesOf(
  book: readonly ChainedMinutes[],
  hashOf: (text: string) => Promise<string> = sha256,
): Promise<readonly number[]> {
  const pages = book.toSorted((one, other) => one.number - other.number);
  const hashes = new Map<string, string>();
  for (const { previousHash, text } of pages) {
    const chained = chainedText(previousHash, text);
    hashes.set(chained, await hashOf(chained));
  }
  const faults = minutesFaults(
    pages,
    (text) => hashes.get(text) ?? '',
    () => null,
  );
  return [...new Set(faults.map(({ number }) => number))];
}
