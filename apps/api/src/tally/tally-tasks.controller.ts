import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  PageQuery,
  Permission,
  sendPage,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { CancelTallyTask } from './cancel-tally-task.use-case.js';
import { RequestRecount } from './request-recount.use-case.js';
import { RequestSimulation } from './request-simulation.use-case.js';
import { SimulateTallyRequest } from './simulate-tally.request.js';
import { TallyTaskQuery } from './tally-task.query.js';
import { TallyTaskResponse } from './tally-task.response.js';

const ACCEPTED = {
  description: 'It is made in the background.',
  type: TallyTaskResponse,
  headers: {
    Location: {
      description: 'Where to see how far it is.',
      schema: { type: 'string' as const, format: 'uri-reference' },
    },
  },
};

@ApiTags('tally')
@ApiInTenant()
@Controller('municipalities/:municipality/rounds/:roundId')
export class TallyTasksController {
  constructor(
    private readonly tallyTasks: TallyTaskQuery,
    private readonly cancelTallyTask: CancelTallyTask,
    private readonly requestRecount: RequestRecount,
    private readonly requestSimulation: RequestSimulation,
  ) {}

  /** The counts of a round that wait, run or have ended, with the recounts and simulations; latest first. */
  @Get('tally-tasks')
  @Permission('read-tally')
  @ApiPage(TallyTaskResponse, 'A page of tasks, latest first.')
  @ApiProblems(400, 401, 403, 404)
  async list(
    @ByActor() context: ActorContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TallyTaskResponse[]> {
    const found = await this.tallyTasks.list(context, roundId, page);
    return sendPage(reply, page, found, (each) => TallyTaskResponse.of(each));
  }

  /** How far a count is, and what came of it. */
  @Get('tally-tasks/:tallyTaskId')
  @Permission('read-tally')
  @ApiProblems(400, 401, 403, 404)
  async get(
    @ByActor() context: ActorContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Param('tallyTaskId', UuidPipe) tallyTaskId: string,
  ): Promise<TallyTaskResponse> {
    return TallyTaskResponse.of(await this.tallyTasks.get(context, roundId, tallyTaskId));
  }

  /**
   * Cancels a count that has not ended; one that is running stops within a few seconds. A round whose
   * count was cancelled goes on waiting for one. It takes the permission to ask for such a count.
   */
  @Post('tally-tasks/:tallyTaskId/cancellations')
  @HttpCode(202)
  @Permission('read-tally')
  @ApiCommand()
  @ApiAcceptedResponse({ description: 'It is cancelled, or will be.', type: TallyTaskResponse })
  @ApiProblems(400, 401, 403, 404, 409)
  cancel(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Param('tallyTaskId', UuidPipe) tallyTaskId: string,
  ): Promise<TallyTaskResponse> {
    return this.cancelTallyTask.execute(context, roundId, tallyTaskId);
  }

  /** Counts the ballots again by the frozen rules, and compares input, winners and record. */
  @Post('tally-runs/:tallyRunId/recounts')
  @HttpCode(202)
  @Permission('recount-tally')
  @ApiCommand()
  @ApiAcceptedResponse(ACCEPTED)
  @ApiProblems(400, 401, 403, 404, 409)
  async recount(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Param('tallyRunId', UuidPipe) tallyRunId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TallyTaskResponse> {
    return located(reply, await this.requestRecount.execute(context, roundId, tallyRunId));
  }

  /**
   * Counts the ballots of this earlier round by other rules, for a wijkteam that has to choose the
   * rule of its next one. What comes of it stands in the task alone, and is never public.
   */
  @Post('simulations')
  @HttpCode(202)
  @Permission('simulate-tally')
  @ApiCommand()
  @ApiAcceptedResponse(ACCEPTED)
  @ApiProblems(400, 401, 403, 404, 409)
  async simulate(
    @AsCommand() context: CommandContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Body() body: SimulateTallyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TallyTaskResponse> {
    return located(reply, await this.requestSimulation.execute(context, roundId, body));
  }
}

function located(reply: FastifyReply, task: TallyTaskResponse): TallyTaskResponse {
  const { pathname } = new URL(reply.request.url, 'http://wijkkas');
  const round = pathname.slice(0, pathname.indexOf(task.roundId) + task.roundId.length);
  void reply.header('location', `${round}/tally-tasks/${task.id}`);
  return task;
}
