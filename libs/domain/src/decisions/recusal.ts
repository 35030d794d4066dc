import { DomainError, refuseFaults } from '../domain-error.js';
import { textFaults } from '../people/plain-text.js';
import type { TeamSeat } from './team-seat.js';

/** Why somebody steps aside (Awb 2:4: no personal interest may play a part). */
export const RECUSAL_GROUNDS = ['family', 'employer', 'initiator', 'payee', 'other'] as const;
export type RecusalGround = (typeof RECUSAL_GROUNDS)[number];

export const RECUSAL_EXPLANATION_MAX = 1_000;

export class RecusedError extends DomainError {
  readonly code = 'recused';
  readonly kind = 'forbidden';

  constructor() {
    super('Who has an interest in a decision stays out of it (Awb 2:4).');
  }
}

/** @throws {InvalidInputError} when the ground is `other` and nothing explains it, or it is too long */
export function refuseFaultyRecusal(ground: RecusalGround, explanation: string): void {
  const isBare = ground === 'other' && explanation === '';
  refuseFaults([
    ...(isBare
      ? [{ name: 'explanation', code: 'explanation-missing', reason: 'Say what the interest is.' }]
      : []),
    ...textFaults('explanation', explanation, RECUSAL_EXPLANATION_MAX),
  ]);
}

/** The seats that have to step aside: those of who proposed an initiative that is at stake. */
export function compulsoryRecusals(
  seats: readonly TeamSeat[],
  proposerIds: readonly string[],
): readonly TeamSeat[] {
  return seats.filter(({ personId }) => proposerIds.includes(personId));
}
