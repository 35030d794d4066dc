import { type Actor } from '../people/authorise.js';
import { isInitiator } from './co-initiators.js';
import type { Initiative } from './initiative.js';
import type { InitiativePlan } from './plan.js';

/** As what somebody changed a public plan; who it was is not public. */
export const CHANGER_KINDS = [
  'initiator',
  'contact-person',
  'staff',
  'machine',
  'service',
] as const;
export type ChangerKind = (typeof CHANGER_KINDS)[number];

export const CHANGE_REASON_LENGTH_MAX = 2_000;

/** What a public plan said after a change; the first is what was submitted. */
export type PlanVersion = {
  readonly initiativeId: string;
  readonly number: number;
  readonly plan: InitiativePlan;
  readonly changedByKind: ChangerKind;
  readonly changedAt: Date;
  /** Why it was changed; null for what was submitted. */
  readonly reason: string | null;
};

/** As what an actor changes an initiative: first of all as one who makes it. */
export function changerKind(
  actor: Actor,
  initiative: Pick<Initiative, 'proposedBy' | 'coInitiators'>,
): ChangerKind {
  if (actor.kind === 'machine') return 'machine';
  if (isInitiator(actor, initiative)) return 'initiator';
  const isContact = actor.memberships.some(({ role }) => role === 'contact-person');
  return isContact ? 'contact-person' : 'staff';
}
