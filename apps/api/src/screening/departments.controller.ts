import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
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
import {
  AddDepartmentMemberRequest,
  ChangeDepartmentRequest,
  CreateDepartmentRequest,
} from './department.request.js';
import { DepartmentMemberResponse, DepartmentResponse } from './department.response.js';
import { KeepDepartment } from './keep-department.use-case.js';
import { ScreeningQuery } from './screening.query.js';

@ApiTags('screening')
@ApiInTenant()
@Controller('municipalities/:municipality/departments')
export class DepartmentsController {
  constructor(
    private readonly screenings: ScreeningQuery,
    private readonly keepDepartment: KeepDepartment,
  ) {}

  /** The departments that advise on initiatives, with their mailboxes. */
  @Get()
  @Public('Which departments have a say is for everybody to know.')
  @ApiPage(DepartmentResponse, 'A page of departments, by name.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartmentResponse[]> {
    const found = await this.screenings.departments(context, page);
    return sendPage(reply, page, found, (each) => DepartmentResponse.of(each));
  }

  /** Adds a department. */
  @Post()
  @Permission('manage-screening')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  create(
    @AsCommand() context: CommandContext,
    @Body() body: CreateDepartmentRequest,
  ): Promise<DepartmentResponse> {
    return this.keepDepartment.create(context, body);
  }

  /** Changes the name or the mailbox of a department. */
  @Patch(':departmentId')
  @Permission('manage-screening')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 409, 412, 428)
  async change(
    @ByActor() context: ActorContext,
    @Param('departmentId', UuidPipe) departmentId: string,
    @Body() request: ChangeDepartmentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartmentResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    const changed = await this.keepDepartment.change(context, departmentId, { version, request });
    setVersion(reply, changed.version);
    return changed;
  }

  /** Who works for a department and answers for it. */
  @Get(':departmentId/members')
  @Permission('read-workload')
  @ApiProblems(400, 401, 403, 404)
  async members(
    @ByActor() context: ActorContext,
    @Param('departmentId', UuidPipe) departmentId: string,
  ): Promise<DepartmentMemberResponse[]> {
    const found = await this.screenings.members(context, departmentId);
    return found.map((each) => DepartmentMemberResponse.of(each));
  }

  /** Has a contact person work for a department. */
  @Post(':departmentId/members')
  @Permission('manage-screening')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  addMember(
    @AsCommand() context: CommandContext,
    @Param('departmentId', UuidPipe) departmentId: string,
    @Body() { personId }: AddDepartmentMemberRequest,
  ): Promise<DepartmentMemberResponse> {
    return this.keepDepartment.addMember(context, departmentId, personId);
  }

  /** From now on somebody does not work for a department any more. */
  @Delete(':departmentId/members/:personId')
  @HttpCode(204)
  @Permission('manage-screening')
  @ApiProblems(400, 401, 403, 404)
  removeMember(
    @ByActor() context: ActorContext,
    @Param('departmentId', UuidPipe) departmentId: string,
    @Param('personId', UuidPipe) personId: string,
  ): Promise<void> {
    return this.keepDepartment.removeMember(context, departmentId, personId);
  }
}
