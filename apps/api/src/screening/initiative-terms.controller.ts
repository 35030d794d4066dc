import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  AsCommand,
  type CommandContext,
  InTenant,
  PageQuery,
  Permission,
  Public,
  sendPage,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { RecordChargeRequest, SettleChargeRequest } from './charge.request.js';
import { ChargeResponse } from './charge.response.js';
import { KeepCharges } from './keep-charges.use-case.js';
import { KeepTerm } from './keep-term.use-case.js';
import { ScreeningQuery } from './screening.query.js';
import { ExtendTermRequest, SuspendTermRequest } from './term.request.js';
import { TermResponse } from './term.response.js';

@ApiTags('screening')
@ApiInTenant()
@Controller('municipalities/:municipality/initiatives/:initiativeId')
export class InitiativeTermsController {
  constructor(
    private readonly screenings: ScreeningQuery,
    private readonly keepCharges: KeepCharges,
    private readonly keepTerm: KeepTerm,
  ) {}

  /** Asks the initiators to complete the application; its term stands still (Awb 4:5, 4:15). */
  @Post('term-suspensions')
  @Permission('screen-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  suspend(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: SuspendTermRequest,
  ): Promise<TermResponse> {
    return this.keepTerm.suspend(context, initiativeId, body);
  }

  /** The application was completed today: its term goes on (Awb 4:15). */
  @Post('term-resumptions')
  @Permission('screen-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  resume(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<TermResponse> {
    return this.keepTerm.resume(context, initiativeId);
  }

  /** Puts the answer off, once, and tells the initiators until when (Awb 4:14). */
  @Post('term-extensions')
  @Permission('screen-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  extend(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: ExtendTermRequest,
  ): Promise<TermResponse> {
    return this.keepTerm.extend(context, initiativeId, body);
  }

  /** What other departments and bodies charge an initiative for, and what came of it. */
  @Get('charges')
  @Public('A bill that residents did not see coming is for everybody to see.')
  @ApiPage(ChargeResponse, 'A page of charges, the oldest on top.')
  @ApiProblems(400, 401, 404)
  async charges(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChargeResponse[]> {
    const found = await this.screenings.charges(context, initiativeId, page);
    return sendPage(reply, page, found, (each) => ChargeResponse.of(each));
  }

  /** Writes down what somebody charges an initiative for, also after its screening. */
  @Post('charges')
  @Permission('screen-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  charge(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: RecordChargeRequest,
  ): Promise<ChargeResponse> {
    return this.keepCharges.record(context, initiativeId, body);
  }

  /** Says that a charge is waived, or from what it is funded. */
  @Post('charges/:chargeId/settlements')
  @Permission('screen-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  settle(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Param('chargeId', UuidPipe) chargeId: string,
    @Body() body: SettleChargeRequest,
  ): Promise<ChargeResponse> {
    return this.keepCharges.settle(context, { initiativeId, chargeId }, body);
  }
}
