import { RefusedError } from '../service/send.js';

const PREFIX = 'urn:wijkkas:problem:';

/** The code of what the service refused; `unreachable` where it is not known whether it happened. */
export function refusalCodeOf(error: unknown): string {
  if (!(error instanceof RefusedError)) return 'unreachable';
  const { type } = error.problem;
  return type.startsWith(PREFIX) ? type.slice(PREFIX.length) : 'other';
}

/** Why something did not happen, in words; in general words for what has none of its own. */
export function refusalText(
  code: string,
  words: Readonly<Record<string, string>> & { readonly other: string },
): string {
  return Object.hasOwn(words, code) ? (words[code] ?? words.other) : words.other;
}
