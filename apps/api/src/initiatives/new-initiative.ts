import { randomUUID } from 'node:crypto';
import type { Initiative, InitiativePlan } from '#domain';

type Origin = Pick<Initiative, 'roundId' | 'proposedBy' | 'enteredBy' | 'createdAt'>;

/** A draft that has just begun. */
export function newInitiative(plan: InitiativePlan, origin: Origin): Initiative {
  return {
    ...plan,
    ...origin,
    id: randomUUID(),
    state: 'draft',
    coInitiators: [],
    screenedBy: null,
    screeningReason: null,
    withdrawalReason: null,
    submittedAt: null,
    importedCode: null,
    savedAt: origin.createdAt,
    version: 1,
  };
}
