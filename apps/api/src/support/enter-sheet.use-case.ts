import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  ForbiddenError,
  refuseFaults,
  refuseSupport,
  RegisterMissingError,
  sheetFaults,
  signatoryName,
  tidyLine,
  tidyPostcode,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import { findLines } from './line-findings.js';
import type { EnterSheetRequest } from './sheet.request.js';
import { SignatureSheetResponse } from './sheet.response.js';
import { SupportRefs } from './support-refs.js';
import { holdSupported } from './supported-initiative.js';

/** Takes in a sheet of signatures, and holds each line against the list of the wijk. */
@Injectable()
export class EnterSheet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refs: SupportRefs,
  ) {}

  execute(
    context: CommandContext,
    initiativeId: string,
    request: EnterSheetRequest,
  ): Promise<SignatureSheetResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () =>
        this.enter(stores, context, { initiativeId, request }),
      ),
    );
  }

  private async enter(
    stores: Stores,
    { actor, requestId, tenant }: CommandContext,
    { initiativeId, request }: { initiativeId: string; request: EnterSheetRequest },
  ): Promise<SignatureSheetResponse> {
    const held = await holdSupported(stores, actor, initiativeId);
    authorise(actor, 'verify-support', held.round);
    if (actor.kind !== 'person') throw new ForbiddenError('verify-support');
    refuseSupport(held.found, actor.id, held.now);
    if ((await stores.supportRegister.find(held.round.wijkteamId)) === null) {
      throw new RegisterMissingError();
    }
    const scanReference = request.scanReference === null ? null : tidyLine(request.scanReference);
    const todayOn = localDay(held.now);
    refuseFaults(sheetFaults({ lines: request.lines, scanReference }, todayOn));
    const lines = request.lines.map((line) => ({
      name: signatoryName(line),
      postcode: tidyPostcode(line.postcode),
      houseNumber: line.houseNumber,
      bornOn: line.bornOn,
      residentRef: this.refs.residentRef(tenant.id, line),
    }));
    const findings = await findLines(stores, this.refs, held, { lines, todayOn });
    const sheet = { id: randomUUID(), initiativeId, scanReference };
    await stores.signatureSheets.insert(
      { ...sheet, enteredBy: actor.id, enteredAt: held.now },
      lines.map((line, index) => ({ ...line, finding: findings[index] ?? 'not-in-register' })),
    );
    await stores.audit.record({
      actor: actorRefOf(actor),
      action: 'enter-signature-sheet',
      subjectType: 'signature-sheet',
      subjectId: sheet.id,
      origin: requestId,
      details: { initiativeId, lines: lines.length },
    });
    return SignatureSheetResponse.of(await stores.signatureSheets.get(sheet.id));
  }
}
