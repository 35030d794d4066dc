import { Injectable } from '@nestjs/common';
import { NotFoundError } from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';

/** Removes a file of one's own that nothing shows, for good. */
@Injectable()
export class RemoveFile {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute({ tenant, actor, requestId }: ActorContext, fileId: string): Promise<void> {
    return this.unitOfWork.run(tenant, async ({ audit, files }) => {
      const file = await files.get(fileId);
      if (actor.kind !== 'person' || file.uploadedBy !== actor.id) {
        throw new NotFoundError('file', fileId);
      }
      await files.remove(fileId);
      await audit.record({
        actor: actorRefOf(actor),
        action: 'remove-file',
        subjectType: 'file',
        subjectId: fileId,
        origin: requestId,
      });
    });
  }
}
