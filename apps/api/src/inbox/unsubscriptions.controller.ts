import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FORM_TYPE, InTenant, MULTIPART_TYPE, Public, type TenantContext } from '#platform';
import { ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { Unsubscribe } from './unsubscribe.use-case.js';

const HTML_TYPE = 'text/html';
/** RFC 8058 lets mail programs choose between the two. */
const FORM_TYPES = [FORM_TYPE, MULTIPART_TYPE];
const TOKEN = {
  name: 'token',
  description: 'From the link in the mail.',
  schema: { type: 'string', maxLength: 200 },
} as const;
const PAGE = {
  description: 'A page in the language of the reader.',
  schema: { type: 'string' },
} as const;

@ApiTags('inbox')
@ApiInTenant()
@Controller('municipalities/:municipality/unsubscriptions/:token')
export class UnsubscriptionsController {
  constructor(private readonly unsubscribe: Unsubscribe) {}

  /** A page that asks whether mail about a topic has to end. To look at it changes nothing. */
  @Get()
  @Public('Who opens a link in a mail is not signed in.')
  @RouteConfig({ produces: HTML_TYPE })
  @ApiParam(TOKEN)
  @ApiProduces(HTML_TYPE)
  @ApiOkResponse(PAGE)
  @ApiProblems(400, 404)
  async ask(
    @InTenant() context: TenantContext,
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.send(reply, await this.unsubscribe.ask(context, token));
  }

  /** Ends mail about a topic, in one click: for the button on the page and for mail programs (RFC 8058). */
  @Post()
  @HttpCode(200)
  @Public('The link in the mail is the proof; whoever has the mail may end it.')
  @RouteConfig({ consumes: FORM_TYPES, produces: HTML_TYPE })
  @ApiParam(TOKEN)
  @ApiConsumes(...FORM_TYPES)
  @ApiBody({ required: false, schema: { type: 'string', example: 'List-Unsubscribe=One-Click' } })
  @ApiProduces(HTML_TYPE)
  @ApiOkResponse(PAGE)
  @ApiProblems(400, 404)
  async end(
    @InTenant() context: TenantContext,
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.send(reply, await this.unsubscribe.execute(context, token));
  }

  private send(reply: FastifyReply, page: string | null): string {
    void reply.type(`${HTML_TYPE}; charset=utf-8`);
    if (page === null) void reply.status(404);
    return page ?? this.unsubscribe.unknown();
  }
}
