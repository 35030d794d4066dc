import { type Actor, ForbiddenError } from '#domain';

/**
 * Whose inbox it is: that of whoever asks.
 *
 * @throws {ForbiddenError} for a machine, which has none
 */
export function ownPerson(actor: Actor): string {
  if (actor.kind !== 'person') throw new ForbiddenError('use-own-session');
  return actor.id;
}
