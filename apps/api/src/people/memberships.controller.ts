import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { isSeat } from '#domain';
import {
  type ActorContext,
  AsCommand,
  ByActor,
  type CommandContext,
  Permission,
  sendPage,
  setVersion,
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
import { ChangeMembershipRequest } from './change-membership.request.js';
import { ChangeMembership } from './change-membership.use-case.js';
import { GiveNameConsent } from './give-name-consent.use-case.js';
import { GiveRole } from './give-role.use-case.js';
import { GiveWijkteamRoleRequest } from './give-wijkteam-role.request.js';
import { ListMembershipsRequest } from './list-memberships.request.js';
import { MembershipQuery } from './membership.query.js';
import { MembershipResponse, NamedMembershipResponse } from './membership.response.js';
import { NameConsentRequest } from './name-consent.request.js';

@ApiTags('people')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class MembershipsController {
  constructor(
    private readonly memberships: MembershipQuery,
    private readonly giveRole: GiveRole,
    private readonly changeMembership: ChangeMembership,
    private readonly giveNameConsent: GiveNameConsent,
  ) {}

  /** Who is in a wijkteam, was or will be. */
  @Get('wijkteams/:wijkteamId/memberships')
  @Permission('read-people')
  @ApiPage(NamedMembershipResponse, 'A page of memberships, the newest first day first.')
  @ApiProblems(400, 401, 403, 404)
  async list(
    @ByActor() context: ActorContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Query() page: ListMembershipsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NamedMembershipResponse[]> {
    const found = await this.memberships.list(context, wijkteamId, page);
    return sendPage(reply, page, found, (each) => NamedMembershipResponse.of(each));
  }

  /** Gives somebody a role in a wijkteam. */
  @Post('wijkteams/:wijkteamId/memberships')
  @Permission('manage-people')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  async create(
    @AsCommand() context: CommandContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Body() request: GiveWijkteamRoleRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MembershipResponse> {
    const { personId, role, validFromOn, validUntilOn = null } = request;
    const { cameIn = isSeat(role) ? 'appointment' : null } = request;
    const { areaId = null, isNamePublic = false } = request;
    const wanted = {
      ...{ role, wijkteamId, validFromOn, validUntilOn },
      ...{ cameIn, areaId, isNamePublic },
    };
    const membership = await this.giveRole.execute(context, personId, wanted);
    setVersion(reply, membership.version);
    return membership;
  }

  /**
   * Sets the last day of a membership, of a wijkteam or of the municipality; or whether the name of
   * its holder is shown, as the holder told.
   */
  @Patch('memberships/:membershipId')
  @Permission('manage-people')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 409, 412, 428)
  async change(
    @ByActor() context: ActorContext,
    @Param('membershipId', UuidPipe) membershipId: string,
    @Body() { validUntilOn, isNamePublic }: ChangeMembershipRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MembershipResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    const change = { membershipId, version, validUntilOn, isNamePublic };
    const after = await this.changeMembership.execute(context, change);
    setVersion(reply, after.version);
    return MembershipResponse.of(after);
  }

  /** Says whether your own name may stand on the public page of the wijkteam that you sit in. */
  @Patch('memberships/:membershipId/name-consent')
  @Permission('use-own-session')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 412, 428)
  async consent(
    @ByActor() context: ActorContext,
    @Param('membershipId', UuidPipe) membershipId: string,
    @Body() { isNamePublic }: NameConsentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MembershipResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    const consent = { version, isNamePublic };
    const after = await this.giveNameConsent.execute(context, membershipId, consent);
    setVersion(reply, after.version);
    return MembershipResponse.of(after);
  }
}
