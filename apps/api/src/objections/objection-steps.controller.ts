import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AsCommand, type CommandContext, Permission, UuidPipe } from '#platform';
import { ApiCommand, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { ObjectionResponse } from './objection.response.js';
import {
  AssignObjectionRequest,
  DecideObjectionRequest,
  HearObjectionRequest,
  JudgeLatenessRequest,
  ReasonsRequest,
  wantedStep,
  WithdrawObjectionRequest,
} from './objection-step.request.js';
import { TakeObjectionStep } from './take-objection-step.use-case.js';

@ApiTags('objections')
@ApiInTenant()
@Controller('municipalities/:municipality/objections/:objectionId')
export class ObjectionStepsController {
  constructor(private readonly step: TakeObjectionStep) {}

  /** Gives an objection to a handler, who had no hand in the decision. */
  @Post('assignments')
  @Permission('handle-objection')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  assign(
    @AsCommand() context: CommandContext,
    @Param('objectionId', UuidPipe) objectionId: string,
    @Body() { handlerId }: AssignObjectionRequest,
  ): Promise<ObjectionResponse> {
    return this.step.execute(context, objectionId, wantedStep('assigned', { handlerId }));
  }

  /** Asks an advisory committee: the term is twelve weeks from now on (Awb 7:10, 7:13). */
  @Post('committee-referrals')
  @Permission('handle-objection')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  askCommittee(
    @AsCommand() context: CommandContext,
    @Param('objectionId', UuidPipe) objectionId: string,
  ): Promise<ObjectionResponse> {
    return this.step.execute(context, objectionId, wantedStep('committee-asked'));
  }

  /** Says whether a late objection can be excused, with the reasons. */
  @Post('lateness-judgements')
  @Permission('handle-objection')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  judgeLateness(
    @AsCommand() context: CommandContext,
    @Param('objectionId', UuidPipe) objectionId: string,
    @Body() { isExcused, reasons }: JudgeLatenessRequest,
  ): Promise<ObjectionResponse> {
    const wanted = wantedStep('lateness-judged', { isExcused, reasons });
    return this.step.execute(context, objectionId, wanted);
  }

  /** Reports the hearing, or says why nobody was heard. */
  @Post('hearings')
  @Permission('handle-objection')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  hear(
    @AsCommand() context: CommandContext,
    @Param('objectionId', UuidPipe) objectionId: string,
    @Body() { isHeld, reasons }: HearObjectionRequest,
  ): Promise<ObjectionResponse> {
    const wanted = wantedStep(isHeld ? 'hearing-held' : 'hearing-waived', { reasons });
    return this.step.execute(context, objectionId, wanted);
  }

  /** Puts the decision off by six weeks, once; the objector hears of it by mail. */
  @Post('adjournments')
  @Permission('handle-objection')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  adjourn(
    @AsCommand() context: CommandContext,
    @Param('objectionId', UuidPipe) objectionId: string,
    @Body() { reasons }: ReasonsRequest,
  ): Promise<ObjectionResponse> {
    return this.step.execute(context, objectionId, wantedStep('adjourned', { reasons }));
  }

  /** Takes one's objection back (Awb 6:21); the handler writes it down for who has no account. */
  @Post('withdrawals')
  @Permission('file-objection')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  withdraw(
    @AsCommand() context: CommandContext,
    @Param('objectionId', UuidPipe) objectionId: string,
    @Body() { reasons }: WithdrawObjectionRequest,
  ): Promise<ObjectionResponse> {
    return this.step.execute(context, objectionId, wantedStep('withdrawn', { reasons }));
  }

  /** Decides on an objection, with the reasons; the answer goes to the objector by mail. */
  @Post('decisions')
  @Permission('handle-objection')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  decide(
    @AsCommand() context: CommandContext,
    @Param('objectionId', UuidPipe) objectionId: string,
    @Body() { outcome, reasons, newDecision, leadsToAllocation }: DecideObjectionRequest,
  ): Promise<ObjectionResponse> {
    const said = { outcome, reasons, newDecision, leadsToAllocation };
    return this.step.execute(context, objectionId, wantedStep('decided', said));
  }
}
