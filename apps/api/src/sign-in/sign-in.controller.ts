import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InTenant, Public, type TenantContext } from '#platform';
import { ApiConfig } from '../api.config.js';
import { ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { EndSession } from './end-session.use-case.js';
import { requireSameOrigin } from './same-origin.js';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.js';
import { CurrentSession } from './session.query.js';
import { SessionResponse } from './session.response.js';
import { StartSession } from './start-session.use-case.js';
import { StartSessionRequest } from './start-session.request.js';

@ApiTags('sessions')
@ApiInTenant()
@Controller('municipalities/:municipality/sessions')
export class SignInController {
  constructor(
    private readonly startSession: StartSession,
    private readonly endSession: EndSession,
    private readonly currentSession: CurrentSession,
    private readonly config: ApiConfig,
  ) {}

  /** Signs in with an e-mail address and a password, or with the code of a letter. */
  @Post()
  @Public('Whoever signs in is not known yet.')
  @ApiProblems(400, 401, 403, 429)
  async start(
    @InTenant() context: TenantContext,
    @Body() body: StartSessionRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionResponse> {
    requireSameOrigin(request, this.config.values.publicUrl);
    const { token, session } = await this.startSession.execute(context, body);
    const isSecure = this.config.values.publicUrl.startsWith('https://');
    setSessionCookie(reply, context.tenant.slug, { token, isSecure });
    return session;
  }

  /** Who is signed in, and with which roles today; no content when nobody is. */
  @Get('current')
  @Public('Whoever asks is told of their own session only.')
  @ApiOkResponse({ type: SessionResponse, description: 'Who is signed in.' })
  @ApiNoContentResponse({ description: 'Nobody is signed in.' })
  @ApiProblems(400, 401, 403, 404)
  async current(
    @InTenant() context: TenantContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionResponse | undefined> {
    const session = await this.currentSession.execute(context);
    if (session === null) void reply.status(204);
    return session ?? undefined;
  }

  /** Signs out. */
  @Delete('current')
  @HttpCode(204)
  @Public('Signing out twice is no fault.')
  @ApiProblems(400, 403)
  async end(
    @InTenant() context: TenantContext,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = readSessionCookie(request, context.tenant.slug);
    if (token !== null) await this.endSession.execute(context, token);
    clearSessionCookie(reply, context.tenant.slug);
  }
}
