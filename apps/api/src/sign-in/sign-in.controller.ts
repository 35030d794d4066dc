import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type ActorContext,
  ByActor,
  InTenant,
  Permission,
  Public,
  type TenantContext,
} from '#platform';
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

  /** Who is signed in, and with which roles today. */
  @Get('current')
  @Permission('use-own-session')
  @ApiProblems(400, 401, 404)
  current(@ByActor() context: ActorContext): Promise<SessionResponse> {
    return this.currentSession.execute(context);
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
