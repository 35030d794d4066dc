import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
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
  type TenantContext,
  UuidPipe,
} from '#platform';
import { type Language, LANGUAGES } from '#wording';
import { ApiCommand, ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { ApiLanguage } from '../openapi/api-language.js';
import { RequestedLanguage } from '../openapi/preferred-language.js';
import { ContactPersonQuery } from './contact-person.query.js';
import { NameContactPersonRequest } from './contact-person.request.js';
import {
  CaseResponse,
  ContactAssignmentResponse,
  ContactPersonResponse,
  WorkloadResponse,
} from './contact-person.response.js';
import { NameContactPerson } from './name-contact-person.use-case.js';
import { RouteResponse } from './route.response.js';

@ApiTags('contact-persons')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class ContactPersonsController {
  constructor(
    private readonly contactPersons: ContactPersonQuery,
    private readonly nameContactPerson: NameContactPerson,
  ) {}

  /** Where an initiative is, who has it, what comes next, when you hear, and all that happened. */
  @Get('initiatives/:initiativeId/route')
  @Public('Where a plan is, and who has it, is for everybody to see.')
  @ApiLanguage()
  @ApiProblems(400, 401, 404)
  async route(
    @InTenant() context: TenantContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @RequestedLanguage() asked: Language | null,
  ): Promise<RouteResponse> {
    const { route, ...told } = await this.contactPersons.route(context, initiativeId);
    return RouteResponse.of(route, told, asked ?? LANGUAGES[0]);
  }

  /** Names the contact person of an initiative, or has the rule choose: the least open work. */
  @Post('initiatives/:initiativeId/contact-persons')
  @Permission('name-contact-person')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  name(
    @AsCommand() context: CommandContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Body() body: NameContactPersonRequest,
  ): Promise<ContactPersonResponse> {
    return this.nameContactPerson.execute(context, initiativeId, body);
  }

  /** Who was the contact person of an initiative, and why it went to somebody else. */
  @Get('initiatives/:initiativeId/contact-persons')
  @Permission('read-contact-persons')
  @ApiPage(ContactAssignmentResponse, 'A page of contact persons, who has it now on top.')
  @ApiProblems(400, 401, 403, 404)
  async history(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactAssignmentResponse[]> {
    const found = await this.contactPersons.history(context, initiativeId, page);
    return sendPage(reply, page, found, (each) => ContactAssignmentResponse.of(each));
  }

  /** What every contact person has on the desk; who has the oldest term comes first. */
  @Get('contact-persons/workload')
  @Permission('read-workload')
  @ApiPage(WorkloadResponse, 'A page of contact persons, the oldest term on top.')
  @ApiProblems(400, 401, 403, 404)
  async workload(
    @ByActor() context: ActorContext,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WorkloadResponse[]> {
    const found = await this.contactPersons.workload(context, page);
    return sendPage(reply, page, found, (each) => WorkloadResponse.of(each));
  }

  /** Your own desk: the initiatives that you have, and advice that is asked of your department. */
  @Get('my-cases')
  @Permission('use-own-session')
  @ApiPage(CaseResponse, 'A page of cases, what ends first on top.')
  @ApiProblems(400, 401, 403, 404)
  async cases(
    @ByActor() context: ActorContext,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseResponse[]> {
    const found = await this.contactPersons.cases(context, page);
    return sendPage(reply, page, found, (each) => CaseResponse.of(each));
  }
}
