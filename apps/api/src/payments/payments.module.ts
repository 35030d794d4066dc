import { Module } from '@nestjs/common';
import { CancelPayment } from './cancel-payment.use-case.js';
import { CommitmentQuery } from './commitment.query.js';
import { CommitmentsController } from './commitments.controller.js';
import { PaymentQuery } from './payment.query.js';
import { PaymentsController } from './payments.controller.js';
import { PreparePayment } from './prepare-payment.use-case.js';
import { ReleasePayment } from './release-payment.use-case.js';

@Module({
  controllers: [CommitmentsController, PaymentsController],
  providers: [CancelPayment, CommitmentQuery, PaymentQuery, PreparePayment, ReleasePayment],
})
export class PaymentsModule {}
