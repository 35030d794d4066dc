import { Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { IMPORT_COLUMNS } from '#domain';
import {
  AsCommand,
  type CommandContext,
  CSV_TYPE,
  MULTIPART_TYPE,
  Permission,
  Public,
  receiveFile,
  UuidPipe,
} from '#platform';
import { type Language, LANGUAGES } from '#wording';
import { ApiCommand, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { RequestedLanguage } from '../openapi/preferred-language.js';
import { ImportedInitiativesResponse } from './imported-initiatives.response.js';
import { ImportInitiatives } from './import-initiatives.use-case.js';

@ApiTags('initiatives')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class InitiativeImportsController {
  constructor(private readonly importInitiatives: ImportInitiatives) {}

  /**
   * Takes in the plans of a file (CSV or XLSX, at most 2,000 lines), which are submitted at once: all of them,
   * or none and every fault by its line. A line without a title adds a cost line to the plan above it.
   */
  @Post('rounds/:roundId/initiative-imports')
  @Permission('enter-initiative')
  @RouteConfig({ consumes: MULTIPART_TYPE })
  @ApiConsumes(MULTIPART_TYPE)
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary', description: 'CSV or XLSX.' } },
    },
  })
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409, 413)
  import(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @RequestedLanguage() language: Language | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportedInitiativesResponse> {
    return this.importInitiatives.execute(context, {
      roundId,
      language: language ?? LANGUAGES[0],
      receive: () => receiveFile(reply.request),
    });
  }

  /** An empty file with all columns that an import can have. */
  @Get('initiative-import-template')
  @Public('The names of the columns say nothing about anybody.')
  @RouteConfig({ produces: CSV_TYPE })
  @ApiProduces(CSV_TYPE)
  @Header('content-type', `${CSV_TYPE}; charset=utf-8`)
  @Header('content-disposition', 'attachment; filename="initiatieven.csv"')
  @ApiProblems(400, 404)
  template(): string {
    return `${IMPORT_COLUMNS.join(';')}\r\n`;
  }
}
