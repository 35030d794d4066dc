import { isScored, type TallyExplanation } from '#domain';
import type { Speaker } from './speaker.js';

/** A number of votes or points with its word, from units of 10^-scoreDecimals. */
export function showScore(
  score: number,
  { result, form }: TallyExplanation,
  { words, number }: Speaker,
): string {
  const value = score / 10 ** result.scoreDecimals;
  const counted = isScored(form) ? words.points : words.votes;
  return counted(value, number(value, result.scoreDecimals));
}
