import { budgetFaults, refuseFaults, type Round, roundFaults } from '#domain';
import type { Stores } from '#persistence';

/**
 * Refuses a round that could not be held, naming everything that is wrong with it.
 *
 * @throws {InvalidInputError} when there is at least one fault
 */
export async function refuseFaultyRound({ rounds }: Stores, round: Round): Promise<void> {
  const owner = round.budgetId === null ? null : await rounds.findWijkteamOfBudget(round.budgetId);
  refuseFaults([...roundFaults(round), ...budgetFaults(round, owner)]);
}
