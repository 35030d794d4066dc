import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
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
import { FileObjectionRequest } from './file-objection.request.js';
import { FileObjection } from './file-objection.use-case.js';
import { ListObjectionCasesRequest } from './list-objection-cases.request.js';
import { ObjectionQuery } from './objection.query.js';
import {
  ObjectionCaseResponse,
  ObjectionEntryResponse,
  ObjectionResponse,
} from './objection.response.js';

@ApiTags('objections')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class ObjectionsController {
  constructor(
    private readonly objections: ObjectionQuery,
    private readonly fileObjection: FileObjection,
  ) {}

  /** The register of objections: numbers, terms and outcomes. Who objected, and why, is not in it. */
  @Get('objections')
  @Public('That the municipality answers objections, and when, is for everybody to see.')
  @ApiPage(ObjectionEntryResponse, 'A page of objections, those to be decided first on top.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ObjectionEntryResponse[]> {
    const found = await this.objections.list(context, page);
    return sendPage(reply, page, found, (each) => ObjectionEntryResponse.entryOf(each));
  }

  /** Objections for those who handle them; also only the overdue ones, or only one's own. */
  @Get('objection-cases')
  @Permission('handle-objection')
  @ApiPage(ObjectionCaseResponse, 'A page of objections, those to be decided first on top.')
  @ApiProblems(400, 401, 403, 404)
  async cases(
    @ByActor() context: ActorContext,
    @Query() request: ListObjectionCasesRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ObjectionCaseResponse[]> {
    const found = await this.objections.cases(context, request);
    return sendPage(reply, request, found, (each) => ObjectionCaseResponse.of(each));
  }

  /** An objection in full, for who made it and who deals with it. */
  @Get('objections/:objectionId')
  @Permission('read-objections')
  @ApiProblems(400, 401, 403, 404)
  async get(
    @ByActor() context: ActorContext,
    @Param('objectionId', UuidPipe) objectionId: string,
  ): Promise<ObjectionResponse> {
    return ObjectionResponse.of(await this.objections.get(context, objectionId));
  }

  /** Objects to a letter: its addressee by himself or herself, others through the desk. */
  @Post('award-letters/:letterId/objections')
  @Permission('file-objection')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  file(
    @AsCommand() context: CommandContext,
    @Param('letterId', UuidPipe) letterId: string,
    @Body() body: FileObjectionRequest,
  ): Promise<ObjectionResponse> {
    return this.fileObjection.execute(context, letterId, body);
  }
}
