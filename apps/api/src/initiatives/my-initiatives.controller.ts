import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type ActorContext, ByActor, PageQuery, Permission, sendPage } from '#platform';
import { type Language, LANGUAGES } from '#wording';
import { ApiInTenant, ApiPage, ApiProblems } from '../openapi/api-decorators.js';
import { RequestedLanguage } from '../openapi/preferred-language.js';
import { ReceivedInvitationResponse } from './co-initiator.response.js';
import { MyInitiativesPageQuery } from './initiatives-page.request.js';
import { MyInitiativeResponse } from './my-initiative.response.js';
import { MyInitiativesQuery, personOf } from './my-initiatives.query.js';

@ApiTags('initiatives')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class MyInitiativesController {
  constructor(private readonly mine: MyInitiativesQuery) {}

  /** One's own initiatives, drafts too, alone or with others; written last comes first. */
  @Get('my-initiatives')
  @Permission('use-own-session')
  @ApiPage(MyInitiativeResponse, 'A page of initiatives, written last first.')
  @ApiProblems(400, 401, 403)
  async list(
    @ByActor() context: ActorContext,
    @Query() page: MyInitiativesPageQuery,
    @RequestedLanguage() language: Language | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MyInitiativeResponse[]> {
    const found = await this.mine.list(context, page);
    const personId = personOf(context.actor);
    return sendPage(reply, page, found, (each) =>
      MyInitiativeResponse.ofMine(each, personId, language ?? LANGUAGES[0]),
    );
  }

  /** The open invitations to make an initiative with others: to one's account, or to its e-mail address. */
  @Get('my-invitations')
  @Permission('use-own-session')
  @ApiPage(ReceivedInvitationResponse, 'A page of invitations, newest first.')
  @ApiProblems(400, 401, 403)
  async invitations(
    @ByActor() context: ActorContext,
    @Query() page: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReceivedInvitationResponse[]> {
    const found = await this.mine.invitations(context, page);
    return sendPage(reply, page, found, (each) => ReceivedInvitationResponse.of(each));
  }
}
