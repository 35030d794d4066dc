import { Module } from '@nestjs/common';
import { GiveMandate } from './give-mandate.use-case.js';
import { GiveSubMandate } from './give-sub-mandate.use-case.js';
import { MandateQuery } from './mandate.query.js';
import { MandatesController } from './mandates.controller.js';
import { RevokeMandate } from './revoke-mandate.use-case.js';

@Module({
  controllers: [MandatesController],
  providers: [GiveMandate, GiveSubMandate, MandateQuery, RevokeMandate],
})
export class MandatesModule {}
