import type { ProposeMessages } from '../messages/propose-nl.js';
import type { ToldFault, ToldProblem } from '../service/send.js';

/**
 * What is wrong with a field, in the words of the page. What a rule of play says comes in the language
 * that was asked for, and is passed on as it is.
 */
export function faultReason({ code, reason }: ToldFault, { told }: ProposeMessages): string {
  return known(told.faults, code) ?? reason;
}

/** Why the service refuses the whole, in the words of the page. */
export function problemReason({ type }: ToldProblem, { told }: ProposeMessages): string {
  return known(told.problems, type.split(':').at(-1) ?? '') ?? told.otherProblem;
}

function known(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
