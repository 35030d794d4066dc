import { draftFaults, type Fault, type InitiativePlan, refuseFaults, type Round } from '#domain';
import { placeOf } from '#geography';
import type { Stores } from '#persistence';

type Place = Pick<InitiativePlan, 'areaId' | 'location'>;

/**
 * Refuses a plan that cannot be kept, naming everything that is wrong with it.
 *
 * @throws {InvalidInputError} when there is at least one fault
 */
export async function refuseFaultyPlan(
  stores: Stores,
  round: Pick<Round, 'wijkteamId'>,
  plan: InitiativePlan,
): Promise<void> {
  refuseFaults([...draftFaults(plan), ...(await placeFaults(stores, round, plan))]);
}

/**
 * What is wrong with where a plan is: the area is one of the municipality, and the point lies in the area
 * of the wijkteam (its border counts as inside), as far as that has a border on the map.
 */
export async function placeFaults(
  { initiatives }: Stores,
  round: Pick<Round, 'wijkteamId'>,
  { areaId, location }: Place,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  if (areaId !== null && !(await initiatives.hasArea(areaId))) {
    faults.push({ name: 'areaId', code: 'unknown-area', reason: 'There is no such area here.' });
  }
  const geometry = location === null ? null : await initiatives.borderOf(round.wijkteamId);
  if (
    location !== null &&
    geometry !== null &&
    placeOf([location.longitude, location.latitude], geometry) === 'outside'
  ) {
    const reason = 'This place is not in the area of the wijkteam.';
    faults.push({ name: 'location', code: 'outside-wijk', reason });
  }
  return faults;
}
