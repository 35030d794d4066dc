import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { tidyText } from '#domain';
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
import { ChangeStory } from './change-story.use-case.js';
import { ListStoriesRequest } from './list-stories.request.js';
import { PublishStory } from './publish-story.use-case.js';
import {
  StoryStepRequest,
  StoryTextRequest,
  storyTextOf,
  TellStoryRequest,
} from './story.request.js';
import { StoryQuery } from './story.query.js';
import { StoryResponse } from './story.response.js';
import { StoryVersionResponse } from './story-version.response.js';
import { TellStory } from './tell-story.use-case.js';

@ApiTags('stories')
@ApiInTenant()
@Controller('municipalities/:municipality/stories')
export class StoriesController {
  constructor(
    private readonly stories: StoryQuery,
    private readonly tellStory: TellStory,
    private readonly changeStory: ChangeStory,
    private readonly publishStory: PublishStory,
  ) {}

  /** The public stories of what came of plans, the last published first. */
  @Get()
  @Public('Stories are published for everybody to read.')
  @ApiPage(StoryResponse, 'A page of stories.')
  @ApiProblems(400, 404)
  async list(
    @InTenant() context: TenantContext,
    @Query() page: ListStoriesRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoryResponse[]> {
    const found = await this.stories.list(context, page);
    return sendPage(reply, page, found, (each) => StoryResponse.of(each));
  }

  /** Begins the story of a finished initiative. */
  @Post()
  @Permission('write-story')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  tell(
    @AsCommand() context: CommandContext,
    @Body() body: TellStoryRequest,
  ): Promise<StoryResponse> {
    return this.tellStory.execute(context, body.initiativeId, storyTextOf(body));
  }

  /** A story: the public text, or the newest for who may write it. Its ETag is needed to change it. */
  @Get(':storyId')
  @Public('Stories are published for everybody to read; others are not shown.')
  @ApiProblems(400, 404)
  async get(
    @InTenant() context: TenantContext,
    @Param('storyId', UuidPipe) storyId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoryResponse> {
    const { story, version } = await this.stories.get(context, storyId);
    setVersion(reply, version);
    return StoryResponse.of(story);
  }

  /** Writes a new text of a story, whole. What is public stays so until this is published. */
  @Put(':storyId')
  @Permission('write-story')
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 412, 428)
  async change(
    @ByActor() context: ActorContext,
    @Param('storyId', UuidPipe) storyId: string,
    @Body() body: StoryTextRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoryResponse> {
    const version = versionOf(reply.request.headers['if-match']);
    const wanted = { storyId, version, text: storyTextOf(body) };
    const changed = await this.changeStory.execute(context, wanted);
    setVersion(reply, changed.version);
    return StoryResponse.of(changed.story);
  }

  /** All texts of a story with the consents that they rest on, for who may write it. */
  @Get(':storyId/versions')
  @Permission('write-story')
  @ApiProblems(400, 401, 403, 404)
  async versions(
    @ByActor() context: ActorContext,
    @Param('storyId', UuidPipe) storyId: string,
  ): Promise<StoryVersionResponse[]> {
    const versions = await this.stories.versions(context, storyId);
    return versions.map((each) => StoryVersionResponse.of(each));
  }

  /** Publishes a text of a story, or takes the story off with a reason. */
  @Post(':storyId/publications')
  @Permission('publish-story')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  publish(
    @AsCommand() context: CommandContext,
    @Param('storyId', UuidPipe) storyId: string,
    @Body() { step, number, reason }: StoryStepRequest,
  ): Promise<StoryResponse> {
    const why = reason == null || tidyText(reason) === '' ? null : tidyText(reason);
    return this.publishStory.execute(context, { storyId, step, number, reason: why });
  }
}
