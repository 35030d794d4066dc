import {
  type Actor,
  type CarriedOut,
  type Initiative,
  initiatorIds,
  initiativeViewer,
  refuseUnseen,
} from '#domain';
import type { Stores } from '#persistence';
import { localDay } from '#platform';

export type SeenInitiative = {
  readonly initiative: Initiative;
  readonly carriedOut: CarriedOut;
  readonly now: Date;
  /** By the Dutch calendar. */
  readonly todayOn: string;
};

/**
 * An initiative as far as whoever asks may see it, with what decides who may report on it.
 *
 * @throws {NotFoundError} when there is none, or none that the actor may see
 */
export async function seenInitiative(
  { clock, initiatives, progress, rounds }: Stores,
  actor: Actor | null,
  initiativeId: string,
): Promise<SeenInitiative> {
  const initiative = await initiatives.get(initiativeId);
  const { wijkteamId } = await rounds.get(initiative.roundId);
  refuseUnseen(initiativeViewer(actor, { wijkteamId }), initiative);
  const now = await clock.now();
  const carriedOut: CarriedOut = {
    state: initiative.state,
    initiatorIds: initiatorIds(initiative),
    wijkteamId,
    isFinished: (await progress.findFinish(initiativeId)) !== null,
  };
  return { initiative, carriedOut, now, todayOn: localDay(now) };
}
