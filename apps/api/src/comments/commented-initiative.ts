import { type Actor, type CommentedCase, type Initiative, type Round } from '#domain';
import type { Stores } from '#persistence';

/** An initiative as commenting looks at it. */
export type CommentedInitiative = {
  readonly initiative: Initiative;
  readonly round: Round;
  readonly found: CommentedCase;
  /** Everybody whose initiative it is or ever was. */
  readonly everInitiatorIds: readonly string[];
};

/** @throws {NotFoundError} when there is no such initiative here */
export async function commentedInitiative(
  { initiatives, rounds }: Stores,
  initiativeId: string,
): Promise<CommentedInitiative> {
  const initiative = await initiatives.get(initiativeId);
  const round = await rounds.get(initiative.roundId);
  const { coInitiators, enteredBy, proposedBy } = initiative;
  const proposers = proposedBy === null ? [] : [proposedBy];
  const joined = coInitiators.filter(({ hasLeft }) => !hasLeft).map(({ personId }) => personId);
  const ever = coInitiators.map(({ personId }) => personId);
  return {
    initiative,
    round,
    found: { initiative, round, initiatorIds: [...proposers, ...joined] },
    everInitiatorIds: [...proposers, ...ever, ...(enteredBy === null ? [] : [enteredBy])],
  };
}

/** The id of a person who asks; null for a machine and for who is not signed in. */
export function personIdOf(actor: Actor | null): string | null {
  return actor?.kind === 'person' ? actor.id : null;
}
