import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { type Language, LANGUAGES } from '#wording';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { RequestedLanguage } from '../openapi/preferred-language.js';
import { AnswerRegrouping, TakeBackRegrouping } from './answer-regrouping.use-case.js';
import { InitiativeLinkResponse } from './initiative-link.response.js';
import { AnswerRegroupingRequest, ProposeRegroupingRequest } from './propose-regrouping.request.js';
import { ProposeRegrouping } from './propose-regrouping.use-case.js';
import { RegroupingQuery } from './regrouping.query.js';
import { RegroupingResponse } from './regrouping.response.js';

@ApiTags('initiatives')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class RegroupingsController {
  constructor(
    private readonly regroupings: RegroupingQuery,
    private readonly proposeRegrouping: ProposeRegrouping,
    private readonly answerRegrouping: AnswerRegrouping,
    private readonly takeBackRegrouping: TakeBackRegrouping,
  ) {}

  /**
   * Proposes to merge initiatives of one round, or to split one. Everybody who makes one of them is
   * asked; with all consents it is carried out. Not in a round of first come, first served.
   */
  @Post('regroupings')
  @Permission('regroup-initiatives')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  propose(
    @AsCommand() context: CommandContext,
    @Body() body: ProposeRegroupingRequest,
    @RequestedLanguage() language: Language | null,
  ): Promise<RegroupingResponse> {
    return this.proposeRegrouping.execute(context, body, language ?? LANGUAGES[0]);
  }

  /** The proposals to merge or split that you made or are asked about, the newest first. */
  @Get('regroupings')
  @Permission('regroup-initiatives')
  @ApiPage(RegroupingResponse, 'A page of proposals, the newest first.')
  @ApiProblems(400, 401, 403, 404)
  async listOwn(
    @ByActor() context: ActorContext,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegroupingResponse[]> {
    const { read, today } = await this.regroupings.listOwn(context, page);
    const { actor } = context;
    return sendPage(reply, page, read, (each) => RegroupingResponse.of(each, { actor, today }));
  }

  /** One proposal to merge or split: for everybody once it was carried out, before that for those concerned. */
  @Get('regroupings/:regroupingId')
  @Public('Where an initiative went is there to be read.')
  @ApiProblems(400, 401, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('regroupingId', UuidPipe) regroupingId: string,
  ): Promise<RegroupingResponse> {
    const { read, today } = await this.regroupings.get(context, regroupingId);
    return RegroupingResponse.of(read, { actor: context.actor, today });
  }

  /** Consents to a proposal, or refuses it with a reason. Once; the last consent carries it out. */
  @Post('regroupings/:regroupingId/answers')
  @Permission('regroup-initiatives')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  answer(
    @AsCommand() context: CommandContext,
    @Param('regroupingId', UuidPipe) regroupingId: string,
    @Body() body: AnswerRegroupingRequest,
  ): Promise<RegroupingResponse> {
    return this.answerRegrouping.execute(context, regroupingId, body);
  }

  /** Takes one's own proposal back while it is open. */
  @Post('regroupings/:regroupingId/withdrawals')
  @Permission('regroup-initiatives')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  takeBack(
    @AsCommand() context: CommandContext,
    @Param('regroupingId', UuidPipe) regroupingId: string,
  ): Promise<RegroupingResponse> {
    return this.takeBackRegrouping.execute(context, regroupingId);
  }

  /** The proposals about an initiative: all of them to who screens it, to others those they are concerned in. */
  @Get('initiatives/:initiativeId/regroupings')
  @Permission('regroup-initiatives')
  @ApiPage(RegroupingResponse, 'A page of proposals, the newest first.')
  @ApiProblems(400, 401, 403, 404)
  async listOf(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegroupingResponse[]> {
    const { read, today } = await this.regroupings.listOf(context, initiativeId, page);
    const { actor } = context;
    return sendPage(reply, page, read, (each) => RegroupingResponse.of(each, { actor, today }));
  }

  /** What an initiative came from, and what it went on in, by merging or splitting. */
  @Get('initiatives/:initiativeId/links')
  @Public('Where an initiative went is there to be read.')
  @ApiOkResponse({ description: 'The first first.', type: [InitiativeLinkResponse] })
  @ApiProblems(400, 401, 404)
  async links(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<InitiativeLinkResponse[]> {
    const found = await this.regroupings.links(context, initiativeId);
    return found.map((each) => InitiativeLinkResponse.of(each));
  }
}
