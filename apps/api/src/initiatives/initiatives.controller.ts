import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { tidyText } from '#domain';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  InTenant,
  Permission,
  Public,
  setVersion,
  type TenantContext,
  UuidPipe,
  versionOf,
} from '#platform';
import { type Language, LANGUAGES } from '#wording';
import { ApiCommand, ApiIfMatch, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { RequestedLanguage } from '../openapi/preferred-language.js';
import { DiscardDraft } from './discard-draft.use-case.js';
import { EditInitiativeRequest } from './edit-initiative.request.js';
import { EditInitiative } from './edit-initiative.use-case.js';
import { InitiativeQuery } from './initiative.query.js';
import { InitiativeResponse } from './initiative.response.js';
import { OpenPointsResponse } from './my-initiative.response.js';
import { ScreenInitiativeRequest, screeningOf } from './screen-initiative.request.js';
import { SteppedInitiativeResponse } from './stepped-initiative.response.js';
import { StepInitiative } from './step-initiative.use-case.js';
import { WithdrawInitiativeRequest } from './withdraw-initiative.request.js';

@ApiTags('initiatives')
@ApiInTenant()
@Controller('municipalities/:municipality/initiatives/:initiativeId')
export class InitiativesController {
  constructor(
    private readonly initiatives: InitiativeQuery,
    private readonly editInitiative: EditInitiative,
    private readonly discardDraft: DiscardDraft,
    private readonly stepInitiative: StepInitiative,
  ) {}

  /** One initiative. Its ETag is needed to change it. */
  @Get()
  @Public('Everybody may read what residents want to do.')
  @ApiProblems(400, 401, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InitiativeResponse> {
    const initiative = await this.initiatives.get(context, initiativeId);
    setVersion(reply, initiative.version);
    return InitiativeResponse.of(initiative);
  }

  /**
   * Changes an initiative: its initiators while it is a draft and until its screening begins, a contact
   * person until it is screened. A draft may be incomplete; a change of a public plan tells why.
   */
  @Patch()
  @Permission('edit-initiative')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 409, 412, 428)
  async edit(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() request: EditInitiativeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InitiativeResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    const edited = await this.editInitiative.execute(context, { initiativeId, version, request });
    setVersion(reply, edited.version);
    return InitiativeResponse.of(edited);
  }

  /** Throws a draft away: what it said is gone. What is public is withdrawn instead. Again is as once. */
  @Delete()
  @HttpCode(204)
  @Permission('edit-initiative')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 409, 412, 428)
  discard(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    return this.discardDraft.execute(context, initiativeId, versionOf(ifMatch));
  }

  /** What the plan does not tell yet, and whether it can be submitted without. */
  @Get('open-points')
  @Public('Of what is public everybody may see what it does not tell.')
  @ApiProblems(400, 401, 404)
  async openPoints(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @RequestedLanguage() asked: Language | null,
  ): Promise<OpenPointsResponse> {
    const initiative = await this.initiatives.get(context, initiativeId);
    return OpenPointsResponse.of(initiative, asked ?? LANGUAGES[0]);
  }

  /**
   * Makes a draft public, for the wijkteam to screen: one of its initiators does, or who wrote it down for
   * somebody. In a first-come round it takes its place in line.
   * What breaks the rules of play of the round is refused, with all reasons and ways out.
   */
  @Post('submissions')
  @Permission('edit-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  submit(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @RequestedLanguage() asked: Language | null,
  ): Promise<SteppedInitiativeResponse> {
    const language = asked ?? LANGUAGES[0];
    return this.stepInitiative.execute(context, initiativeId, {
      action: 'submit-initiative',
      language,
    });
  }

  /** Takes one's initiative back, before it stands on a ballot paper, with a reason if one likes to give one. */
  @Post('withdrawals')
  @Permission('edit-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  withdraw(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body?: WithdrawInitiativeRequest,
  ): Promise<SteppedInitiativeResponse> {
    const reason = tidyText(body?.reason ?? '');
    return this.stepInitiative.execute(context, initiativeId, {
      action: 'withdraw-initiative',
      reason: reason === '' ? null : reason,
    });
  }

  /** Says whether an initiative can be voted on or funded; never one's own. */
  @Post('screenings')
  @Permission('screen-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  screen(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: ScreenInitiativeRequest,
  ): Promise<SteppedInitiativeResponse> {
    const screening = screeningOf(body);
    return this.stepInitiative.execute(context, initiativeId, {
      action: 'screen-initiative',
      screening,
    });
  }
}
