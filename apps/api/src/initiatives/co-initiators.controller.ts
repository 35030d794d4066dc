import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  Permission,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { AnswerInvitation } from './answer-invitation.use-case.js';
import { InitiatorsResponse, InvitationResponse } from './co-initiator.response.js';
import { InitiatorsQuery } from './initiators.query.js';
import {
  AnswerInvitationRequest,
  InviteCoInitiatorRequest,
} from './invite-co-initiator.request.js';
import { InviteCoInitiator } from './invite-co-initiator.use-case.js';
import { LeaveInitiative } from './leave-initiative.use-case.js';

@ApiTags('co-initiators')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class CoInitiatorsController {
  constructor(
    private readonly initiators: InitiatorsQuery,
    private readonly invite: InviteCoInitiator,
    private readonly answerInvitation: AnswerInvitation,
    private readonly leave: LeaveInitiative,
  ) {}

  /** Who makes an initiative, with names, and the open invitations: for those who make it and a contact person. */
  @Get('initiatives/:initiativeId/initiators')
  @Permission('use-own-session')
  @ApiProblems(400, 401, 403, 404)
  list(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<InitiatorsResponse> {
    return this.initiators.get(context, initiativeId);
  }

  /**
   * Asks somebody to make it together, by account or by e-mail address. The answer never tells whether
   * anybody here has that address; whoever has, now or later, finds the invitation under `my-invitations`.
   */
  @Post('initiatives/:initiativeId/co-initiator-invitations')
  @Permission('use-own-session')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  create(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: InviteCoInitiatorRequest,
  ): Promise<InvitationResponse> {
    return this.invite.execute(context, initiativeId, body);
  }

  /** Accepts or declines an invitation to oneself, or takes back one of one's own initiative. */
  @Post('co-initiator-invitations/:invitationId/answers')
  @Permission('use-own-session')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  answer(
    @AsCommand() context: CommandContext,
    @Param('invitationId', UuidPipe) invitationId: string,
    @Body() body: AnswerInvitationRequest,
  ): Promise<InvitationResponse> {
    return this.answerInvitation.execute(context, invitationId, body);
  }

  /** Leaves an initiative, or lets a co-initiator go: the proposer and a contact person may. */
  @Delete('initiatives/:initiativeId/co-initiators/:personId')
  @HttpCode(204)
  @Permission('use-own-session')
  @ApiProblems(400, 401, 403, 404)
  remove(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Param('personId', UuidPipe) personId: string,
  ): Promise<void> {
    return this.leave.execute(context, initiativeId, personId);
  }
}
