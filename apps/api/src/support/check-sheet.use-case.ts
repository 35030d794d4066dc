import { Injectable } from '@nestjs/common';
import {
  ageClassOf,
  ageOn,
  authorise,
  checkedFinding,
  ForbiddenError,
  type RefusedLine,
  refusedLineFaults,
  refuseFaults,
  refuseSheetCheck,
  refuseSupport,
  type SignatureFinding,
} from '#domain';
import { type NewSupport, type SignatureSheet, type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay } from '#platform';
import { findLines } from './line-findings.js';
import { SignatureSheetResponse } from './sheet.response.js';
import { SupportRefs } from './support-refs.js';
import { addSupports, holdSupported, type SupportedInitiative } from './supported-initiative.js';

type CheckedLine = { readonly number: number; readonly residentRef: string; readonly age: number };

/**
 * Checks a sheet of signatures: somebody else than who entered it, with the paper in hand. What is
 * accepted counts from now on; addresses and days of birth are let go.
 */
@Injectable()
export class CheckSheet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refs: SupportRefs,
  ) {}

  execute(
    context: CommandContext,
    sheetId: string,
    refusedLines: readonly RefusedLine[],
  ): Promise<SignatureSheetResponse> {
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () =>
        this.check(stores, context, { sheetId, refusedLines }),
      ),
    );
  }

  private async check(
    stores: Stores,
    { actor, requestId }: CommandContext,
    wanted: { readonly sheetId: string; readonly refusedLines: readonly RefusedLine[] },
  ): Promise<SignatureSheetResponse> {
    const { sheetId, refusedLines } = wanted;
    const { initiativeId } = await stores.signatureSheets.get(sheetId);
    const held = await holdSupported(stores, actor, initiativeId);
    authorise(actor, 'verify-support', held.round);
    if (actor.kind !== 'person') throw new ForbiddenError('verify-support');
    const sheet = await stores.signatureSheets.lock(sheetId);
    refuseSheetCheck(sheet, actor.id);
    refuseSupport(held.found, actor.id, held.now);
    refuseFaults(refusedLineFaults(refusedLines, sheet.lines.length));
    const findings = await this.findingsOf(stores, held, sheet, refusedLines);
    await stores.signatureSheets.check(sheet, { by: actor.id, at: held.now }, findings);
    await addSupports(stores, held, await this.supportsOf(stores, held, sheet, findings));
    await stores.audit.record({
      actor: actorRefOf(actor),
      action: 'check-signature-sheet',
      subjectType: 'signature-sheet',
      subjectId: sheetId,
      origin: requestId,
      details: { initiativeId, accepted: findings.filter((each) => each === 'accepted').length },
    });
    return SignatureSheetResponse.of(await stores.signatureSheets.get(sheetId));
  }

  /** What the lists say now: since the sheet was entered, somebody on it may have supported otherwise. */
  private async findingsOf(
    stores: Stores,
    held: SupportedInitiative,
    sheet: SignatureSheet,
    refusedLines: readonly RefusedLine[],
  ): Promise<SignatureFinding[]> {
    const todayOn = localDay(held.now);
    const lines = sheet.lines.map(({ bornOn, residentRef }) => ({
      bornOn: bornOn ?? todayOn,
      residentRef: residentRef ?? '',
    }));
    const found = await findLines(stores, this.refs, held, { lines, todayOn });
    return found.map((finding, index) =>
      checkedFinding(finding, refusedLines.find(({ number }) => number === index + 1)?.reason),
    );
  }

  private async supportsOf(
    { supportRegister }: Stores,
    { initiative, needed, now }: SupportedInitiative,
    sheet: SignatureSheet,
    findings: readonly SignatureFinding[],
  ): Promise<Omit<NewSupport, 'id' | 'initiativeId' | 'supportedAt'>[]> {
    const todayOn = localDay(now);
    const accepted = sheet.lines.flatMap(({ number, bornOn, residentRef }): CheckedLine[] =>
      findings[number - 1] === 'accepted' && residentRef !== null
        ? [{ number, residentRef, age: ageOn(bornOn ?? todayOn, todayOn) }]
        : [],
    );
    const accounts = await supportRegister.accountsOf(
      accepted.map(({ residentRef }) => residentRef),
    );
    return accepted.map(({ number, residentRef, age }) => ({
      channel: 'paper',
      residentRef: this.refs.supporterRef(initiative.id, { kind: 'resident', residentRef }),
      personId: accounts.get(residentRef) ?? null,
      signature: { sheetId: sheet.id, lineNumber: number },
      ageAtLeast: Math.max(ageClassOf(age), needed?.ageMin ?? 0),
    }));
  }
}
