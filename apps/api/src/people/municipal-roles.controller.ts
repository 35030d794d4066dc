import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NO_SEAT } from '#domain';
import { AsCommand, type CommandContext, Permission, setVersion } from '#platform';
import { ApiCommand, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { GiveMunicipalRoleRequest } from './give-municipal-role.request.js';
import { GiveRole } from './give-role.use-case.js';
import { MembershipResponse } from './membership.response.js';

@ApiTags('people')
@ApiInTenant()
@Controller('municipalities/:municipality/municipal-roles')
export class MunicipalRolesController {
  constructor(private readonly giveRole: GiveRole) {}

  /** Gives somebody a role that holds for the whole municipality. */
  @Post()
  @Permission('manage-people')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  async create(
    @AsCommand() context: CommandContext,
    @Body() { personId, role, validFromOn, validUntilOn = null }: GiveMunicipalRoleRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MembershipResponse> {
    const wanted = { ...NO_SEAT, role, wijkteamId: null, validFromOn, validUntilOn };
    const membership = await this.giveRole.execute(context, personId, wanted);
    setVersion(reply, membership.version);
    return membership;
  }
}
