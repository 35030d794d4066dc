import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  InTenant,
  MULTIPART_TYPE,
  PageQuery,
  Permission,
  Public,
  receiveFile,
  sendPage,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { FileContentRequest } from './file-content.request.js';
import { FileQuery } from './file.query.js';
import { FileResponse } from './file.response.js';
import { RemoveFile } from './remove-file.use-case.js';
import { sendContent } from './send-content.js';
import { UploadFile } from './upload-file.use-case.js';

const CONTENT_TYPES = ['image/webp', 'image/jpeg', 'application/pdf'];

@ApiTags('files')
@ApiInTenant()
@Controller('municipalities/:municipality/files')
export class FilesController {
  constructor(
    private readonly files: FileQuery,
    private readonly uploadFile: UploadFile,
    private readonly removeFile: RemoveFile,
  ) {}

  /**
   * Takes in one photo (JPEG, PNG, WebP) or document (PDF) of at most ten megabytes. A photo is drawn
   * anew: where and with what it was taken is gone. Nobody else sees it until it is shown with something.
   */
  @Post()
  @Permission('upload-file')
  @RouteConfig({ consumes: MULTIPART_TYPE })
  @ApiConsumes(MULTIPART_TYPE)
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary', description: 'The one file.' } },
    },
  })
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409, 413, 429, 503)
  upload(
    @AsCommand() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FileResponse> {
    return this.uploadFile.execute(context, () => receiveFile(reply.request));
  }

  /** The files that one sent oneself, the last first. */
  @Get()
  @Permission('upload-file')
  @ApiPage(FileResponse, 'A page of files.')
  @ApiProblems(400, 401, 403, 404)
  async own(
    @ByActor() context: ActorContext,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FileResponse[]> {
    const found = await this.files.own(context, page);
    return sendPage(reply, page, found, (each) => FileResponse.of(each));
  }

  /** The bytes of a file: of a photo in a size and a format, of a document as it was sent. */
  @Get(':fileId')
  @Public(
    'What is shown with something public is for everybody; other files only for who sent them.',
  )
  @RouteConfig({ produces: CONTENT_TYPES })
  @ApiProduces(...CONTENT_TYPES)
  @ApiResponse({
    status: 200,
    description: 'The bytes. A document comes as an attachment, to be saved.',
    content: Object.fromEntries(
      CONTENT_TYPES.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
    ),
  })
  @ApiProblems(400, 401, 404)
  async content(
    @InTenant() context: TenantContext,
    @Param('fileId', UuidPipe) fileId: string,
    @Query() wanted: FileContentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendContent(reply, await this.files.content(context, fileId, wanted));
  }

  /** Removes a file of one's own for good; first take it away from whatever shows it. */
  @Delete(':fileId')
  @HttpCode(204)
  @Permission('upload-file')
  @ApiProblems(400, 401, 403, 404, 409)
  remove(
    @ByActor() context: ActorContext,
    @Param('fileId', UuidPipe) fileId: string,
  ): Promise<void> {
    return this.removeFile.execute(context, fileId);
  }
}
