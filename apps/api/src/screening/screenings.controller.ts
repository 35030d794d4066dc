import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  InTenant,
  Permission,
  Public,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { ApiCommand, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { Advise } from './advise.use-case.js';
import { EstimateCostsRequest } from './charge.request.js';
import { ScreeningQuery } from './screening.query.js';
import {
  AskAdviceRequest,
  FindRequest,
  findingOf,
  GiveAdviceRequest,
  ReplyToFindingRequest,
  WriteNoteRequest,
} from './screening.request.js';
import { ScreeningFileResponse, ScreeningResponse } from './screening.response.js';
import { Weigh } from './weigh.use-case.js';

@ApiTags('screening')
@ApiInTenant()
@Controller('municipalities/:municipality/initiatives/:initiativeId/screening')
export class ScreeningsController {
  constructor(
    private readonly screenings: ScreeningQuery,
    private readonly advise: Advise,
    private readonly weigh: Weigh,
  ) {}

  /** How an initiative is screened: who was asked, what they answered, what was found and why. */
  @Get()
  @Public('Why a plan can be done or not is for everybody to read.')
  @ApiProblems(400, 401, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<ScreeningResponse> {
    return ScreeningResponse.of(await this.screenings.screening(context, initiativeId));
  }

  /** Opens the screening by the procedure that holds, and asks every department of its checklist. */
  @Post()
  @Permission('screen-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  open(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<ScreeningResponse> {
    return this.advise.open(context, initiativeId);
  }

  /** Private notes, and what the initiators answered; never for the initiators themselves. */
  @Get('file')
  @Permission('screen-initiative')
  @ApiProblems(400, 401, 403, 404)
  async file(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
  ): Promise<ScreeningFileResponse> {
    return ScreeningFileResponse.of(await this.screenings.file(context, initiativeId));
  }

  /** Asks more departments, each once, with the items that it has or a question of its own. */
  @Post('advice-requests')
  @Permission('screen-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  ask(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: AskAdviceRequest,
  ): Promise<ScreeningResponse> {
    return this.advise.ask(context, initiativeId, body);
  }

  /** Answers for one's department; an item that is answered again has the last answer. */
  @Post('advice-requests/:adviceId/answers')
  @Permission('advise-on-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  answer(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Param('adviceId', UuidPipe) adviceId: string,
    @Body() body: GiveAdviceRequest,
  ): Promise<ScreeningResponse> {
    return this.advise.answer(context, { initiativeId, adviceId }, body);
  }

  /** Writes a note for those who screen; it is in no public answer. */
  @Post('notes')
  @Permission('screen-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  note(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() { text }: WriteNoteRequest,
  ): Promise<ScreeningResponse> {
    return this.weigh.note(context, initiativeId, text);
  }

  /** Says what an initiative may cost, by whom, from a lower to a higher amount. */
  @Post('cost-estimates')
  @Permission('screen-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  estimate(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: EstimateCostsRequest,
  ): Promise<ScreeningResponse> {
    return this.weigh.estimate(context, initiativeId, body);
  }

  /** Tells the initiators what is intended, and why; they can answer before it is final. */
  @Post('findings')
  @Permission('screen-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  find(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: FindRequest,
  ): Promise<ScreeningResponse> {
    return this.weigh.find(context, initiativeId, findingOf(body));
  }

  /** Answers what is intended for one's own initiative. */
  @Post('findings/:findingId/replies')
  @Permission('answer-finding')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  reply(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Param('findingId', UuidPipe) findingId: string,
    @Body() body: ReplyToFindingRequest,
  ): Promise<ScreeningResponse> {
    return this.weigh.reply(context, { initiativeId, findingId }, body);
  }

  /** Makes what was found the outcome of the screening. */
  @Post('findings/:findingId/finalisations')
  @Permission('screen-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  finish(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Param('findingId', UuidPipe) findingId: string,
  ): Promise<ScreeningResponse> {
    return this.weigh.finish(context, { initiativeId, findingId });
  }
}
