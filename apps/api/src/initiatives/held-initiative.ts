import { type Actor, type Initiative, initiativeViewer, refuseUnseen, type Round } from '#domain';
import type { Stores } from '#persistence';

/**
 * An initiative and its round, both as they stay until the transaction ends: its round cannot go on
 * to the next phase, and nobody else changes it.
 *
 * @throws {NotFoundError} when there is none, or none that the actor may see
 */
export async function holdInitiative(
  { initiatives, rounds }: Stores,
  actor: Actor,
  initiativeId: string,
): Promise<{ readonly initiative: Initiative; readonly round: Round }> {
  const { roundId } = await initiatives.get(initiativeId);
  const round = await rounds.holdPhase(roundId);
  const initiative = await initiatives.lock(initiativeId);
  refuseUnseen(initiativeViewer(actor, round), initiative);
  return { initiative, round };
}
