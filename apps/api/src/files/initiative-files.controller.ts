import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
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
import { AttachFileRequest, attachmentOf, ReplaceFilesRequest } from './attach-file.request.js';
import { AttachFiles } from './attach-files.use-case.js';
import { FileQuery } from './file.query.js';
import { InitiativeFileResponse } from './file.response.js';

const WHOLE: PageQuery = { page: 1, perPage: 100 };

@ApiTags('files')
@ApiInTenant()
@Controller('municipalities/:municipality/initiatives/:initiativeId/files')
export class InitiativeFilesController {
  constructor(
    private readonly files: FileQuery,
    private readonly attachFiles: AttachFiles,
  ) {}

  /** The photos and documents of an initiative, in order. The ETag is needed to change the list. */
  @Get()
  @Public('What is shown with an initiative is as public as the initiative.')
  @ApiPage(InitiativeFileResponse, 'A page of photos and documents.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InitiativeFileResponse[]> {
    const found = await this.files.ofInitiative(context, initiativeId, page);
    setVersion(reply, found.version);
    return sendPage(reply, page, found, (each) => InitiativeFileResponse.of(each));
  }

  /** Shows one more file of one's own with an initiative, at the end. Answers the whole list. */
  @Post()
  @Permission('upload-file')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  async add(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: AttachFileRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InitiativeFileResponse[]> {
    await this.attachFiles.add(context, initiativeId, attachmentOf(body));
    return this.whole(context, initiativeId, reply);
  }

  /**
   * Makes the list just this one: in this order, with these texts, without what is left out. Files that
   * others added can be moved and left out; only one's own can be added.
   */
  @Put()
  @Permission('upload-file')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 409, 412, 428)
  async replace(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() { files }: ReplaceFilesRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InitiativeFileResponse[]> {
    const version = versionOf(reply.request.headers['if-match']);
    const wanted = files.map(attachmentOf);
    await this.attachFiles.replace(context, { initiativeId, version, wanted });
    return this.whole(context, initiativeId, reply);
  }

  private async whole(
    context: ActorContext,
    initiativeId: string,
    reply: FastifyReply,
  ): Promise<InitiativeFileResponse[]> {
    const { items, version } = await this.files.ofInitiative(context, initiativeId, WHOLE);
    setVersion(reply, version);
    return items.map((each) => InitiativeFileResponse.of(each));
  }
}
