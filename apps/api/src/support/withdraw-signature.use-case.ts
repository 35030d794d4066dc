import { Injectable } from '@nestjs/common';
import {
  authorise,
  ForbiddenError,
  refuseFaults,
  refuseSignatureWithdrawal,
  SignatureNotFoundError,
  signatureWithdrawalFaults,
  tidyText,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import type { SignatureWithdrawalRequest } from './signature-withdrawal.request.js';
import type { SupportCountResponse } from './support.response.js';
import { SupportRefs } from './support-refs.js';
import { holdSupported } from './supported-initiative.js';

type Asked = { readonly initiativeId: string; readonly request: SignatureWithdrawalRequest };

/** Takes a signature on paper back for a signer who has neither an account nor a code. */
@Injectable()
export class WithdrawSignature {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refs: SupportRefs,
  ) {}

  execute(
    context: CommandContext,
    initiativeId: string,
    request: SignatureWithdrawalRequest,
  ): Promise<SupportCountResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () =>
        this.withdraw(stores, context, { initiativeId, request }),
      ),
    );
  }

  private async withdraw(
    stores: Stores,
    { actor, requestId, tenant }: CommandContext,
    { initiativeId, request }: Asked,
  ): Promise<SupportCountResponse> {
    const { found, needed, now, round } = await holdSupported(stores, actor, initiativeId);
    authorise(actor, 'verify-support', round);
    if (actor.kind !== 'person') throw new ForbiddenError('verify-support');
    const makesOneInRound = await stores.coInitiators.makesOneIn(round.id, actor.id);
    refuseSignatureWithdrawal(found, { personId: actor.id, makesOneInRound }, now);
    refuseFaults(signatureWithdrawalFaults(request, localDay(now)));
    const residentRef = this.refs.residentRef(tenant.id, request);
    const ref = this.refs.supporterRef(initiativeId, { kind: 'resident', residentRef });
    const supportId = await stores.standingSupports.findPaper(initiativeId, ref);
    if (supportId === null) throw new SignatureNotFoundError();
    await stores.standingSupports.withdrawSignature({
      ...{ supportId, reason: tidyText(request.reason) },
      ...{ withdrawnBy: actor.id, withdrawnAt: now },
    });
    await stores.audit.record({
      actor: actorRefOf(actor),
      action: 'withdraw-signature',
      subjectType: 'initiative',
      subjectId: initiativeId,
      origin: requestId,
      details: { channel: 'paper', supportId },
    });
    const count = (await stores.support.countsOf([initiativeId])).get(initiativeId)?.count ?? 0;
    return { count, needed: needed?.count ?? null };
  }
}
