import { randomUUID } from 'node:crypto';
import type { Round } from '#domain';
import type { AllocationDecision, Stores } from '#persistence';

/**
 * Tells what was decided to the initiators and supporters of a round's initiatives and to everybody
 * who could vote in it. Why, each of them reads from the letters of the decision.
 */
export async function tellOutcome(
  { announcements }: Stores,
  { id: decisionId, decidedAt }: AllocationDecision,
  round: Round,
): Promise<void> {
  await announcements.announce({
    id: randomUUID(),
    kind: 'round-outcome',
    eventKey: `round-outcome:${decisionId}`,
    subject: { kind: 'round', id: round.id },
    audience: { kind: 'round', roundId: round.id },
    facts: { roundName: round.title, decisionId },
    announcedAt: decidedAt,
  });
}
