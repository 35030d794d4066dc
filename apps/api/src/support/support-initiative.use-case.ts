import { Injectable } from '@nestjs/common';
import {
  type Human,
  NotSupportingError,
  refuseTooYoung,
  RegisterTieNeededError,
  supporterOf,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf, type CommandContext } from '#platform';
import type { SupportCountResponse } from './support.response.js';
import { SupportRefs } from './support-refs.js';
import { addSupports, holdSupported } from './supported-initiative.js';

type KnownHuman = { readonly human: Human; readonly ageAtLeast: number | null };

/** Lets somebody support an initiative by account, or take that back. */
@Injectable()
export class SupportInitiative {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refs: SupportRefs,
  ) {}

  execute(context: CommandContext, initiativeId: string): Promise<SupportCountResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () => this.support(stores, context, initiativeId)),
    );
  }

  /** Whichever way the support came in: a resident's own account takes back what was given on paper. */
  withdraw(context: ActorContext, initiativeId: string): Promise<void> {
    return this.unitOfWork.run(context.tenant, async (stores) => {
      const held = await holdSupported(stores, context.actor, initiativeId);
      const personId = context.actor.id;
      const residentRef = await stores.supportRegister.tieOf(personId);
      const residentRefs =
        residentRef === null
          ? []
          : [this.refs.supporterRef(initiativeId, { kind: 'resident', residentRef })];
      const supportId = await stores.support.findStanding(initiativeId, { personId, residentRefs });
      if (supportId === null) throw new NotSupportingError();
      await stores.support.withdraw(supportId, held.now);
      await stores.audit.record({
        actor: actorRefOf(context.actor),
        action: 'withdraw-support',
        subjectType: 'initiative',
        subjectId: initiativeId,
        origin: context.requestId,
        details: { channel: 'account' },
      });
    });
  }

  private async support(
    stores: Stores,
    { actor, requestId }: CommandContext,
    initiativeId: string,
  ): Promise<SupportCountResponse> {
    const held = await holdSupported(stores, actor, initiativeId);
    const personId = supporterOf(actor, held.found, held.now);
    const { human, ageAtLeast } = await humanOf(stores, held.round.wijkteamId, personId);
    refuseTooYoung(held.needed, ageAtLeast);
    const count = await addSupports(stores, held, [
      {
        channel: 'account',
        residentRef: this.refs.supporterRef(initiativeId, human),
        personId,
        signature: null,
        ageAtLeast,
      },
    ]);
    await stores.audit.record({
      actor: actorRefOf(actor),
      action: 'support-initiative',
      subjectType: 'initiative',
      subjectId: initiativeId,
      origin: requestId,
      details: { channel: 'account' },
    });
    return { count, needed: held.needed?.count ?? null };
  }
}

/** Where a wijk has a list of residents, an account counts for the resident that it is tied to. */
async function humanOf(
  { supportRegister }: Stores,
  wijkteamId: string,
  personId: string,
): Promise<KnownHuman> {
  if ((await supportRegister.find(wijkteamId)) === null) {
    return { human: { kind: 'account', personId }, ageAtLeast: null };
  }
  const residentRef = await supportRegister.tieOf(personId);
  if (residentRef === null) throw new RegisterTieNeededError();
  const ageClass = (await supportRegister.ageClassesOf(wijkteamId, [residentRef])).get(residentRef);
  if (ageClass === undefined) throw new RegisterTieNeededError();
  return { human: { kind: 'resident', residentRef }, ageAtLeast: ageClass };
}
