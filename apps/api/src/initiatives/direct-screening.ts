import { randomUUID } from 'node:crypto';
import { type Initiative, ScreeningProcedureAppliesError } from '#domain';
import type { Stores } from '#persistence';

/**
 * Refuses the direct word of a team member where the municipality screens by a procedure, or where
 * this very initiative is being screened by one.
 *
 * @throws {ScreeningProcedureAppliesError} when there is a procedure for it
 */
export async function refuseUnderProcedure(
  { screenings, screeningProcedures }: Stores,
  initiativeId: string,
): Promise<void> {
  const screening = await screenings.findOf(initiativeId);
  const procedure = await screeningProcedures.inForce();
  if (screening !== null || procedure !== null) throw new ScreeningProcedureAppliesError();
}

/** Tells who follows an initiative what came of its direct screening, and why. */
export async function announceScreened(
  { announcements }: Stores,
  { id, title, state, screeningReason }: Initiative,
  now: Date,
): Promise<void> {
  await announcements.announce({
    id: randomUUID(),
    kind: 'initiative-screened',
    eventKey: `screening:${id}`,
    subject: { kind: 'initiative', id },
    audience: { kind: 'followers', initiativeId: id },
    facts: {
      title,
      result: state === 'rejected' ? 'not-feasible' : 'feasible',
      reason: screeningReason ?? '',
    },
    announcedAt: now,
  });
}
