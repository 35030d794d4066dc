import { Injectable } from '@nestjs/common';
import {
  InvalidInputError,
  isLetterCode,
  OwnInitiativeSupportError,
  refuseSupport,
  refuseTooYoung,
  SUPPORT_CODE_FAILURES_MAX,
  SUPPORT_CODE_WINDOW_MINUTES,
  SupportCodeRefusedError,
  TooManySupportTriesError,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import type { SupportCountResponse } from './support.response.js';
import { SupportRefs } from './support-refs.js';
import { addSupports, holdSupported, type SupportedInitiative } from './supported-initiative.js';

/** Somebody with a code of a letter, and without an account. */
export type CodeHolderRequest = {
  readonly initiativeId: string;
  readonly code: string;
  /** Where the request came from. */
  readonly address: string;
  readonly key: string;
};

type Held = SupportedInitiative & {
  readonly supporterRef: string;
  readonly residentRef: string;
  readonly ageClass: number;
};

/**
 * Lets the holder of a code support an initiative, or take that back.
 *
 * A code that is right works whatever went wrong before, so nobody can lock out others by trying wrong
 * ones: only the place that they come from is asked to wait. Unknown, used and replaced get one answer.
 */
@Injectable()
export class CodeSupport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refs: SupportRefs,
  ) {}

  support(context: TenantContext, request: CodeHolderRequest): Promise<SupportCountResponse> {
    return this.withCode(context, request, async (stores, held) => {
      refuseSupport(held.found, null, held.now);
      const { supporterRef, residentRef, ageClass } = held;
      await this.refuseInitiator(stores, held);
      refuseTooYoung(held.needed, ageClass);
      const standing = await stores.support.standingRefs(request.initiativeId, [supporterRef]);
      if (standing.size > 0) throw new SupportCodeRefusedError();
      const accounts = await stores.supportRegister.accountsOf([residentRef]);
      const count = await addSupports(stores, held, [
        {
          channel: 'letter-code',
          residentRef: supporterRef,
          personId: accounts.get(residentRef) ?? null,
          signature: null,
          ageAtLeast: ageClass,
        },
      ]);
      await recordCode(stores, context, request.initiativeId, 'support-initiative');
      return { count, needed: held.needed?.count ?? null };
    });
  }

  withdraw(context: TenantContext, request: CodeHolderRequest): Promise<SupportCountResponse> {
    const { initiativeId } = request;
    return this.withCode(context, request, async (stores, held) => {
      const residentRefs = [held.supporterRef];
      const supportId = await stores.support.findStanding(initiativeId, { residentRefs });
      if (supportId === null) throw new SupportCodeRefusedError();
      await stores.support.withdraw(supportId, held.now);
      await recordCode(stores, context, initiativeId, 'withdraw-support');
      const count = (await stores.support.countsOf([initiativeId])).get(initiativeId)?.count ?? 0;
      return { count, needed: held.needed?.count ?? null };
    });
  }

  private async refuseInitiator(
    { supportRegister }: Stores,
    { found, residentRef }: Held,
  ): Promise<void> {
    const ties = await supportRegister.tiesOf(found.initiatorIds);
    if (ties.includes(residentRef)) throw new OwnInitiativeSupportError();
  }

  private async withCode(
    context: TenantContext,
    request: CodeHolderRequest,
    work: (stores: Stores, held: Held) => Promise<SupportCountResponse>,
  ): Promise<SupportCountResponse> {
    if (!isLetterCode(request.code)) {
      const reason = 'A sign of this code is not right. Compare it with the letter.';
      throw new InvalidInputError([{ name: 'letterCode', code: 'letter-code-typo', reason }]);
    }
    try {
      return await this.unitOfWork.run(context.tenant, async (stores) => {
        const held = await this.hold(stores, context, request);
        const actorRef = `supporter:${held.supporterRef}`;
        const { key } = request;
        const command = { actorRef, key, requestHash: context.requestHash };
        return stores.idempotency.once(command, () => work(stores, held));
      });
    } catch (error) {
      if (!(error instanceof SupportCodeRefusedError)) throw error;
      throw await this.afterFailure(context, request.address);
    }
  }

  private async hold(
    stores: Stores,
    { actor, tenant }: TenantContext,
    { code, initiativeId }: CodeHolderRequest,
  ): Promise<Held> {
    const held = await holdSupported(stores, actor, initiativeId);
    const codeHash = this.refs.codeHash(tenant.id, code);
    const holder = await stores.supportRegister.findCode(held.round.wijkteamId, codeHash);
    if (holder === null) throw new SupportCodeRefusedError();
    const { residentRef, ageClass } = holder;
    const human = { kind: 'resident', residentRef } as const;
    const supporterRef = this.refs.supporterRef(initiativeId, human);
    return { ...held, supporterRef, residentRef, ageClass };
  }

  /** In a transaction of its own: that of the refused code is gone. */
  private afterFailure({ tenant }: TenantContext, address: string): Promise<Error> {
    const placeRef = this.refs.placeRef(tenant.id, address);
    return this.unitOfWork.run(tenant, async ({ clock, signIn }) => {
      const now = await clock.now();
      const since = new Date(now.getTime() - SUPPORT_CODE_WINDOW_MINUTES * 60_000);
      if ((await signIn.countFailures(placeRef, since)) >= SUPPORT_CODE_FAILURES_MAX) {
        return new TooManySupportTriesError();
      }
      await signIn.insertFailure(placeRef, now);
      return new SupportCodeRefusedError();
    });
  }
}

/** Whose code it was is not told: the trail says only that there was one. */
function recordCode(
  { audit }: Stores,
  { requestId }: TenantContext,
  initiativeId: string,
  action: string,
): Promise<void> {
  return audit.record({
    actor: 'code-holder',
    action,
    subjectType: 'initiative',
    subjectId: initiativeId,
    origin: requestId,
    details: { channel: 'letter-code' },
  });
}
