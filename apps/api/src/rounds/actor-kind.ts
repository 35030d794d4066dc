/** What everybody may know of who acted. Which person it was is for the audit trail. */
export const ACTOR_KINDS = ['person', 'machine', 'service', 'database'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** The kind of an actor that is written as `person:<id>`, `machine:<id>`, `service` or `database`. */
export function actorKind(actor: string): ActorKind {
  const kind = ACTOR_KINDS.find((each) => actor === each || actor.startsWith(`${each}:`));
  if (kind === undefined) throw new RangeError('There is no such kind of actor.');
  return kind;
}
