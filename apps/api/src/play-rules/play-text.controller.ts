import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { PLAY_TEMPLATES } from '#domain';
import { InTenant, Public, type TenantContext, UuidPipe } from '#platform';
import { type Language, LANGUAGES } from '#wording';
import { ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { RequestedLanguage } from '../openapi/preferred-language.js';
import { ApiLanguage } from '../openapi/api-language.js';
import { PlayRulesQuery } from './play-rules.query.js';
import { PlayRulesResponse } from './play-rules.response.js';
import {
  PlayComparisonResponse,
  PlayRulesTextResponse,
  PlayTemplateResponse,
} from './play-text.response.js';

/** Texts are in Dutch unless another language is asked for. */
const [DUTCH] = LANGUAGES;

@ApiTags('rules of play')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class PlayTextController {
  constructor(private readonly documents: PlayRulesQuery) {}

  /** Sets of rules that municipalities often have, to start a document from. */
  @Get('play-templates')
  @Public('Rules of play are there to be read.')
  @ApiLanguage()
  @ApiProblems(400, 404)
  templates(
    @InTenant() _context: TenantContext,
    @RequestedLanguage() language: Language | null,
  ): PlayTemplateResponse[] {
    return PLAY_TEMPLATES.map((name) => PlayTemplateResponse.of(name, language ?? DUTCH));
  }

  /** A document as people read it: title, regulation, first day, and each rule with its source. */
  @Get('play-documents/:documentId/text')
  @Public('Rules of play are there to be read.')
  @ApiLanguage()
  @ApiProblems(400, 404)
  async text(
    @InTenant() context: TenantContext,
    @Param('documentId', UuidPipe) documentId: string,
    @RequestedLanguage() language: Language | null,
  ): Promise<PlayRulesTextResponse> {
    const document = await this.documents.get(context, documentId);
    return PlayRulesTextResponse.of(document, language ?? DUTCH);
  }

  /** What changes from another document to this one, rule by rule, in words. */
  @Get('play-documents/:documentId/comparison')
  @Public('Everybody may see what changes in the rules.')
  @ApiLanguage()
  @ApiQuery({
    name: 'fromDocumentId',
    description: 'The document to compare with: what changes from that one to this one.',
    schema: { type: 'string', format: 'uuid' },
  })
  @ApiProblems(400, 404)
  async comparison(
    @InTenant() context: TenantContext,
    @Param('documentId', UuidPipe) toId: string,
    @Query('fromDocumentId', UuidPipe) fromId: string,
    @RequestedLanguage() language: Language | null,
  ): Promise<PlayComparisonResponse> {
    const changes = await this.documents.compare(context, { fromId, toId });
    return PlayComparisonResponse.of(changes, language ?? DUTCH);
  }

  /** The rules of play that a round is held under: its own, or else those of its wijkteam. */
  @Get('rounds/:roundId/play-document')
  @Public('Rules of play are there to be read.')
  @ApiProblems(400, 404)
  async ofRound(
    @InTenant() context: TenantContext,
    @Param('roundId', UuidPipe) roundId: string,
  ): Promise<PlayRulesResponse> {
    return PlayRulesResponse.of(await this.documents.ofRound(context, roundId));
  }
}
