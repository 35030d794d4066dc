import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type ActorContext, ByActor, Permission, sendPage } from '#platform';
import { ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { AuditEntryResponse } from './audit-entry.response.js';
import { AuditTrailQuery } from './audit-trail.query.js';
import { ListAuditEntriesRequest } from './list-audit-entries.request.js';

@ApiTags('audit trail')
@ApiInTenant()
@Controller('municipalities/:municipality/audit-entries')
export class AuditTrailController {
  constructor(private readonly auditTrail: AuditTrailQuery) {}

  /** What was done, by whom, to what; with `subjectId` to one thing. */
  @Get()
  @Permission('read-audit-trail')
  @ApiPage(AuditEntryResponse, 'A page of the audit trail, newest first.')
  @ApiProblems(400, 401, 403, 404)
  async list(
    @ByActor() context: ActorContext,
    @Query() page: ListAuditEntriesRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditEntryResponse[]> {
    const found = await this.auditTrail.list(context, page);
    return sendPage(reply, page, found, (each) => AuditEntryResponse.of(each));
  }
}
