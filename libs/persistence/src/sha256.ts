import { createHash } from 'node:crypto';

/** The SHA-256 of a text in UTF-8, in hex: what the database computes again of every text that is frozen. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
