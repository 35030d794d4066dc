import { Injectable } from '@nestjs/common';
import { authorise, requireVersion, type StoryText } from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';
import { refuseFaultyStory, tellerOf } from './story-checks.js';
import type { SeenStory } from './story.query.js';

export type WantedStory = {
  readonly storyId: string;
  readonly version: number;
  readonly text: StoryText;
};

/** Writes a new text of a story; the one that is public stays so until another is published. */
@Injectable()
export class ChangeStory {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId }: ActorContext,
    { storyId, version, text }: WantedStory,
  ): Promise<SeenStory> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const { audit, clock, stories } = stores;
      const story = await stories.lock(storyId);
      authorise(actor, 'write-story', story);
      const writtenBy = tellerOf(actor);
      requireVersion(version, story.version);
      const writtenAt = await clock.now();
      await refuseFaultyStory(stores, { initiativeId: story.initiativeId, text, writtenAt });
      const number = story.newestNumber + 1;
      await stories.insertVersion(storyId, { ...text, number }, { writtenBy, writtenAt });
      const newVersion = await stories.touch(story);
      await audit.record({
        actor: actorRefOf(actor),
        action: 'change-story',
        subjectType: 'story',
        subjectId: storyId,
        origin: requestId,
        details: { number },
      });
      return { story: await stories.told(storyId, number), version: newVersion };
    });
  }
}
