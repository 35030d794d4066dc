import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  PageQuery,
  Permission,
  sendPage,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { CancelPayment } from './cancel-payment.use-case.js';
import { PaymentQuery } from './payment.query.js';
import { PaymentResponse } from './payment.response.js';
import { PreparePaymentRequest } from './prepare-payment.request.js';
import { PreparePayment } from './prepare-payment.use-case.js';
import { ReleasePayment } from './release-payment.use-case.js';

@ApiTags('payments')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class PaymentsController {
  constructor(
    private readonly payments: PaymentQuery,
    private readonly preparePayment: PreparePayment,
    private readonly releasePayment: ReleasePayment,
    private readonly cancelPayment: CancelPayment,
  ) {}

  /** The tranches of an initiative. */
  @Get('initiatives/:initiativeId/payments')
  @Permission('read-payments')
  @ApiPage(PaymentResponse, 'A page of payments, the first tranche first.')
  @ApiProblems(400, 401, 403, 404)
  async list(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PaymentResponse[]> {
    const found = await this.payments.list(context, initiativeId, page);
    return sendPage(reply, page, found, (each) => PaymentResponse.of(each, context.actor));
  }

  /** Prepares a tranche. Its amount is reserved until another officer releases it. */
  @Post('initiatives/:initiativeId/payments')
  @Permission('prepare-payment')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  prepare(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: PreparePaymentRequest,
  ): Promise<PaymentResponse> {
    return this.preparePayment.execute(context, initiativeId, body);
  }

  /** One payment. */
  @Get('payments/:paymentId')
  @Permission('read-payments')
  @ApiProblems(400, 401, 403, 404)
  async get(
    @ByActor() context: ActorContext,
    @Param('paymentId', UuidPipe) paymentId: string,
  ): Promise<PaymentResponse> {
    return PaymentResponse.of(await this.payments.get(context, paymentId), context.actor);
  }

  /** Releases a payment that another officer prepared. */
  @Post('payments/:paymentId/releases')
  @Permission('release-payment')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  release(
    @AsCommand() context: CommandContext,
    @Param('paymentId', UuidPipe) paymentId: string,
  ): Promise<PaymentResponse> {
    return this.releasePayment.execute(context, paymentId);
  }

  /** Cancels a payment that was not released. */
  @Post('payments/:paymentId/cancellations')
  @Permission('prepare-payment')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  cancel(
    @AsCommand() context: CommandContext,
    @Param('paymentId', UuidPipe) paymentId: string,
  ): Promise<PaymentResponse> {
    return this.cancelPayment.execute(context, paymentId);
  }
}
