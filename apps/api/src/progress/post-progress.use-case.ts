import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  progressFaults,
  refuseFaults,
  reporterOf,
  type WantedPhoto,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { seenInitiative } from './carried-out.js';
import { ProgressPostResponse } from './progress.response.js';

type WantedPost = {
  readonly initiativeId: string;
  readonly body: string;
  readonly photos: readonly WantedPhoto[];
};

/** Reports how the carrying out goes, with photos. Who follows the initiative hears of it. */
@Injectable()
export class PostProgress {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId, command }: CommandContext,
    { initiativeId, body, photos }: WantedPost,
  ): Promise<ProgressPostResponse> {
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once(command, async () => {
        const seen = await seenInitiative(stores, actor, initiativeId);
        const by = reporterOf(actor, seen.carriedOut);
        refuseFaults(progressFaults(body, photos));
        await refuseForeignPhotos(stores, photos, by);
        const id = randomUUID();
        await stores.progress.insertPost({ id, initiativeId, body }, photos, { by, at: seen.now });
        await stores.announcements.announce({
          id: randomUUID(),
          kind: 'progress-posted',
          eventKey: `progress-post:${id}`,
          subject: { kind: 'initiative', id: initiativeId },
          audience: { kind: 'followers', initiativeId },
          facts: { title: seen.initiative.title },
          announcedAt: seen.now,
        });
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'post-progress',
          subjectType: 'initiative',
          subjectId: initiativeId,
          origin: requestId,
          details: { postId: id, photos: photos.length },
        });
        return ProgressPostResponse.of(await stores.progress.getPost(initiativeId, id));
      }),
    );
  }
}

/** Photos are the reporter's own; of somebody else's that nobody can see it is not told that they are there. */
async function refuseForeignPhotos(
  { files }: Stores,
  photos: readonly WantedPhoto[],
  by: string,
): Promise<void> {
  for (const [index, { fileId }] of photos.entries()) {
    const file = await files.get(fileId);
    if (file.uploadedBy !== by) {
      throw file.isPublic ? new ForbiddenError('upload-file') : new NotFoundError('file', fileId);
    }
    if (file.kind !== 'photo') {
      const name = `photos[${index}].fileId`;
      throw new InvalidInputError([{ name, code: 'not-a-photo', reason: 'This is no photo.' }]);
    }
  }
}
