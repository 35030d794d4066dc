import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  idempotencyKeyOf,
  InTenant,
  PageQuery,
  Permission,
  Public,
  sendPage,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { CodeSupportRequest } from './code-support.request.js';
import { CodeSupport, type CodeHolderRequest } from './code-support.use-case.js';
import { FollowInitiative } from './follow-initiative.use-case.js';
import { SupportInitiative } from './support-initiative.use-case.js';
import { SupportQuery } from './support.query.js';
import {
  FollowResponse,
  SupportCountResponse,
  SupporterResponse,
  SupportProgressResponse,
} from './support.response.js';

@ApiTags('support')
@ApiInTenant()
@Controller('municipalities/:municipality/initiatives/:initiativeId')
export class SupportController {
  constructor(
    private readonly query: SupportQuery,
    private readonly supportInitiative: SupportInitiative,
    private readonly codeSupport: CodeSupport,
    private readonly followInitiative: FollowInitiative,
  ) {}

  /** How many support an initiative, how many are needed, and until when. Not who. */
  @Get('support')
  @Public('How far an initiative is, is for everybody to see; who supports it is not told.')
  @ApiProblems(400, 401, 404)
  progress(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<SupportProgressResponse> {
    return this.query.progress(context, initiativeId);
  }

  /** Supports an initiative, as a resident of its wijk with an account. */
  @Post('supports')
  @Permission('support-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  support(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<SupportCountResponse> {
    return this.supportInitiative.execute(context, initiativeId);
  }

  /** Takes your support back, until the support ends. */
  @Delete('supports/own')
  @HttpCode(204)
  @Permission('support-initiative')
  @ApiProblems(400, 401, 403, 404, 409)
  withdraw(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<void> {
    return this.supportInitiative.withdraw(context, initiativeId);
  }

  /** Supports an initiative with the code of a letter, without an account. */
  @Post('code-supports')
  @Public('Whoever holds a code needs no account. The code says who may support, once.')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409, 429)
  supportByCode(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() { letterCode }: CodeSupportRequest,
    @Req() request: FastifyRequest,
  ): Promise<SupportCountResponse> {
    return this.codeSupport.support(context, holderOf(request, initiativeId, letterCode));
  }

  /** Takes back the support that was given with a code. */
  @Post('code-support-withdrawals')
  @Public('Whoever holds a code needs no account.')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409, 429)
  withdrawByCode(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() { letterCode }: CodeSupportRequest,
    @Req() request: FastifyRequest,
  ): Promise<SupportCountResponse> {
    return this.codeSupport.withdraw(context, holderOf(request, initiativeId, letterCode));
  }

  /** Who supports an initiative, for those who verify that. */
  @Get('supporters')
  @Permission('verify-support')
  @ApiPage(SupporterResponse, 'A page of supporters, first come first.')
  @ApiProblems(400, 401, 403, 404)
  async supporters(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SupporterResponse[]> {
    const found = await this.query.supporters(context, initiativeId, page);
    return sendPage(reply, page, found, (each) => SupporterResponse.of(each));
  }

  /** Follows an initiative: you hear what becomes of it. */
  @Put('follow')
  @Permission('use-own-session')
  @ApiProblems(400, 401, 403, 404)
  async follow(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<FollowResponse> {
    await this.followInitiative.execute(context, initiativeId, true);
    return { isFollowedByYou: true };
  }

  /** Follows an initiative no longer. */
  @Delete('follow')
  @HttpCode(204)
  @Permission('use-own-session')
  @ApiProblems(400, 401, 403, 404)
  unfollow(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<void> {
    return this.followInitiative.execute(context, initiativeId, false);
  }
}

function holderOf(request: FastifyRequest, initiativeId: string, code: string): CodeHolderRequest {
  return { initiativeId, code, address: request.ip, key: idempotencyKeyOf(request) };
}
