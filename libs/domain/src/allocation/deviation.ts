import { refuseFaults } from '../domain-error.js';
import type { Deviation } from '../decisions/decision-content.js';

/**
 * Refuses a decision that ratifies a count and leaves its outcome without saying so: for each initiative
 * that won and gets nothing, and for each that gets money and did not win, there is one reason, and
 * there is none for any other. How long a reason is at least, `decisionContentFaults` checks.
 *
 * @throws {InvalidInputError} naming every initiative whose reason is missing, or is one too many
 */
export function refuseSilentDeviation(
  winnerIds: readonly string[],
  fundedIds: readonly string[],
  deviations: readonly Deviation[],
  path = 'deviations',
): void {
  const [won, funded] = [new Set(winnerIds), new Set(fundedIds)];
  const differing = new Set([
    ...winnerIds.filter((id) => !funded.has(id)),
    ...fundedIds.filter((id) => !won.has(id)),
  ]);
  const explained = new Set(deviations.map(({ initiativeId }) => initiativeId));
  refuseFaults([
    ...[...differing]
      .filter((id) => !explained.has(id))
      .map((id) => ({
        name: path,
        code: 'deviation-unexplained',
        reason: `Say why initiative ${id} is treated otherwise than the count has it.`,
      })),
    ...[...explained]
      .filter((id) => !differing.has(id))
      .map((id) => ({
        name: path,
        code: 'deviation-without-difference',
        reason: `Initiative ${id} gets what the count gave it.`,
      })),
  ]);
}
