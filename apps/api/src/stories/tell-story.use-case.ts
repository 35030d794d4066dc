import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authorise, NotFoundError, type StoryText, StoryTooEarlyError } from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { refuseFaultyStory, tellerOf } from './story-checks.js';
import { StoryResponse } from './story.response.js';

/** Begins the story of a finished initiative. Nobody else sees it until it is published. */
@Injectable()
export class TellStory {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, initiativeId: string, text: StoryText): Promise<StoryResponse> {
    const { tenant, actor, command, requestId } = context;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const { audit, clock, stories } = stores;
        const found = await stories.findFinished(initiativeId);
        if (found === null) throw new NotFoundError('initiative', initiativeId);
        const { wijkteamId, isFinished } = found;
        authorise(actor, 'write-story', { wijkteamId });
        const writtenBy = tellerOf(actor);
        if (!isFinished) throw new StoryTooEarlyError(initiativeId);
        const writtenAt = await clock.now();
        await refuseFaultyStory(stores, { initiativeId, text, writtenAt });
        const story = { id: randomUUID(), initiativeId, wijkteamId, createdAt: writtenAt };
        await stories.insert(story);
        await stories.insertVersion(story.id, { ...text, number: 1 }, { writtenBy, writtenAt });
        await audit.record({
          actor: actorRefOf(actor),
          action: 'tell-story',
          subjectType: 'story',
          subjectId: story.id,
          origin: requestId,
          details: { initiativeId, quotes: text.quotes.length, photos: text.photos.length },
        });
        return StoryResponse.of(await stories.told(story.id, 1));
      }),
    );
  }
}
