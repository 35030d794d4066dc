import { Injectable } from '@nestjs/common';
import { authorise, isAllowed, NotFoundError } from '#domain';
import { type Page, type StoryVersion, type ToldStory, UnitOfWork } from '#persistence';
import type { ActorContext, TenantContext } from '#platform';
import type { ListStoriesRequest } from './list-stories.request.js';

export type SeenStory = { readonly story: ToldStory; readonly version: number };

/** Stories: the public text for everybody, the newest for who may write. */
@Injectable()
export class StoryQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ tenant }: TenantContext, request: ListStoriesRequest): Promise<Page<ToldStory>> {
    return this.unitOfWork.run(tenant, ({ stories }) =>
      stories.listPublic(request, request.wijkteamId ?? null),
    );
  }

  /** @throws {NotFoundError} when there is no such story, or none that the reader may see */
  get({ tenant, actor }: TenantContext, storyId: string): Promise<SeenStory> {
    return this.unitOfWork.run(tenant, async ({ stories }) => {
      const { wijkteamId, newestNumber, publicNumber, version } = await stories.get(storyId);
      const mayWrite = actor !== null && isAllowed(actor, 'write-story', { wijkteamId });
      const number = mayWrite ? newestNumber : publicNumber;
      if (number === null) throw new NotFoundError('story', storyId);
      return { story: await stories.told(storyId, number), version };
    });
  }

  versions({ tenant, actor }: ActorContext, storyId: string): Promise<StoryVersion[]> {
    return this.unitOfWork.run(tenant, async ({ stories }) => {
      const { wijkteamId } = await stories.get(storyId);
      authorise(actor, 'write-story', { wijkteamId });
      return stories.versions(storyId);
    });
  }
}
