import { Injectable } from '@nestjs/common';
import {
  authorise,
  ForbiddenError,
  identityFaults,
  ownSupports,
  refuseFaults,
  REGISTER_TIE_FAILURES_MAX,
  RegisterMatchRefusedError,
  type ResidentIdentity,
  SUPPORT_CODE_WINDOW_MINUTES,
  TooManySupportTriesError,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import type { RegisterTieResponse } from './register.response.js';
import { SupportRefs } from './support-refs.js';

type Tying = {
  readonly personId: string;
  readonly residentRef: string;
  readonly ageClass: number;
  readonly now: Date;
};

/**
 * Ties an account to the resident of the list of a wijk whom it belongs to. Supports that the account
 * gave before count from then on for that resident: one that the resident gave on paper or by code
 * as well goes out, and so does one of an initiative that the account makes.
 */
@Injectable()
export class TieAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refs: SupportRefs,
  ) {}

  async execute(
    context: CommandContext,
    wijkteamId: string,
    identity: ResidentIdentity,
  ): Promise<RegisterTieResponse> {
    const { actor, tenant } = context;
    if (actor.kind !== 'person') throw new ForbiddenError('support-initiative');
    const tierRef = this.refs.tierRef(actor.id);
    const residentRef = this.refs.residentRef(tenant.id, identity);
    try {
      return await this.unitOfWork.run(tenant, async (stores) => {
        await stores.wijkteams.get(wijkteamId);
        authorise(actor, 'support-initiative', { wijkteamId });
        const now = await stores.clock.now();
        refuseFaults(identityFaults(identity, localDay(now)));
        await refuseWhenTooMany(stores, tierRef, now);
        return stores.idempotency.once(context.command, async () => {
          const classes = await stores.supportRegister.ageClassesOf(wijkteamId, [residentRef]);
          const ageClass = classes.get(residentRef);
          if (ageClass === undefined) throw new RegisterMatchRefusedError();
          await this.tie(stores, context, { personId: actor.id, residentRef, ageClass, now });
          return { isTied: true };
        });
      });
    } catch (error) {
      if (error instanceof RegisterMatchRefusedError) await this.remember(context, tierRef);
      throw error;
    }
  }

  private async tie(
    stores: Stores,
    { actor, requestId }: CommandContext,
    tying: Tying,
  ): Promise<void> {
    await stores.supportRegister.tie(tying.personId, tying.residentRef, tying.now);
    await this.moveSupports(stores, tying);
    await this.endOwnSupports(stores, tying);
    await stores.audit.record({
      actor: actorRefOf(actor),
      action: 'tie-account-to-register',
      subjectType: 'person',
      subjectId: tying.personId,
      origin: requestId,
    });
  }

  private async moveSupports(
    { support }: Stores,
    { personId, residentRef, ageClass, now }: Tying,
  ): Promise<void> {
    for (const { id, initiativeId, ...before } of await support.standingOf(personId, now)) {
      const ref = this.refs.supporterRef(initiativeId, { kind: 'resident', residentRef });
      const other = await support.findStanding(initiativeId, { residentRefs: [ref] });
      if (other === null) await support.setRef(id, ref, ageClass);
      else if (before.residentRef !== ref) {
        await support.withdraw(id, now);
        await support.setPerson(other, personId);
      }
    }
  }

  /** What the resident gave by code or on paper to an initiative that the account makes counts no more. */
  private async endOwnSupports(
    { coInitiators, initiatives, standingSupports }: Stores,
    { personId, residentRef, now }: Tying,
  ): Promise<void> {
    for (const initiativeId of await coInitiators.madeBy(personId)) {
      const residentRefs = [
        this.refs.supporterRef(initiativeId, { kind: 'resident', residentRef }),
      ];
      await initiatives.lock(initiativeId);
      const standing = await standingSupports.ofHuman(initiativeId, { personId, residentRefs });
      const own = ownSupports(standing, { personId, residentRefs });
      await standingSupports.endOwn(own, personId, now);
    }
  }

  /** In a transaction of its own: that of the refused try is gone. */
  private async remember({ tenant }: CommandContext, tierRef: string): Promise<void> {
    await this.unitOfWork.run(tenant, async ({ clock, signIn }) => {
      await signIn.insertFailure(tierRef, await clock.now());
    });
  }
}

async function refuseWhenTooMany({ signIn }: Stores, tierRef: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - SUPPORT_CODE_WINDOW_MINUTES * 60_000);
  if ((await signIn.countFailures(tierRef, since)) >= REGISTER_TIE_FAILURES_MAX) {
    throw new TooManySupportTriesError();
  }
}
