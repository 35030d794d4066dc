import { Module } from '@nestjs/common';
import { LedgerController } from './ledger.controller.js';
import { LedgerQuery } from './ledger.query.js';

@Module({ controllers: [LedgerController], providers: [LedgerQuery] })
export class LedgerModule {}
