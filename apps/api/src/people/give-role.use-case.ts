import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  buurtFaults,
  giveRole,
  isSingleSeat,
  refuseFaults,
  requireSeatFree,
  type WantedMembership,
  type Wijkteam,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { MembershipResponse } from './membership.response.js';

/** Gives a person a role, in one wijkteam or in the whole municipality, from a day on. */
@Injectable()
export class GiveRole {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    personId: string,
    wanted: WantedMembership,
  ): Promise<MembershipResponse> {
    authorise(context.actor, 'manage-people', { wijkteamId: wanted.wijkteamId });
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () => give(stores, context, { personId, wanted })),
    );
  }
}

async function give(
  stores: Stores,
  context: CommandContext,
  { personId, wanted }: { readonly personId: string; readonly wanted: WantedMembership },
): Promise<MembershipResponse> {
  const { audit, people, wijkteams } = stores;
  const team = wanted.wijkteamId === null ? null : await wijkteams.get(wanted.wijkteamId);
  const person = await people.lock(personId);
  giveRole(context.actor, person.id, wanted, await people.membershipsOf(person.id));
  if (team !== null) await requireSeat(stores, team, wanted);
  const membership = { ...wanted, id: randomUUID(), personId: person.id, version: 1 };
  await people.insertMembership(membership);
  await audit.record({
    actor: actorRefOf(context.actor),
    action: 'give-role',
    subjectType: 'membership',
    subjectId: membership.id,
    origin: context.requestId,
    details: { personId: person.id, ...wanted },
  });
  return MembershipResponse.of(membership);
}

/** That the seat is free, and that a buurt is one of the wijkteam. */
async function requireSeat(
  { areas, people }: Stores,
  team: Wijkteam,
  wanted: WantedMembership,
): Promise<void> {
  if (isSingleSeat(wanted.role)) requireSeatFree(wanted, await people.lockSeats(team.id));
  if (wanted.areaId === null) return;
  refuseFaults(buurtFaults(await areas.get(wanted.areaId), team.areaId));
}
