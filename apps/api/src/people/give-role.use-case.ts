import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authorise, giveRole, type Membership } from '#domain';
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
    wanted: Membership,
  ): Promise<MembershipResponse> {
    authorise(context.actor, 'manage-people', { wijkteamId: wanted.wijkteamId });
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () => give(stores, context, { personId, wanted })),
    );
  }
}

async function give(
  { audit, people, wijkteams }: Stores,
  context: CommandContext,
  { personId, wanted }: { readonly personId: string; readonly wanted: Membership },
): Promise<MembershipResponse> {
  if (wanted.wijkteamId !== null) await wijkteams.get(wanted.wijkteamId);
  const person = await people.lock(personId);
  giveRole(context.actor, person.id, wanted, await people.membershipsOf(person.id));
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
