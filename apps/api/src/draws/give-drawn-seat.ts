import { randomUUID } from 'node:crypto';
import {
  type Actor,
  buurtFaults,
  type Draw,
  type DrawPlace,
  type Fault,
  giveRole,
  refuseFaults,
  type WantedMembership,
} from '#domain';
import type { Stores } from '#persistence';
import type { AnswerPlaceRequest } from './answer-place.request.js';

/**
 * Gives whoever accepted a place the seat, by lot, and returns the id of the membership.
 *
 * @throws {InvalidInputError} when the person is not told, or is another than the list says
 */
export async function giveDrawnSeat(
  { areas, draws, drawPlaces, people, wijkteams }: Stores,
  actor: Actor,
  given: {
    readonly draw: Draw;
    readonly place: DrawPlace;
    readonly request: AnswerPlaceRequest;
  },
): Promise<string> {
  const { draw, place, request } = given;
  const { personId: listed } = await draws.entry(draw.id, place.code);
  refuseFaults(personFaults(listed, request.personId));
  const team = await wijkteams.get(draw.wijkteamId);
  const person = await people.lock(listed ?? request.personId ?? '');
  const wanted: WantedMembership = {
    role: draw.role,
    wijkteamId: team.id,
    validFromOn: request.validFromOn ?? (await drawPlaces.todayOn()),
    validUntilOn: request.validUntilOn ?? null,
    cameIn: 'lot',
    areaId: request.areaId ?? null,
    isNamePublic: request.isNamePublic ?? false,
  };
  giveRole(actor, person.id, wanted, await people.membershipsOf(person.id));
  if (wanted.areaId !== null) {
    refuseFaults(buurtFaults(await areas.get(wanted.areaId), team.areaId));
  }
  const membershipId = randomUUID();
  await people.insertMembership({ ...wanted, id: membershipId, personId: person.id });
  return membershipId;
}

function personFaults(listed: string | null, told: string | undefined): Fault[] {
  if (listed === null && told === undefined) {
    const reason = 'The list does not say whose lot this is, so say who accepted.';
    return [{ name: 'personId', code: 'draw-person', reason }];
  }
  if (listed === null || told === undefined || told.toLowerCase() === listed) return [];
  const reason = 'The list says that this lot is of somebody else.';
  return [{ name: 'personId', code: 'draw-person', reason }];
}
