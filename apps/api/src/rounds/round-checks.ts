import {
  budgetFaults,
  envelopeFaults,
  refuseFaults,
  refuseOtherRoundRules,
  type Round,
  roundFaults,
} from '#domain';
import type { Stores } from '#persistence';

/**
 * Refuses a round that could not be held, naming everything that is wrong with it.
 *
 * @throws {InvalidInputError} when there is at least one fault
 * @throws {RoundRulesFromPlayRulesError} when its rules of play set another way to vote or to count
 */
export async function refuseFaultyRound(
  { envelopes, playRules, rounds }: Stores,
  round: Round,
): Promise<void> {
  const owner = round.budgetId === null ? null : await rounds.findWijkteamOfBudget(round.budgetId);
  const envelope =
    round.envelopeId === null ? null : await envelopes.findNamed(round.envelopeId, round.id);
  refuseFaults([
    ...roundFaults(round),
    ...budgetFaults(round, owner),
    ...envelopeFaults(round, envelope),
  ]);
  refuseOtherRoundRules(await playRules.adoptedOfRound(round.id), round.rules);
}
