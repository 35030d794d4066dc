import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  codeAgeFaults,
  codeCountFaults,
  ForbiddenError,
  LETTER_CODE_BYTES,
  letterCodeOf,
  refuseFaults,
  RegisterMissingError,
  SUPPORT_CODES_MAX,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import type { MakeCodesRequest } from './register.request.js';
import type { SupportCodeBatchResponse, SupportCodeResponse } from './register.response.js';
import { SupportRefs } from './support-refs.js';

type Made = { readonly id: string; readonly codeCount: number };

/**
 * Makes codes for the residents of a wijk who have none, and hands them out this one time: only their
 * keyed hashes are kept. The same request again tells that there were codes, and no code.
 */
@Injectable()
export class MakeCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refs: SupportRefs,
  ) {}

  async execute(
    context: CommandContext,
    wijkteamId: string,
    { ageMin, replacesAll }: MakeCodesRequest,
  ): Promise<SupportCodeBatchResponse> {
    const handedOut: SupportCodeResponse[] = [];
    const made = await this.unitOfWork.run(context.tenant, async (stores) => {
      handedOut.length = 0;
      return stores.idempotency.once(context.command, async () => {
        await stores.wijkteams.get(wijkteamId);
        authorise(context.actor, 'manage-support-register', { wijkteamId });
        refuseFaults(codeAgeFaults(ageMin));
        if ((await stores.supportRegister.find(wijkteamId)) === null) {
          throw new RegisterMissingError();
        }
        if (replacesAll) await stores.supportRegister.revokeCodes(wijkteamId);
        const { codes, batch } = await this.make(stores, context, { wijkteamId, ageMin });
        handedOut.push(...codes);
        return batch;
      });
    });
    return { ...made, wijkteamId, codes: handedOut };
  }

  private async make(
    stores: Stores,
    { actor, requestId, tenant }: CommandContext,
    wanted: { readonly wijkteamId: string; readonly ageMin: number },
  ): Promise<{ batch: Made; codes: SupportCodeResponse[] }> {
    if (actor.kind !== 'person') throw new ForbiddenError('manage-support-register');
    const { wijkteamId, ageMin } = wanted;
    const { audit, clock, supportRegister } = stores;
    const holders = await supportRegister.withoutCode(wijkteamId, ageMin, SUPPORT_CODES_MAX + 1);
    refuseFaults(codeCountFaults(holders.length));
    const codes = holders.map(({ line }) => ({ line, code: newCode() }));
    const batch: Made = { id: randomUUID(), codeCount: codes.length };
    await supportRegister.insertBatch(
      { ...batch, wijkteamId, madeBy: actor.id, madeAt: await clock.now() },
      {
        codeHashes: codes.map(({ code }) => this.refs.codeHash(tenant.id, code)),
        residentRefs: holders.map(({ residentRef }) => residentRef),
      },
    );
    await audit.record({
      actor: actorRefOf(actor),
      action: 'make-support-codes',
      subjectType: 'wijkteam',
      subjectId: wijkteamId,
      origin: requestId,
      details: { batchId: batch.id, codes: batch.codeCount, ageMin },
    });
    return { batch, codes };
  }
}

function newCode(): string {
  return letterCodeOf(randomBytes(LETTER_CODE_BYTES));
}
