import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type ActorContext,
  ByActor,
  InTenant,
  PageQuery,
  Permission,
  Public,
  sendPage,
  type TenantContext,
  UuidPipe,
} from '#platform';
import { ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { AwardLetterQuery } from './award-letter.query.js';
import { AwardLetterEntryResponse, AwardLetterResponse } from './award-letter.response.js';

@ApiTags('award letters')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class AwardLettersController {
  constructor(private readonly letters: AwardLetterQuery) {}

  /** The register of the letters of a round: what each initiative got, and until when one can object. */
  @Get('rounds/:roundId/award-letters')
  @Public('Who gets public money is for everybody to know; who they are is not told (Awb 3:42).')
  @ApiPage(AwardLetterEntryResponse, 'A page of letters, by their numbers.')
  @ApiProblems(400, 401, 404)
  async list(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AwardLetterEntryResponse[]> {
    const found = await this.letters.list(context, roundId, page);
    return sendPage(reply, page, found, (each) => AwardLetterEntryResponse.entryOf(each));
  }

  /** A letter in full, for its addressee, the wijkteam, and who reads letters by office. */
  @Get('award-letters/:letterId')
  @Permission('read-awards')
  @ApiProblems(400, 401, 403, 404)
  async get(
    @ByActor() context: ActorContext,
    @Param('letterId', UuidPipe) letterId: string,
  ): Promise<AwardLetterResponse> {
    return AwardLetterResponse.of(await this.letters.get(context, letterId));
  }
}
