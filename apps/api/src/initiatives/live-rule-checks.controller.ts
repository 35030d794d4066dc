import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type ActorContext, ByActor, Permission, UuidPipe } from '#platform';
import { type Language, LANGUAGES } from '#wording';
import { ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { RequestedLanguage } from '../openapi/preferred-language.js';
import { LiveRuleChecksResponse } from './live-rule-check.response.js';
import { LiveRuleChecksQuery } from './live-rule-checks.query.js';
import { planOf, ProposeInitiativeRequest } from './propose-initiative.request.js';

@ApiTags('rules of play')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class LiveRuleChecksController {
  constructor(private readonly checks: LiveRuleChecksQuery) {}

  /** What the rules of its round say about the plan as it was saved last, with reasons and ways out. */
  @Post('initiatives/:initiativeId/rule-checks')
  @HttpCode(200)
  @Permission('use-own-session')
  @ApiProblems(400, 401, 403, 404)
  async ofInitiative(
    @ByActor() context: ActorContext,
    @Param('initiativeId', UuidPipe) initiativeId: string,
    @RequestedLanguage() language: Language | null,
  ): Promise<LiveRuleChecksResponse> {
    const checked = await this.checks.ofInitiative(context, initiativeId);
    return LiveRuleChecksResponse.told(checked, language ?? LANGUAGES[0]);
  }

  /** What the rules of a round say about a plan as it is typed. Nothing of it is kept. */
  @Post('rounds/:roundId/rule-checks')
  @HttpCode(200)
  @Permission('use-own-session')
  @ApiProblems(400, 401, 403, 404)
  async ofPlan(
    @ByActor() context: ActorContext,
    @Param('roundId', UuidPipe) roundId: string,
    @Body() body: ProposeInitiativeRequest,
    @RequestedLanguage() language: Language | null,
  ): Promise<LiveRuleChecksResponse> {
    const checked = await this.checks.ofPlan(context, roundId, planOf(body));
    return LiveRuleChecksResponse.told(checked, language ?? LANGUAGES[0]);
  }
}
