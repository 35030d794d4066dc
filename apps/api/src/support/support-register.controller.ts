import { Body, Controller, Get, Param, Post, Put, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { InvalidInputError } from '#domain';
import {
  type ActorContext,
  AsCommand,
  BodyStream,
  ByActor,
  type CommandContext,
  CSV_TYPE,
  Permission,
  setVersion,
  UuidPipe,
  versionOf,
} from '#platform';
import { ApiCommand, ApiIfMatch, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { MakeCodes } from './make-codes.use-case.js';
import { MakeCodesRequest, ResidentIdentityRequest } from './register.request.js';
import {
  RegisterTieResponse,
  SupportCodeBatchResponse,
  SupportRegisterResponse,
} from './register.response.js';
import { ReplaceRegister } from './replace-register.use-case.js';
import { SupportRegisterQuery } from './support-register.query.js';
import { TieAccount } from './tie-account.use-case.js';

@ApiTags('support')
@ApiInTenant()
@Controller('municipalities/:municipality/wijkteams/:wijkteamId')
export class SupportRegisterController {
  constructor(
    private readonly query: SupportRegisterQuery,
    private readonly replaceRegister: ReplaceRegister,
    private readonly makeCodes: MakeCodes,
    private readonly tieAccount: TieAccount,
  ) {}

  /** Which list of residents a wijk has: how many are on it, and since when. */
  @Get('support-register')
  @Permission('manage-support-register')
  @ApiProblems(400, 401, 403, 404)
  async register(
    @ByActor() context: ActorContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SupportRegisterResponse> {
    const found = await this.query.find(context, wijkteamId);
    setVersion(reply, found?.version ?? 0);
    return SupportRegisterResponse.of(wijkteamId, found);
  }

  /**
   * Puts a new list of residents in the place of that of a wijk: CSV with the columns
   * `achternaam;postcode;huisnummer;geboortedatum`, or `residentRef;ageClass` where the sender hashes.
   * Of each line only a keyed hash and an age class are kept. Whole, or not at all and the first hundred
   * faults with their lines. At most 64 MiB.
   */
  @Put('support-register')
  @Permission('manage-support-register')
  @RouteConfig({ consumes: CSV_TYPE })
  @ApiConsumes(CSV_TYPE)
  @ApiBody({ description: 'The list as CSV.', schema: { type: 'string' } })
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 412, 413, 428)
  async replace(
    @ByActor() context: ActorContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SupportRegisterResponse> {
    const { body, headers } = reply.request;
    const version = versionOf(headers['if-match']);
    if (!(body instanceof BodyStream)) {
      const reason = 'Send the list as text/csv.';
      throw new InvalidInputError([{ name: 'body', code: 'register-empty', reason }]);
    }
    const register = await this.replaceRegister.execute(context, { wijkteamId, version, body });
    setVersion(reply, register.version);
    return SupportRegisterResponse.of(wijkteamId, register);
  }

  /**
   * Makes codes for the residents of a wijk who have none. They are in this answer and nowhere else:
   * print the letters from it, by the lines of your own file.
   */
  @Post('support-code-batches')
  @Permission('manage-support-register')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  codes(
    @AsCommand() context: CommandContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Body() body: MakeCodesRequest,
  ): Promise<SupportCodeBatchResponse> {
    return this.makeCodes.execute(context, wijkteamId, body);
  }

  /** Shows that your account is of a resident of the wijk, so that your support counts as his or hers. */
  @Post('register-ties')
  @Permission('support-initiative')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409, 429)
  tie(
    @AsCommand() context: CommandContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Body() body: ResidentIdentityRequest,
  ): Promise<RegisterTieResponse> {
    return this.tieAccount.execute(context, wijkteamId, body);
  }
}
