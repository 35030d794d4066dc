import { Module } from '@nestjs/common';
import { CheckSheet } from './check-sheet.use-case.js';
import { CodeSupport } from './code-support.use-case.js';
import { EnterSheet } from './enter-sheet.use-case.js';
import { FollowInitiative } from './follow-initiative.use-case.js';
import { MakeCodes } from './make-codes.use-case.js';
import { ReplaceRegister } from './replace-register.use-case.js';
import { SignatureSheetsController } from './signature-sheets.controller.js';
import { SignatureSheetsQuery } from './signature-sheets.query.js';
import { SupportInitiative } from './support-initiative.use-case.js';
import { SupportRefs } from './support-refs.js';
import { SupportRegisterController } from './support-register.controller.js';
import { SupportRegisterQuery } from './support-register.query.js';
import { SupportController } from './support.controller.js';
import { SupportQuery } from './support.query.js';
import { TieAccount } from './tie-account.use-case.js';
import { WithdrawSignature } from './withdraw-signature.use-case.js';

@Module({
  controllers: [SupportController, SupportRegisterController, SignatureSheetsController],
  providers: [
    CheckSheet,
    CodeSupport,
    EnterSheet,
    FollowInitiative,
    MakeCodes,
    ReplaceRegister,
    SignatureSheetsQuery,
    SupportInitiative,
    SupportQuery,
    SupportRefs,
    SupportRegisterQuery,
    TieAccount,
    WithdrawSignature,
  ],
})
export class SupportModule {}
