import { Module } from '@nestjs/common';
import { ConfirmOutcome } from './confirm-outcome.use-case.js';
import { OutcomeQuery } from './outcome.query.js';
import { OutcomesController } from './outcomes.controller.js';
import { RecordOutcome } from './record-outcome.use-case.js';

@Module({
  controllers: [OutcomesController],
  providers: [ConfirmOutcome, OutcomeQuery, RecordOutcome],
})
export class OutcomesModule {}
