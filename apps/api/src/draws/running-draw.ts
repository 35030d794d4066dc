import { authorise, type Draw, requireOutsider } from '#domain';
import type { Stores } from '#persistence';
import type { ActorContext } from '#platform';

/**
 * A draw that the actor may run, locked until the transaction ends.
 *
 * @throws {NotFoundError} when there is no such draw
 * @throws {ForbiddenError} when the actor may not run draws of this wijkteam
 * @throws {OwnDrawError} when the actor stands on its list
 */
export async function runningDraw(
  { draws }: Stores,
  { actor }: ActorContext,
  drawId: string,
): Promise<Draw> {
  const draw = await draws.lock(drawId);
  authorise(actor, 'manage-draw', draw);
  if (actor.kind === 'person') requireOutsider(actor, await draws.heldBy(drawId, actor.id));
  return draw;
}
