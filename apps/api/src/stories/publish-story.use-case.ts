import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  NotFoundError,
  refuseFaults,
  storyReasonFaults,
  type StoryStep,
  takeStoryStep,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { tellerOf } from './story-checks.js';
import { StoryResponse } from './story.response.js';

export type WantedStep = {
  readonly storyId: string;
  readonly step: StoryStep;
  readonly number: number;
  readonly reason: string | null;
};

/** Publishes a text of a story, or takes the story off with a reason. Followers hear of a first publication. */
@Injectable()
export class PublishStory {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, command, requestId }: CommandContext,
    wanted: WantedStep,
  ): Promise<StoryResponse> {
    const { storyId, step, number, reason } = wanted;
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const story = await stores.stories.lock(storyId);
        authorise(actor, 'publish-story', story);
        const takenBy = tellerOf(actor);
        refuseFaults(storyReasonFaults(step, reason));
        if (number > story.newestNumber) throw new NotFoundError('text of the story', `${number}`);
        takeStoryStep(step, number, story.publicNumber);
        const takenAt = await stores.clock.now();
        const shown = step === 'publish' ? number : null;
        await stores.stories.insertStep(
          storyId,
          { step, number: shown, reason },
          { takenBy, takenAt },
        );
        await stores.stories.touch(story);
        const told = await stores.stories.told(storyId, number);
        if (step === 'publish') await announce(stores, { ...told, announcedAt: takenAt });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: `${step}-story`,
          subjectType: 'story',
          subjectId: storyId,
          origin: requestId,
          details: { number },
        });
        return StoryResponse.of(told);
      }),
    );
  }
}

type News = {
  readonly id: string;
  readonly title: string;
  readonly initiativeId: string;
  readonly announcedAt: Date;
};

/** Once for each story, however often its text changes. */
async function announce(
  { announcements }: Stores,
  { id, title, initiativeId, announcedAt }: News,
): Promise<void> {
  await announcements.announce({
    id: randomUUID(),
    kind: 'story-published',
    eventKey: `story:${id}`,
    subject: { kind: 'initiative', id: initiativeId },
    audience: { kind: 'followers', initiativeId },
    facts: { title },
    announcedAt,
  });
}
