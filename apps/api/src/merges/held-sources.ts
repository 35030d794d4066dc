import { type Actor, type Initiative, initiativeViewer, refuseUnseen, type Round } from '#domain';
import type { Stores } from '#persistence';

/** Initiatives and the round of the first, as they stay until the transaction ends. */
export type HeldSources = {
  readonly round: Round;
  /** In the order asked for. */
  readonly sources: readonly Initiative[];
};

/**
 * Holds initiatives and the round of the first of them: its round cannot go on, and nobody changes
 * them. They are taken in the order of their ids, so that two who want the same ones do not block
 * each other.
 *
 * @throws {NotFoundError} when there is none, or none that the actor may see
 */
export async function holdSources(
  stores: Stores,
  actor: Actor,
  initiativeIds: readonly string[],
): Promise<HeldSources> {
  const { initiatives, rounds } = stores;
  const { roundId } = await initiatives.get(initiativeIds[0] ?? '');
  const round = await rounds.holdPhase(roundId);
  const held = new Map<string, Initiative>();
  for (const id of initiativeIds.toSorted()) {
    const initiative = await initiatives.lock(id);
    const own = initiative.roundId === round.id ? round : await rounds.get(initiative.roundId);
    refuseUnseen(initiativeViewer(actor, own), initiative);
    held.set(id, initiative);
  }
  return { round, sources: initiativeIds.flatMap((id) => held.get(id) ?? []) };
}
