import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type ActorContext, ByActor, Permission, sendPage } from '#platform';
import { ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { CommitmentQuery } from './commitment.query.js';
import { CommitmentResponse } from './commitment.response.js';
import { ListCommitmentsRequest } from './list-commitments.request.js';

@ApiTags('payments')
@ApiInTenant()
@Controller('municipalities/:municipality/commitments')
export class CommitmentsController {
  constructor(private readonly commitments: CommitmentQuery) {}

  /** What is owed to initiatives. Members of a wijkteam see its own. */
  @Get()
  @Permission('read-payments')
  @ApiPage(CommitmentResponse, 'A page of commitments, by round and initiative.')
  @ApiProblems(400, 401, 403, 404)
  async list(
    @ByActor() context: ActorContext,
    @Query() page: ListCommitmentsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommitmentResponse[]> {
    const found = await this.commitments.list(context, page);
    return sendPage(reply, page, found, (each) => CommitmentResponse.of(each));
  }
}
