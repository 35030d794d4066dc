import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  InTenant,
  JSON_TYPE,
  Permission,
  Public,
  sendPage,
  setVersion,
  type TenantContext,
  UuidPipe,
  versionOf,
} from '#platform';
import {
  ApiCommand,
  ApiIfMatch,
  ApiInTenant,
  ApiPage,
  ApiProblems,
} from '../openapi/api-decorators.js';
import { AdoptPlayRulesRequest } from './adopt-play-rules.request.js';
import { AdoptPlayRules } from './adopt-play-rules.use-case.js';
import { PlayRulesPageQuery } from './play-rules-page.request.js';
import { PlayRulesQuery } from './play-rules.query.js';
import { PlayRulesResponse } from './play-rules.response.js';
import { ChangePlayRulesRequest, CreatePlayRulesRequest } from './write-play-rules.request.js';
import { WritePlayRules } from './write-play-rules.use-case.js';

@ApiTags('rules of play')
@ApiInTenant()
@Controller('municipalities/:municipality/play-documents')
export class PlayRulesController {
  constructor(
    private readonly documents: PlayRulesQuery,
    private readonly writePlayRules: WritePlayRules,
    private readonly adoptPlayRules: AdoptPlayRules,
  ) {}

  /** The documents of rules of play, newest first; drafts only to those who write them. */
  @Get()
  @Public('Rules of play are there to be read.')
  @ApiPage(PlayRulesResponse, 'A page of documents, newest first.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Query() page: PlayRulesPageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlayRulesResponse[]> {
    const found = await this.documents.list(context, page);
    return sendPage(reply, page, found, (each) => PlayRulesResponse.of(each));
  }

  /** One document. Its ETag is needed to change it. */
  @Get(':documentId')
  @Public('Rules of play are there to be read.')
  @ApiProblems(400, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('documentId', UuidPipe) documentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlayRulesResponse> {
    const document = await this.documents.get(context, documentId);
    setVersion(reply, document.version);
    return PlayRulesResponse.of(document);
  }

  /** Begins a document, as a draft: with rules, from a template, or empty. */
  @Post()
  @Permission('manage-rules')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  create(
    @AsCommand() context: CommandContext,
    @Body() body: CreatePlayRulesRequest,
  ): Promise<PlayRulesResponse> {
    return this.writePlayRules.create(context, body);
  }

  /** Changes a draft, or a document whose consultation has closed. */
  @Patch(':documentId')
  @Permission('manage-rules')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 409, 412, 428)
  async change(
    @ByActor() context: ActorContext,
    @Param('documentId', UuidPipe) documentId: string,
    @Body() request: ChangePlayRulesRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlayRulesResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    const changed = await this.writePlayRules.change(context, { documentId, version }, request);
    setVersion(reply, changed.version);
    return PlayRulesResponse.of(changed);
  }

  /** Deletes a draft. What residents were asked about stays. */
  @Delete(':documentId')
  @HttpCode(204)
  @Permission('manage-rules')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 409, 412, 428)
  async delete(
    @ByActor() context: ActorContext,
    @Param('documentId', UuidPipe) documentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const version = versionOf(reply.request.headers['if-match']);
    await this.writePlayRules.delete(context, { documentId, version });
  }

  /**
   * Adopts a document: it is frozen and hashed, and the version before it is superseded. A round takes
   * over its ballot form and tally rule.
   */
  @Post(':documentId/adoptions')
  @Permission('adopt-rules')
  @ApiCommand()
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 409, 412, 428)
  adopt(
    @AsCommand() context: CommandContext,
    @Param('documentId', UuidPipe) documentId: string,
    @Body() request: AdoptPlayRulesRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlayRulesResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    return this.adoptPlayRules.execute(context, { documentId, version, request });
  }

  /** The frozen text of an adopted document, byte for byte; the ETag is its hash. */
  @Get(':documentId/frozen-text')
  @Public('Anybody can check that the rules are those that were adopted.')
  @Header('content-type', `${JSON_TYPE}; charset=utf-8`)
  @ApiOkResponse({
    description: 'The rules, format wijkkas-play-rules/1.',
    schema: { type: 'object', additionalProperties: true },
    headers: { ETag: { description: 'The hash of the text.', schema: { type: 'string' } } },
  })
  @ApiProblems(400, 404)
  async frozenText(
    @InTenant() context: TenantContext,
    @Param('documentId', UuidPipe) documentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { text, hash } = await this.documents.frozen(context, documentId);
    void reply.header('etag', `"${hash}"`);
    return text;
  }
}
