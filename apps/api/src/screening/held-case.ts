import {
  type Actor,
  type Initiative,
  initiativeViewer,
  type Permission,
  refuseUnseen,
  type Round,
  screeningPerson,
} from '#domain';
import type { Stores } from '#persistence';
import { localDay } from '#platform';

/** An initiative that is being screened, who acts on it, and the day in the Netherlands. */
export type HeldCase = {
  readonly initiative: Initiative;
  readonly round: Round;
  readonly initiators: readonly string[];
  readonly personId: string;
  readonly now: Date;
  readonly todayOn: string;
};

/**
 * An initiative as it stays until the transaction ends, for somebody with a permission there who is
 * no initiator of it.
 *
 * @throws {NotFoundError} when there is none, or none that the actor may see
 * @throws {ForbiddenError} when the actor may not do this in its wijkteam
 * @throws {OwnInitiativeError} when it is an initiative of the actor
 */
export async function holdCase(
  stores: Stores,
  actor: Actor,
  wanted: { readonly initiativeId: string; readonly permission: Permission },
): Promise<HeldCase> {
  const { initiativeId, permission } = wanted;
  const { initiative, round, initiators } = await holdSeen(stores, actor, initiativeId);
  const personId = screeningPerson(actor, permission, { scope: round, initiators });
  const now = await stores.clock.now();
  const todayOn = localDay(now);
  return { initiative, round, initiators, personId, now, todayOn };
}

/** An initiative with its round and initiators, both held, for somebody who may see it. */
export async function holdSeen(
  stores: Stores,
  actor: Actor,
  initiativeId: string,
): Promise<Pick<HeldCase, 'initiative' | 'round' | 'initiators'>> {
  const { roundId } = await stores.initiatives.get(initiativeId);
  const round = await stores.rounds.holdPhase(roundId);
  const initiative = await stores.initiatives.lock(initiativeId);
  refuseUnseen(initiativeViewer(actor, round), initiative);
  const initiators = await stores.screenings.initiatorsOf(initiativeId);
  return { initiative, round, initiators };
}
