import { draftFaults, type Fault, type InitiativePlan, refuseFaults } from '#domain';
import type { Stores } from '#persistence';

/**
 * Refuses a plan that cannot be kept, naming everything that is wrong with it.
 *
 * @throws {InvalidInputError} when there is at least one fault
 */
export async function refuseFaultyPlan(
  { initiatives }: Stores,
  plan: InitiativePlan,
): Promise<void> {
  const isKnown = plan.areaId === null || (await initiatives.hasArea(plan.areaId));
  const area: Fault[] = isKnown
    ? []
    : [{ name: 'areaId', code: 'unknown-area', reason: 'There is no such area here.' }];
  refuseFaults([...draftFaults(plan), ...area]);
}
