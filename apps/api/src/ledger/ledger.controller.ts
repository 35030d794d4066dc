import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type ActorContext, ByActor, PageQuery, Permission, sendPage } from '#platform';
import { ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { LedgerQuery } from './ledger.query.js';
import {
  LedgerAccountResponse,
  LedgerProofResponse,
  LedgerTransferResponse,
} from './ledger.response.js';
import { ListTransfersRequest } from './list-transfers.request.js';

@ApiTags('ledger')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class LedgerController {
  constructor(private readonly ledger: LedgerQuery) {}

  /** The accounts with their balances. */
  @Get('ledger-accounts')
  @Permission('read-ledger')
  @ApiPage(LedgerAccountResponse, 'A page of accounts, by path.')
  @ApiProblems(400, 401, 403, 404)
  async accounts(
    @ByActor() context: ActorContext,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LedgerAccountResponse[]> {
    const found = await this.ledger.accounts(context, page);
    return sendPage(reply, page, found, (each) => LedgerAccountResponse.of(each));
  }

  /** The transfers; with `accountPath` those of one account. */
  @Get('ledger-transfers')
  @Permission('read-ledger')
  @ApiPage(LedgerTransferResponse, 'A page of transfers, the last recorded first.')
  @ApiProblems(400, 401, 403, 404)
  async transfers(
    @ByActor() context: ActorContext,
    @Query() page: ListTransfersRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LedgerTransferResponse[]> {
    const found = await this.ledger.transfers(context, page);
    return sendPage(reply, page, found, (each) => LedgerTransferResponse.of(each));
  }

  /** Recomputes every balance and every leaf, and says what does not agree. */
  @Get('ledger-proof')
  @Permission('read-ledger')
  @ApiProblems(400, 401, 403, 404)
  async proof(@ByActor() context: ActorContext): Promise<LedgerProofResponse> {
    return LedgerProofResponse.of(await this.ledger.faults(context));
  }
}
