import { NotFoundError } from '../domain-error.js';
import { type Actor, isAllowed } from '../people/authorise.js';
import type { Round } from '../rounds/round.js';
import { initiatorIds } from './co-initiators.js';
import type { OwnedInitiative } from './initiative-steps.js';

/** Who looks at initiatives: `null` sees nobody's drafts. */
export type InitiativeViewer = {
  readonly personId: string | null;
  readonly seesDrafts: boolean;
};

/** What somebody may see of a round's initiatives besides the submitted ones. */
export function initiativeViewer(
  actor: Actor | null,
  round: Pick<Round, 'wijkteamId'>,
): InitiativeViewer {
  if (actor === null) return { personId: null, seesDrafts: false };
  return {
    personId: actor.kind === 'person' ? actor.id : null,
    seesDrafts: isAllowed(actor, 'screen-initiative', round),
  };
}

/**
 * Hides what was never submitted from all but its initiators, who wrote it down for them, and those
 * who screen: to others it does not exist.
 *
 * @throws {NotFoundError} when the viewer may not see the initiative
 */
export function refuseUnseen(viewer: InitiativeViewer, initiative: OwnedInitiative): void {
  const { submittedAt, enteredBy, id } = initiative;
  const own = [...initiatorIds(initiative), enteredBy];
  const isOwn = viewer.personId !== null && own.includes(viewer.personId);
  if (submittedAt === null && !isOwn && !viewer.seesDrafts) {
    throw new NotFoundError('initiative', id);
  }
}
