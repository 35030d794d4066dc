import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { tidyLine } from '#domain';
import {
  AsCommand,
  type CommandContext,
  InTenant,
  Permission,
  Public,
  sendPage,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { MakePromise } from './make-promise.use-case.js';
import { PromiseQuery } from './promise.query.js';
import {
  MakePromiseRequest,
  PromisesPageQuery,
  SettlePromiseRequest,
  termsOf,
} from './promise.request.js';
import { PromiseFiguresResponse, PromiseResponse } from './promise.response.js';
import { SettlePromise } from './settle-promise.use-case.js';

@ApiTags('promises')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class PromisesController {
  constructor(
    private readonly promises: PromiseQuery,
    private readonly makePromise: MakePromise,
    private readonly settlePromise: SettlePromise,
  ) {}

  /** Promises, the first due first. */
  @Get('promises')
  @Public('What is promised to a wijk, and whether it is kept, is for everybody to see.')
  @ApiPage(PromiseResponse, 'A page of promises.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Query() query: PromisesPageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PromiseResponse[]> {
    const found = await this.promises.list(context, query);
    return sendPage(reply, query, found, (each) => PromiseResponse.of(each, found.todayOn));
  }

  /** One promise. */
  @Get('promises/:promiseId')
  @Public('What is promised to a wijk, and whether it is kept, is for everybody to see.')
  @ApiProblems(400, 401, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('promiseId', UuidPipe) promiseId: string,
  ): Promise<PromiseResponse> {
    const { promise, todayOn } = await this.promises.get(context, promiseId);
    return PromiseResponse.of(promise, todayOn);
  }

  /** Writes down a promise to a wijk. */
  @Post('promises')
  @Permission('manage-promises')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  make(
    @AsCommand() context: CommandContext,
    @Body() body: MakePromiseRequest,
  ): Promise<PromiseResponse> {
    const { wijkteamId, initiativeId, ownerId, ownerRole } = body;
    const terms = termsOf(body);
    const about = { wijkteamId, initiativeId, ownerId, ownerRole };
    return this.makePromise.execute(context, { ...about, terms });
  }

  /**
   * Says that a promise was kept (never by its owner) or broken, with the reason. A broken one with a new
   * date is made again; `followedById` then names it.
   */
  @Post('promises/:promiseId/outcomes')
  @Permission('settle-promise')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  settle(
    @AsCommand() context: CommandContext,
    @Param('promiseId', UuidPipe) promiseId: string,
    @Body() { outcome, reason, newDueOn }: SettlePromiseRequest,
  ): Promise<PromiseResponse> {
    const said = { outcome, reason: tidyLine(reason), newDueOn };
    return this.settlePromise.execute(context, { promiseId, ...said });
  }

  /** How many promises to a wijk are open, overdue, kept and broken. */
  @Get('wijkteams/:wijkteamId/promise-figures')
  @Public('What is promised to a wijk, and whether it is kept, is for everybody to see.')
  @ApiProblems(400, 401, 404)
  async figures(
    @InTenant() context: TenantContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
  ): Promise<PromiseFiguresResponse> {
    return PromiseFiguresResponse.of(await this.promises.figures(context, wijkteamId));
  }
}
