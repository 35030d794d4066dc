import { type Actor, isAllowed, NotFoundError, type PlayRules } from '#domain';

/** The wijkteams whose drafts somebody sees. */
export function draftsSeenBy(actor: Actor | null): readonly string[] | 'all' {
  if (actor === null) return [];
  if (isAllowed(actor, 'manage-rules', { wijkteamId: null })) return 'all';
  if (actor.kind === 'machine') return [];
  return actor.memberships
    .map(({ wijkteamId }) => wijkteamId)
    .filter((id) => id !== null)
    .filter((wijkteamId) => isAllowed(actor, 'manage-rules', { wijkteamId }));
}

/**
 * Hides drafts from all but those who write them: to others a draft does not exist.
 *
 * @throws {NotFoundError} when the actor may not see the document
 */
export function refuseUnseenRules(
  actor: Actor | null,
  { id, state, wijkteamId }: Pick<PlayRules, 'id' | 'state' | 'wijkteamId'>,
): void {
  const isWriter = actor !== null && isAllowed(actor, 'manage-rules', { wijkteamId });
  if (state === 'draft' && !isWriter) throw new NotFoundError('play document', id);
}
