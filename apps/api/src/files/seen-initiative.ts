import {
  type Actor,
  type AttachableInitiative,
  type Initiative,
  initiatorIds,
  initiativeViewer,
  refuseUnseen,
  type Round,
} from '#domain';
import type { Stores } from '#persistence';

/**
 * An initiative and its round, for whoever may see them.
 *
 * @throws {NotFoundError} when there is none, or none that the actor may see
 */
export async function initiativeForFiles(
  { initiatives, rounds }: Stores,
  actor: Actor | null,
  initiativeId: string,
): Promise<{ readonly initiative: Initiative; readonly round: Round }> {
  const initiative = await initiatives.get(initiativeId);
  const round = await rounds.get(initiative.roundId);
  refuseUnseen(initiativeViewer(actor, round), initiative);
  return { initiative, round };
}

/** As `initiativeForFiles`, held until the transaction ends, with what decides who may attach. */
export async function heldForFiles(
  stores: Stores,
  actor: Actor,
  initiativeId: string,
): Promise<AttachableInitiative> {
  const { roundId } = await stores.initiatives.get(initiativeId);
  const round = await stores.rounds.holdPhase(roundId);
  const initiative = await stores.initiatives.lock(initiativeId);
  refuseUnseen(initiativeViewer(actor, round), initiative);
  return {
    id: initiativeId,
    state: initiative.state,
    initiatorIds: [...initiatorIds(initiative), initiative.enteredBy ?? ''],
    roundPhase: round.phase,
    wijkteamId: round.wijkteamId,
  };
}
