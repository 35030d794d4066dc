import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  InTenant,
  Permission,
  Public,
  sendPage,
  setVersion,
  type TenantContext,
  UuidPipe,
  versionOf,
} from '#platform';
import {
  ApiCommand,
  ApiIfMatch,
  ApiInTenant,
  ApiPage,
  ApiProblems,
} from '../openapi/api-decorators.js';
import { ChangeWijkteamRequest } from './change-wijkteam.request.js';
import { ChangeWijkteam } from './change-wijkteam.use-case.js';
import { CreateWijkteamRequest } from './create-wijkteam.request.js';
import { CreateWijkteam } from './create-wijkteam.use-case.js';
import { ListWijkteamsRequest } from './list-wijkteams.request.js';
import { TeamPageQuery } from './team-page.query.js';
import { TeamPageResponse } from './team-page.response.js';
import { WijkteamQuery } from './wijkteam.query.js';
import { WijkteamResponse } from './wijkteam.response.js';

@ApiTags('wijkteams')
@ApiInTenant()
@Controller('municipalities/:municipality/wijkteams')
export class WijkteamsController {
  constructor(
    private readonly wijkteams: WijkteamQuery,
    private readonly teamPages: TeamPageQuery,
    private readonly createWijkteam: CreateWijkteam,
    private readonly changeWijkteam: ChangeWijkteam,
  ) {}

  /** The wijkteams. */
  @Get()
  @Public('Which wijkteams there are is no secret; who is in them is not told here.')
  @ApiPage(WijkteamResponse, 'A page of wijkteams, by name.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Query() page: ListWijkteamsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WijkteamResponse[]> {
    const found = await this.wijkteams.list(context, page);
    return sendPage(reply, page, found, (each) => WijkteamResponse.of(each));
  }

  /** Sets up a wijkteam. */
  @Post()
  @Permission('manage-municipality')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  create(
    @AsCommand() context: CommandContext,
    @Body() body: CreateWijkteamRequest,
  ): Promise<WijkteamResponse> {
    return this.createWijkteam.execute(context, body);
  }

  /** One wijkteam. Its ETag is needed to change it. */
  @Get(':wijkteamId')
  @Public('Which wijkteams there are is no secret; who is in them is not told here.')
  @ApiProblems(400, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WijkteamResponse> {
    const wijkteam = await this.wijkteams.get(context, wijkteamId);
    setVersion(reply, wijkteam.version);
    return WijkteamResponse.of(wijkteam);
  }

  /** The public page of a wijkteam: who has a seat in it, which seats are vacant, what it drew lots for. */
  @Get(':wijkteamId/page')
  @Public('Who decides in a wijk is for its residents to know; names only of those who agreed.')
  @ApiProblems(400, 404)
  async page(
    @InTenant() context: TenantContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
  ): Promise<TeamPageResponse> {
    const page = await this.teamPages.get(context, wijkteamId);
    return TeamPageResponse.of(page, context.tenant.slug);
  }

  /** Changes a wijkteam; what is not sent stays as it is. */
  @Patch(':wijkteamId')
  @Permission('manage-municipality')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 409, 412, 428)
  async change(
    @ByActor() context: ActorContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Body() request: ChangeWijkteamRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WijkteamResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    const after = await this.changeWijkteam.execute(context, { wijkteamId, version, request });
    setVersion(reply, after.version);
    return WijkteamResponse.of(after);
  }
}
