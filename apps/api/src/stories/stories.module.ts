import { Module } from '@nestjs/common';
import { ChangeStory } from './change-story.use-case.js';
import { PublishStory } from './publish-story.use-case.js';
import { StoriesController } from './stories.controller.js';
import { StoryQuery } from './story.query.js';
import { TellStory } from './tell-story.use-case.js';

@Module({
  controllers: [StoriesController],
  providers: [ChangeStory, PublishStory, StoryQuery, TellStory],
})
export class StoriesModule {}
